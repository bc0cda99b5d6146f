import { describe, expect, it } from 'vitest';
import demo from '@/db/seed/data/demo-catalogue.json' with { type: 'json' };
import { catalogueFileSchema } from '../../domain/matching';
import type { FormFields } from '../fields';
import { COLUMNS, type ImportLists, type StoredOffering, unsaidIn } from '../offering-import';
import { readPartCells } from './cells';
import { columnsOfPart, EDIT_PAGES, OFFERING_PARTS, pageOfColumn } from './columns';
import { formOfPart, readPartForm } from './form';

const REGIONS: Readonly<Record<string, readonly string[]>> = {
  AR: ['AR-A', 'AR-B', 'AR-M'],
  CL: ['CL-AI', 'CL-ML'],
};
const partsOf = (country: string) => REGIONS[country] ?? [];
const lists: ImportLists = { has: () => true, currencies: new Set(['USD']), rates: [] };
const offerings: readonly StoredOffering[] = demo.offerings.map((definition) => ({
  definition,
  text: { name: { en: definition.name } },
}));

const read = (part: (typeof OFFERING_PARTS)[number], fields: FormFields) =>
  readPartForm(part, fields, partsOf);
const schema = catalogueFileSchema.shape.offerings.element;
/** A list of codes is a set. */
const inOrder = (said: object) =>
  Object.fromEntries(
    Object.entries(said).map(([name, one]) => [name, Array.isArray(one) ? one.toSorted() : one]),
  );

describe('pages of an offering', () => {
  it('change every attribute, each on one page', () => {
    const ofParts = OFFERING_PARTS.flatMap((part) => columnsOfPart(part).map(({ name }) => name));
    const ofMain = COLUMNS.filter(({ name }) => pageOfColumn(name) === 'main').map(({ name }) => name);
    expect([...ofParts, ...ofMain].toSorted()).toEqual(COLUMNS.map(({ name }) => name).toSorted());
    expect(ofMain).toEqual([
      ...[
        'name_en',
        'name_es',
        'summary_en',
        'summary_es',
        'conditions_en',
        'conditions_es',
        'how_en',
        'how_es',
      ],
      ...['price_usd', 'modality', 'place', 'languages', 'seats', 'intake', 'hours_month', 'months'],
      'learning_form',
    ]);
    expect(EDIT_PAGES).toHaveLength(OFFERING_PARTS.length + 1);
  });

  it('say of each demonstration offering what it says', () => {
    for (const stored of offerings)
      for (const part of OFFERING_PARTS) {
        const { cells, problems } = read(part, formOfPart(part, stored, partsOf));
        expect(problems, `${part} of ${stored.definition.id}`).toEqual([]);
        const again = readPartCells({ part, cells }, stored, lists);
        expect(again.ok).toBe(true);
        if (!again.ok) continue;
        expect(inOrder(schema.parse(again.stored.definition))).toEqual(
          inOrder(schema.parse(stored.definition)),
        );
      }
  });
});

describe('cells of a part', () => {
  const begun: StoredOffering = {
    definition: {
      id: 'N1',
      institution: 'I01',
      illustrative: true,
      note: '',
      type: 'testing',
      place: 'AR-M',
    },
    text: { name: { en: 'Tests', es: 'Ensayos' } },
  };

  const needed = (...columns: string[]) => ({
    ok: false,
    problems: columns.map((column) => ({ column, code: 'needed', found: '' })),
  });

  it('must say what nobody has said so far', () => {
    expect(readPartCells({ part: 'for-whom', cells: {} }, begun, lists)).toEqual(
      needed('countries', 'subdivisions', 'sectors', 'size_classes'),
    );
  });

  it('may say that there is nothing, which is then said', () => {
    expect(unsaidIn(begun)).toEqual(expect.arrayContaining(['targets', 'requires_all', 'gives']));
    const worksOn = { type: 'export_finance', generic: 'yes', targets: '', min_ac: '0', upgrading_kind: '' };
    const after = readPartCells({ part: 'works-on', cells: worksOn }, begun, lists);
    expect(after).toMatchObject({ ok: true, stored: { definition: { targets: {}, generic: true } } });
    expect(after.ok && unsaidIn(after.stored)).not.toContain('targets');
    const steps = { requires_all: '', requires_any: '', gives: '' };
    expect(readPartCells({ part: 'steps', cells: steps }, begun, lists)).toMatchObject({
      stored: { definition: { requires: { all: [], any: [] }, gives: [] } },
    });
  });

  it('mean nothing by an empty cell that is no list', () => {
    const cells = Object.fromEntries(columnsOfPart('knowledge').map(({ name }) => [name, '']));
    expect(readPartCells({ part: 'knowledge', cells }, begun, lists)).toEqual(
      needed(
        ...['practice_share', 'follow_up', 'nature', 'knowledge_what', 'knowledge_how', 'knowledge_why'],
        'source_international',
      ),
    );
    const sectors = { countries: 'AR', subdivisions: '', sectors: '', size_classes: '' };
    expect(readPartCells({ part: 'for-whom', cells: sectors }, begun, lists)).toEqual(
      needed('sectors', 'size_classes'),
    );
  });

  it('say nothing of other parts', () => {
    const cells = {
      membership: 'required',
      membership_fee_usd: '5',
      waiver: '',
      price_usd: '5',
      min_ac: '4',
    };
    const after = readPartCells({ part: 'costs', cells }, begun, lists);
    expect(after).toMatchObject({ ok: true, stored: { definition: { membership: 'required' } } });
    for (const name of ['price_usd', 'min_ac'])
      expect(after.ok && after.stored.definition).not.toHaveProperty(name);
  });
});

describe('whom it is for', () => {
  const asked = (said: Readonly<Record<string, string>>) =>
    read('for-whom', {
      ...{ size_classes: ['micro'], 'sector.which': ['any'] },
      ...Object.fromEntries(Object.entries(said).map(([name, state]) => [name, [state]])),
    });

  it('is for whole countries where no region is named', () => {
    const { cells } = asked({ 'place.pick.AR': 'in', 'place.pick.CL': 'in', 'place.pick.AR-A': '' });
    expect(cells).toMatchObject({ countries: 'AR | CL', subdivisions: '', sectors: '*' });
  });

  it('names the regions that are left where one is left out, and all of a whole country beside regions', () => {
    expect(asked({ 'place.pick.AR': 'in', 'place.pick.AR-B': 'out' }).cells).toMatchObject({
      countries: 'AR',
      subdivisions: 'AR-A | AR-M',
    });
    expect(asked({ 'place.pick.AR-A': 'in', 'place.pick.CL': 'in' }).cells).toMatchObject({
      countries: 'CL | AR',
      subdivisions: 'CL-AI | CL-ML | AR-A',
    });
  });

  it('says what is to be mended', () => {
    expect(asked({}).problems).toEqual([{ field: 'place.find', code: 'choose' }]);
    expect(asked({ 'place.pick.UY': 'in', 'place.pick.AR-A': 'in' }).problems).toEqual([
      { field: 'place.find', code: 'mixed' },
    ]);
    expect(read('for-whom', { 'place.pick.AR': ['in'] }).problems).toEqual([
      { field: 'size_classes', code: 'choose' },
      { field: 'sector.which', code: 'option' },
    ]);
  });

  it('is for every activity or for those that are chosen, as somebody says', () => {
    const said = (which: string, ...codes: string[]) =>
      asked({
        ...{ 'place.pick.AR': 'in', 'sector.which': which },
        ...Object.fromEntries(codes.map((code) => [`sector.pick.${code}`, 'in'])),
      });
    expect(said('any', '11')).toMatchObject({ cells: { sectors: '*' }, problems: [] });
    expect(said('some', '11', 'C')).toMatchObject({ cells: { sectors: '11 | C' }, problems: [] });
    expect(said('', '11', 'C')).toMatchObject({ cells: { sectors: '11 | C' }, problems: [] });
    const stored = { definition: { sectors: ['11', '*'], countries: ['AR'] }, text: {} };
    expect(formOfPart('for-whom', stored, partsOf)['sector.which']).toEqual(['any']);
    expect(said('some').problems).toEqual([{ field: 'sector.find', code: 'choose' }]);
    expect(said('').problems).toEqual([{ field: 'sector.which', code: 'option' }]);
  });
});

describe('lists', () => {
  it('take in what stands beside “add” when the form is saved', () => {
    const fields = {
      ...{ membership: ['none'], membership_fee_usd: ['0'], waiver: ['micro:50'] },
      ...{ 'waiver.who': ['small'], 'waiver.percent': ['25 %'] },
    };
    expect(read('costs', fields)).toMatchObject({ cells: { waiver: 'micro:50 | small:25' }, problems: [] });
    const again = { ...fields, 'waiver.who': ['micro'], 'waiver.percent': ['10'] };
    expect(read('costs', again).cells.waiver).toBe('micro:10');
  });

  it.each([
    ['waiver.percent', { 'waiver.who': ['small'] }, 'add'],
    ['waiver.percent', { 'waiver.who': ['small'], 'waiver.percent': ['all'] }, 'percents'],
    ['waiver.percent', { 'waiver.who': ['small'], 'waiver.percent': ['101'] }, 'percents'],
    ['waiver.percent', { 'waiver.who': ['small'], 'waiver.percent': ['0.5'] }, 'percents'],
    ['waiver.who', { 'waiver.percent': ['5'] }, 'add'],
  ])('say what is wrong at %s', (field, fields, code) => {
    const rest = { membership: ['none'] };
    expect(read('costs', { ...rest, ...fields }).problems).toEqual([{ field, code }]);
  });

  it('lead from a level to a higher one', () => {
    const step = (from: string, to: string) => ({
      ...{ type: ['testing'], generic: ['no'], min_ac: ['0'] },
      ...{ 'targets.what': ['OPS'], 'targets.from': [from], 'targets.to': [to] },
    });
    expect(read('works-on', step('1', '3'))).toMatchObject({ cells: { targets: 'OPS:1-3' }, problems: [] });
    // One mistake is told once, not also as a list that is empty.
    expect(read('works-on', step('3', '3')).problems).toEqual([{ field: 'targets.to', code: 'levels' }]);
    expect(read('works-on', step('', '3')).problems).toEqual([{ field: 'targets.from', code: 'add' }]);
  });

  it('may be empty but for what it works on, unless that is money alone', () => {
    const rest = { type: ['testing'], min_ac: ['0'] };
    expect(read('works-on', { ...rest, generic: ['no'] }).problems).toEqual([
      { field: 'targets.what', code: 'targets' },
    ]);
    expect(read('works-on', { ...rest, generic: ['yes'] }).problems).toEqual([]);
    expect(read('steps', {}).problems).toEqual([]);
  });
});

describe('what is chosen or written', () => {
  it('is asked for where the form leaves it empty', () => {
    expect(read('works-on', {}).problems).toEqual([
      { field: 'targets.what', code: 'targets' },
      ...[
        { field: 'type', code: 'option' },
        { field: 'min_ac', code: 'option' },
        { field: 'generic', code: 'flag' },
      ],
    ]);
    expect(read('knowledge', {}).problems).toEqual([
      { field: 'practice_share', code: 'needed' },
      ...['follow_up', 'nature', 'knowledge_what', 'knowledge_how', 'knowledge_why'].map((field) => ({
        ...{ field, code: 'option' },
      })),
      { field: 'source_international', code: 'flag' },
    ]);
    expect(read('costs', { membership: ['optional'] }).problems).toEqual([
      { field: 'membership_fee_usd', code: 'needed' },
    ]);
  });

  it('is no fee where nobody can be a member', () => {
    expect(read('costs', { membership: ['none'] })).toMatchObject({
      ...{ cells: { membership_fee_usd: '0' }, problems: [] },
    });
  });
});

describe('practice', () => {
  const rest = {
    ...{ follow_up: ['none'], nature: ['applied'], source_international: ['no'] },
    ...{ knowledge_what: ['0'], knowledge_how: ['1'], knowledge_why: ['0'] },
  };

  it.each([
    ['50', '0.5'],
    ['100 %', '1'],
  ])('reads %j as the share %j', (typed, share) => {
    const { cells, problems } = read('knowledge', { ...rest, practice_share: [typed] });
    expect([cells.practice_share, problems]).toEqual([share, []]);
  });

  it.each(['half', '12.5', '150', '-1'])('takes no %j', (typed) => {
    expect(read('knowledge', { ...rest, practice_share: [typed] }).problems).toEqual([
      { field: 'practice_share', code: 'percent' },
    ]);
  });
});
