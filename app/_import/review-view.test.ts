import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { createOffering } from '@/lib/data/offerings/create';
import { exportOfferings } from '@/lib/data/offerings/export';
import { checkImport } from '@/lib/data/offerings/import/check';
import { ofInstitution } from '@/lib/data/testing/people';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { reviewView } from './review-view';

const databases = await withTestDatabase();

it.each(LOCALES)(
  'tells what nobody has said yet as such, also where the file says what stands in for it (%s)',
  async (locale) => {
    const officer = { ...(await ofInstitution(databases, 'I01')), locale };
    const name = { en: 'Cellar clinic', es: 'Clínica de bodega' };
    const { id } = await createOffering(officer, { key: randomUUID(), name, type: 'testing' });
    const row = (await exportOfferings(officer)).find((one) => one.id === 'O01');
    const cells = { ...row, id, price_usd: '0', modality: 'onsite', seats: '12' };
    const read = await checkImport(officer, { rows: [{ line: 2, cells, problems: [] }] });
    const { rows } = await reviewView(officer, read.id, { show: 'change' });
    const t = translator(locale);
    const shown = new Map(rows[0]?.differences.map(({ key, before, after }) => [key, { before, after }]));
    for (const key of ['priceUsd', 'modality', 'seats', 'countries', 'targets', 'summary.en'])
      expect(shown.get(key)?.before, key).toEqual([t('desk.unsaid')]);
    expect(shown.get('modality')?.after).toEqual([t('vocabulary.modality.onsite')]);
    expect(shown.get('seats')?.after.join()).toContain('12');
    expect(shown.get('name.en')?.before).toEqual([name.en]);
  },
);
