import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CAPABILITIES, MODALITIES, SIZE_CLASSES } from '../../domain/vocabulary';
import { type Cells, COLUMNS, type ImportLists, readRow, type StoredOffering } from '../offering-import';
import { readPartCells } from './cells';
import { OFFERING_PARTS } from './columns';
import { formOfPart, readPartForm } from './form';

const REGIONS: Readonly<Record<string, readonly string[]>> = {
  AR: ['AR-A', 'AR-B', 'AR-M'],
  CL: ['CL-AI', 'CL-ML'],
};
const COUNTRIES = ['AR', 'CL', 'UY', 'SE'];
const partsOf = (country: string) => REGIONS[country] ?? [];
const lists: ImportLists = { has: () => true, currencies: new Set(), rates: [] };
const blank = { definition: { id: 'N1', institution: 'I01', illustrative: true, note: '' }, text: {} };
const MAIN: Cells = {
  ...{ name_en: 'A', name_es: 'A', summary_en: 'B', summary_es: 'B', conditions_en: 'C', conditions_es: 'C' },
  ...{ how_en: 'D', how_es: 'D', price_usd: '5', place: 'AR-M', languages: 'es', seats: '3', intake: 'open' },
  ...{ hours_month: '2', months: '3', learning_form: 'class' },
};

const some = (values: readonly string[], minLength = 0) =>
  fc.shuffledSubarray([...values], { minLength }).map((items) => items.join(' | '));
const one = (values: readonly string[]) => fc.constantFrom(...values);
const levels = some(CAPABILITIES, 1).map((items) => items.replaceAll(/[A-Z]{3}/g, '$&:1-3'));

/** A row that the import accepts, written in whatever order. */
const rows: fc.Arbitrary<Cells> = fc.record({
  ...{ type: one(['testing', 'training_course']), modality: one(MODALITIES) },
  ...{ countries: some(COUNTRIES, 1), subdivisions: some([...partsOf('AR'), ...partsOf('CL')]) },
  sectors: some(['*', '11', '0121', 'C']),
  size_classes: some(SIZE_CLASSES),
  ...{ membership: one(['', 'none', 'required']), membership_fee_usd: one(['', '0', '12.5', '10000000']) },
  waiver: one(['', 'micro:50', 'women:0.5 | small:100', 'large:0']),
  ...{ practice_share: one(['', '0.57', '1', '0,29']), follow_up: one(['', 'visits', 'peer group']) },
  ...{ channel: some(['direct', 'indirect']), nature: one(['', 'pioneering']) },
  ...{
    knowledge_what: one(['', '0.5', '1']),
    knowledge_how: one(['0', '1']),
    knowledge_why: one(['', '0.5']),
  },
  ...{ targets: levels, upgrading_kind: some(['process', 'product']), min_ac: one(['', '0', '4']) },
  ...{ communities: some(['AR-M:11', 'CL:01']), source_international: one(['', 'yes', 'no']) },
  ...{
    requires_any: some(['ISO9001', 'HACCP']),
    requires_all: some(['monitored']),
    gives: some(['certified']),
  },
  generic: one(['', 'yes', 'no']),
});

/** A list of codes is a set. */
const said = ({ definition }: StoredOffering) =>
  Object.fromEntries(
    Object.entries(definition).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.toSorted() : value,
    ]),
  );

it('a page that is saved as it was drawn changes nothing, of whatever offering the import accepts', () => {
  fc.assert(
    fc.property(rows, (row) => {
      const read = readRow({ ...MAIN, ...row }, null, { blank, lists });
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      for (const part of OFFERING_PARTS) {
        const { cells, problems } = readPartForm(part, formOfPart(part, read.stored, partsOf), partsOf);
        expect(problems, part).toEqual([]);
        const again = readPartCells({ part, cells }, read.stored, lists);
        expect(again.ok && said(again.stored), part).toEqual(said(read.stored));
      }
    }),
    { numRuns: 300 },
  );
});

const stored = (definition: object): StoredOffering => {
  const read = readRow({ ...MAIN, type: 'testing', modality: 'onsite', countries: 'AR' }, null, {
    blank,
    lists,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { ...read.stored, definition: { ...read.stored.definition, ...definition } };
};

it('keeps the countries of an online offering of which no region is named beside those of others', () => {
  const online = stored({ modality: 'online', countries: ['CL', 'AR', 'UY'], subdivisions: ['AR-M'] });
  const form = formOfPart('for-whom', online, partsOf);
  expect(form).toMatchObject({ 'place.pick.AR': ['in'], 'place.pick.CL': ['in'], 'place.pick.UY': ['in'] });
  expect(readPartForm('for-whom', form, partsOf).cells).toMatchObject({
    ...{ countries: 'CL | AR | UY', subdivisions: 'AR-M' },
  });
});

it('names no region of an online offering once other countries are chosen', () => {
  const online = stored({ modality: 'online', countries: ['AR', 'CL'], subdivisions: ['AR-M'] });
  const form = formOfPart('for-whom', online, partsOf);
  const changed = { ...form, 'place.pick.CL': [''], 'place.pick.SE': ['in'] };
  expect(readPartForm('for-whom', changed, partsOf).cells).toMatchObject({
    ...{ countries: 'AR | SE', subdivisions: '' },
  });
});

it('names what is chosen once a form of places that it cannot show as they are is changed', () => {
  // Firms in Chile are reached by none of its regions, so that the form does not show it as included.
  const onsite = stored({ countries: ['AR', 'CL'], subdivisions: ['AR-M'] });
  const form = formOfPart('for-whom', onsite, partsOf);
  expect(form['place.pick.CL']).toBeUndefined();
  const changed = { ...form, 'place.pick.AR-A': ['in'] };
  expect(readPartForm('for-whom', changed, partsOf).cells).toMatchObject({
    ...{ countries: 'AR', subdivisions: 'AR-A | AR-M' },
  });
});

it('has every column but the texts in a row of the test', () => {
  const [row = {}] = fc.sample(rows, 1);
  expect(Object.keys({ ...MAIN, ...row }).toSorted()).toEqual(COLUMNS.map(({ name }) => name).toSorted());
});
