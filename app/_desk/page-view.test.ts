import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { createOffering } from '@/lib/data/offerings/create';
import { duplicateOffering } from '@/lib/data/offerings/duplicate';
import { ofInstitution } from '@/lib/data/testing/people';
import { paths } from '@/lib/paths';
import { deskView } from './offering-view';
import { offeringPageView } from './page-view';

const databases = await withTestDatabase();
const officer = await ofInstitution(databases, 'I01');

async function links(id: string) {
  const view = offeringPageView(officer, await deskView(officer, id), undefined);
  return new Map(view.links.map(({ href, label }) => [href, label]));
}

it('says of each link where it leads', async () => {
  const name = { en: 'Tests', es: 'Ensayos' };
  const { id } = await createOffering(officer, { key: randomUUID(), name, type: 'testing' });
  const ofNew = await links(id);
  expect(ofNew.get(paths.editOffering(id))).toBe('Go on with texts, price and places for firms');
  expect(ofNew.get(paths.discardDraft(id))).toBe('Throw this offering away');
  expect((await links('O01')).get(paths.editOffering('O01'))).toBe(
    'Change texts, price and places for firms',
  );
  const { id: copy } = await duplicateOffering(officer, { offering: 'O01' });
  const ofCopy = [...(await links(copy)).values()];
  expect(new Set(ofCopy).size).toBe(ofCopy.length);
});
