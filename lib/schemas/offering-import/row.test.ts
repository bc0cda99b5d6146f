import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import texts from '../../../db/seed/data/catalogue-text.json' with { type: 'json' };
import demo from '../../../db/seed/data/demo-catalogue.json' with { type: 'json' };
import { canonicalJson } from '../../domain/canonical-json';
import { eligibilitySchema } from '../../domain/eligibility';
import { ALL_COLUMNS, type Cells, cellsOfOffering, codeCheck, type RowProblem, readRow } from './index';
import type { StoredOffering } from './stored';

const isic = ['01', '0121', '1102', '11', '29', '25', '22', '62', 'A', 'C'];
const lists = {
  has: codeCheck({
    sectors: new Set(isic),
    places: new Set(['AR-M', 'AR-J', 'GB-SCT']),
    countries: new Set(['AR', 'GB']),
    standards: new Set(['ISO9001']),
  }),
  currencies: new Set(['USD', 'GBP']),
  rates: [],
};
const anything = { ...lists, has: () => true };
const blank: StoredOffering = {
  definition: { id: 'N1', institution: 'I03', illustrative: true, note: '' },
  text: {},
};

/** The least that a new offering says. */
const LEAST: Cells = {
  id: 'mine-1',
  ...{ name_en: 'A course', name_es: 'Un curso', summary_en: 'Short.', summary_es: 'Corto.' },
  ...{ conditions_en: 'You make parts.\nYou export.', conditions_es: 'Usted hace piezas.\nUsted exporta.' },
  ...{ how_en: 'In a group.', how_es: 'En grupo.', type: 'training_course', price_usd: '120.50' },
  ...{ modality: 'onsite', place: 'AR-M', languages: 'es | en', seats: '12', intake: 'open' },
  ...{ hours_month: '6', months: '2,5', learning_form: 'class|group', countries: 'AR' },
};

function made(cells: Cells, before: StoredOffering | null = null): StoredOffering {
  const read = readRow(cells, before, { blank, lists });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.stored;
}

function problems(cells: Cells, before: StoredOffering | null = null): readonly RowProblem[] {
  const read = readRow(cells, before, { blank, lists });
  return read.ok ? [] : read.problems;
}

const offerings: readonly StoredOffering[] = demo.offerings.map((definition) => {
  const said = Object.entries(texts.offerings).find(([id]) => id === definition.id)?.[1];
  return { definition, text: { ...said } };
});

describe('an offering told in cells', () => {
  it('is the same offering again, for all of the demonstration', () => {
    expect(offerings.length).toBe(49);
    for (const stored of offerings) {
      const own = { id: stored.definition.id, institution: stored.definition.institution };
      const start = { definition: { ...blank.definition, ...own, note: stored.definition.note }, text: {} };
      const read = readRow(cellsOfOffering(stored), null, { blank: start, lists: anything });
      if (!read.ok) throw new Error(JSON.stringify([own, read.problems]));
      expect(canonicalJson(read.stored.text)).toBe(canonicalJson(stored.text));
      // The file leaves out lists that are empty; the catalogue reads both alike.
      const requires = Object.assign({ any: [], all: [] }, stored.definition.requires);
      const same = { ...stored.definition, name: read.stored.definition.name, requires };
      expect(canonicalJson(read.stored.definition)).toBe(canonicalJson(same));
    }
  });

  it('changes nothing when it comes back as it was, whatever it says', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(word, word, fc.array(word), fc.anything(), (name, summary, lines, odd) => {
        const stored: StoredOffering = {
          definition: { ...blank.definition, name, sectors: lines, targets: odd, price_usd: odd },
          text: { name: { en: name, es: name }, summary: { en: summary }, conditions: { en: lines, es: [] } },
        };
        const read = readRow(cellsOfOffering(stored), stored, { blank, lists });
        expect(read).toEqual({ ok: true, stored: { ...stored, definition: { ...stored.definition, name } } });
      }),
      { examples: [['', '', [], { '': { toString: 0 } }]] },
    );
  });

  it('takes only what a row says differently, and of missing columns nothing', () => {
    const before = made(LEAST);
    const after = made({ id: 'mine-1', price_usd: '99', rule_employees_max: '49' }, before);
    expect({ ...after.definition, eligibility: 0 }).toEqual({
      ...before.definition,
      price_usd: 99,
      eligibility: 0,
    });
    expect(after.text).toEqual(before.text);
    const gone = made({ id: 'mine-1', rule_employees_max: '' }, after);
    expect('eligibility' in gone.definition).toBe(false);
  });

  it('starts from what an empty cell means', () => {
    const { definition, text } = made(LEAST);
    expect(definition).toMatchObject({
      ...{ name: 'A course', price_usd: 120.5, months: 2.5, languages: ['es', 'en'], sectors: ['*'] },
      ...{ size_classes: ['micro', 'small', 'medium', 'large'], membership: 'none', subdivisions: null },
      ...{ requires: { any: [], all: [] }, knowledge: { what: 0, how: 0, why: 0 }, generic: false },
    });
    expect(text.conditions).toEqual({
      en: ['You make parts.', 'You export.'],
      es: ['Usted hace piezas.', 'Usted exporta.'],
    });
  });
});

describe('a cell that cannot be taken', () => {
  it.each<[string, string, string, string]>([
    ['name_en', '', 'needed', ''],
    ['name_es', 'x'.repeat(121), 'long', '121'],
    ['how_en', 'a\u202eb', 'strange', ''],
    ['conditions_es', 'Una.', 'lines', '1'],
    ['conditions_en', 'x\n'.repeat(31), 'linesMany', '31'],
    ['type', 'lottery', 'option', 'lottery'],
    ['price_usd', 'free', 'amount', 'free'],
    ['price_usd', '-5', 'amount', '-5'],
    ['price_usd', '0.005', 'cents', '0.005'],
    ['price_usd', '99999999', 'large', '99999999'],
    ['seats', '2.5', 'whole', '2.5'],
    ['hours_month', '0', 'positive', '0'],
    ['place', 'AR-ZZ', 'code', 'AR-ZZ'],
    ['sectors', '29 | 9999', 'code', '9999'],
    ['sectors', '!29 | *', 'code', '!29'],
    ['languages', 'es | fr', 'option', 'fr'],
    ['generic', 'maybe', 'flag', 'maybe'],
    ['waiver', 'micro:101', 'percents', 'micro:101'],
    ['waiver', 'micro:10 | micro:20', 'percents', 'micro:10 | micro:20'],
    ['targets', 'OPS:3-1', 'levels', 'OPS:3-1'],
    ['communities', 'AR-M:XX', 'code', 'AR-M:XX'],
    ['requires_any', 'wealth', 'code', 'wealth'],
    ['knowledge_what', '0.3', 'option', '0.3'],
    ['rule_employees_min', 'ten', 'amount', 'ten'],
    ['rule_turnover_currency', 'XXX', 'currency', 'XXX'],
    ['rule_places', 'AR | !FR', 'code', '!FR'],
    ['rule', '{"rule": 1}', 'ruleShape', '{"rule": 1}'],
    ['rule', '{', 'ruleShape', '{'],
    ['rule', '{"rule": "\\u0000"}', 'strange', ''],
  ])('%s %j is %s', (column, cell, code, found) => {
    expect(problems({ ...LEAST, [column]: cell })).toContainEqual({ column, code, found });
  });

  it.each<[string, Cells, string, string]>([
    [
      'limits upside down',
      { rule_employees_min: '50', rule_employees_max: '10' },
      'rule_employees_max',
      'order',
    ],
    ['an amount without currency', { rule_turnover_max: '1000' }, 'rule_turnover_currency', 'needed'],
    ['checks in one language', { rule_checks_en: 'Sound accounts.' }, 'rule_checks_es', 'lines'],
    ['a rule told twice', { rule: '{}', rule_sizes: 'micro' }, 'rule', 'ruleBoth'],
  ])('%s is refused', (_, cells, column, code) => {
    expect(problems({ ...LEAST, ...cells })).toMatchObject([{ column, code }]);
  });

  it('is named with every other one of its row', () => {
    expect(problems({ id: 'x' }).map(({ column }) => column)).toEqual(
      Object.keys(LEAST).filter((name) => name !== 'id'),
    );
  });
});

describe('conditions in columns', () => {
  const limits: Cells = {
    ...{ rule_employees_min: '5', rule_employees_max: '249', rule_turnover_max: '43000000' },
    ...{ rule_turnover_currency: 'gbp', rule_age_max_months: '24', rule_places: 'GB | !GB-SCT' },
    ...{ rule_sectors: '!62', rule_sizes: 'micro | small' },
    ...{ rule_checks_en: 'Sound accounts.\nA plan.', rule_checks_es: 'Cuentas sanas.\nUn plan.' },
  };

  it('become the conditions of the rule', () => {
    const { rule } = eligibilitySchema.parse(made({ ...LEAST, ...limits }).definition.eligibility);
    expect(rule).toMatchObject({
      op: 'all',
      id: 'eligibility',
      of: [
        { kind: 'hard', barrier: 'size', of: { op: 'between', fact: 'firm.employees', min: 5, max: 249 } },
        { of: { op: 'between', fact: 'firm.turnover', min: null, max: 43_000_000, unit: 'GBP' } },
        { of: { op: 'elapsed', fact: 'firm.founded', unit: 'months', min: null, max: 24 } },
        { of: { op: 'under', fact: 'firm.subdivision', codes: ['GB'], except: ['GB-SCT'] } },
        { of: { op: 'not', of: { op: 'under', fact: 'firm.isic', codes: ['62'] } } },
        { of: { op: 'in', fact: 'size.class', values: ['micro', 'small'] } },
        { kind: 'to_verify', of: { op: 'prose', text: { en: 'Sound accounts.', es: 'Cuentas sanas.' } } },
        { kind: 'to_verify', of: { op: 'prose', text: { en: 'A plan.', es: 'Un plan.' } } },
      ],
    });
  });

  it('are told again in the same columns, and a rule that they cannot tell as a whole', () => {
    const stored = made({ ...LEAST, ...limits });
    const cells = cellsOfOffering(stored);
    const told = Object.entries(limits).map(([name, cell]) => [name, cell.replace('gbp', 'GBP')]);
    expect(cells).toMatchObject({ ...Object.fromEntries(told), rule: '' });
    const rule = eligibilitySchema.parse(stored.definition.eligibility);
    const built = { ...rule, rule: { op: 'any', id: 'eligibility', of: [] } };
    const other = { ...stored, definition: { ...stored.definition, eligibility: built } };
    const whole = cellsOfOffering(other);
    expect(ALL_COLUMNS.filter(({ name }) => name.startsWith('rule_') && whole[name] !== '')).toEqual([]);
    expect(made({ ...LEAST, rule: whole.rule ?? '' }).definition.eligibility).toEqual(built);
  });

  it('cannot tell the questions of an offering, which then come whole', () => {
    const stored = made({ ...LEAST, rule_employees_min: '5' });
    const questions = [{ id: 'q', kind: 'flag', text: { en: 'Is there a room?', es: '¿Hay una sala?' } }];
    const eligibility = { ...eligibilitySchema.parse(stored.definition.eligibility), questions };
    const cells = cellsOfOffering({ ...stored, definition: { ...stored.definition, eligibility } });
    expect(cells.rule_employees_min).toBe('');
    expect(made(cells).definition.eligibility).toEqual(eligibility);
  });

  it('ask nothing where they are empty or nought', () => {
    const nought = Object.fromEntries(
      ALL_COLUMNS.filter(({ shape }) => shape.kind === 'limit' || shape.kind === 'wholeLimit').map(
        ({ name }) => [name, '0'],
      ),
    );
    expect(Object.keys(nought)).toHaveLength(6);
    expect('eligibility' in made({ ...LEAST, ...nought, rule_turnover_currency: 'GBP' }).definition).toBe(
      false,
    );
  });
});
