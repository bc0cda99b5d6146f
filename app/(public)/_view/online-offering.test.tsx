import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { OfferingReach } from '@/app/_components/catalogue/offering-reach';
import { withTestDatabase } from '@/db/testing';
import { aVisitor } from '@/lib/data/testing/visitors';
import { offeringView } from './offering-view';

const { db } = await withTestDatabase();

it('an online offering is for the whole of its countries, whatever regions it names', async () => {
  const ctx = { ...aVisitor(db), locale: 'en' as const };
  // O21 names three regions of Chile.
  const { say, offering, people, machine } = await offeringView(ctx, 'O21');
  const html = renderToStaticMarkup(<OfferingReach say={say} offering={offering} people={people} />);
  expect(html).toContain('Firms in all regions of Chile');
  expect(machine.areas.map(({ code }) => code)).toEqual(['CL']);
});
