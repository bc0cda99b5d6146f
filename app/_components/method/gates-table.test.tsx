import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { POLICY_2026_1 } from '@/lib/domain/matching';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { GatesTable } from './gates-table';

// An offer whose own conditions fail is not for this firm, before money, membership, readiness and places are looked at.
it.each(LOCALES)('names the checks in the order in which they are decided, in %s', (locale) => {
  const t = translator(locale);
  const html = renderToStaticMarkup(<GatesTable t={t} policy={POLICY_2026_1} />);
  const names = [...html.matchAll(/<th scope="row">(.*?)<\/th>/g)].map(([, name]) => name);
  const order = ['G1', 'G2', 'G3', 'G4', 'rule', 'G5', 'G6', 'G7', 'G8'] as const;
  expect(names).toEqual(order.map((gate) => t(`pages.method.gate.${gate}`)));
});
