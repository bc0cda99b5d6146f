import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import type { FactCatalogue, WrittenRule } from '../language';
import { between, found, group, libraryOf, SOURCE, told, under } from './lint.fixture';
import { nearestTo } from './nearest';

const FACTS: FactCatalogue = {
  employees: { kind: 'number', power: 'fixed', questions: ['q1'], whole: true, min: 0 },
  silent: { kind: 'number', power: 'fixed', questions: [] },
  isic: { kind: 'code', power: 'fixed', questions: ['q2'], hierarchy: 'sector' },
  place: {
    kind: 'code',
    power: 'fixed',
    questions: ['q3'],
    hierarchy: 'place',
    values: ['AR-J', 'AR-M', 'CL-RM', 'CL-VS', 'UY'],
  },
  form: {
    kind: 'code',
    power: 'fixed',
    questions: ['q4'],
    values: ['company', 'cooperative'],
    retired: { partnership: 'company', guild: null },
  },
  turnover: { kind: 'amount', power: 'do', questions: ['q5'], unit: 'EUR' },
  cost: { kind: 'amount', power: 'do', questions: ['q6'] },
  founded: { kind: 'date', power: 'fixed', questions: ['q7'] },
  tokens: { kind: 'set', power: 'do', questions: ['q8'] },
  'member.*': { kind: 'flag', power: 'do', questions: ['q9'] },
  owners: {
    kind: 'entities',
    power: 'fixed',
    questions: ['q10'],
    of: { share: { kind: 'number', power: 'fixed', questions: [] } },
  },
};

function facts(rule: WrittenRule) {
  return found(rule, { facts: FACTS });
}

describe('facts', () => {
  it('that nobody knows, with the one most likely meant', () => {
    expect(facts(between('x', 1, 9, 'employes'))).toMatchObject([
      {
        code: 'unknown_fact',
        node: 'x',
        values: { fact: 'employes' },
        mend: {
          code: 'use_fact',
          values: { fact: 'employees' },
          replacement: { with: { fact: 'employees' } },
        },
      },
    ]);
    expect(facts(between('x', 1, 9, 'rainfall'))).toMatchObject([
      { code: 'unknown_fact', mend: { code: 'define', values: { what: 'fact', name: 'rainfall' } } },
    ]);
  });

  it('of linked entities are looked up in their list', () => {
    const linked = (fact: string): WrittenRule => ({
      id: 'l',
      op: 'linked',
      fact: 'owners',
      where: between('x', 25, null, fact),
      min: 1,
      max: null,
    });
    expect(facts(linked('share'))).toEqual([]);
    expect(facts(linked('employees'))).toMatchObject([
      { code: 'unknown_fact', node: 'x', values: { fact: 'owners.employees' } },
    ]);
    const total: WrittenRule = {
      id: 't',
      op: 'compare',
      left: { term: 'total', fact: 'owners', of: 'shares' },
      relation: '>',
      right: { term: 'number', value: 1 },
    };
    expect(told(facts(total))).toEqual(['unknown_fact t']);
  });

  it('that nobody is asked for', () => {
    expect(told(facts(between('x', 1, 9, 'silent')))).toEqual(['fact_not_asked x']);
  });

  it('that are likely meant are those of the kind that is read, or with a beginning that is known', () => {
    const linked: WrittenRule = {
      id: 'l',
      op: 'linked',
      fact: 'ownership',
      where: between('x', 1, 9),
      min: 1,
      max: null,
    };
    expect(facts(linked)[0]).toMatchObject({
      code: 'unknown_fact',
      mend: { code: 'use_name', values: { name: 'owners' } },
    });
    expect(facts({ id: 'x', op: 'is', fact: 'members.I07' })[0]).toMatchObject({
      mend: { code: 'use_fact', values: { fact: 'member.I07' } },
    });
  });

  it('known by the beginning of their key', () => {
    expect(facts({ id: 'x', op: 'is', fact: 'member.I07' })).toEqual([]);
  });

  it.each<[string, WrittenRule, string]>([
    ['a code as a number', between('x', 1, 9, 'form'), 'code'],
    ['a number as a code', { id: 'x', op: 'equals', fact: 'employees', value: 'ten' }, 'number'],
    ['a code as a set', { id: 'x', op: 'intersects', fact: 'form', values: ['company'] }, 'code'],
    [
      'a number as a day',
      { id: 'x', op: 'elapsed', fact: 'employees', unit: 'years', min: 1, max: null },
      'number',
    ],
    ['a set as yes or no', { id: 'x', op: 'is', fact: 'tokens' }, 'set'],
    [
      'a number to be counted',
      {
        id: 'x',
        op: 'compare',
        left: { term: 'count', fact: 'employees' },
        relation: '>',
        right: { term: 'number', value: 1 },
      },
      'number',
    ],
  ])('read as what they are not: %s', (_, rule, kind) => {
    expect(facts(rule)).toMatchObject([
      { code: 'wrong_kind', node: 'x', severity: 'error', values: { kind } },
    ]);
  });

  it('have a number in quotation marks written without them, and only a number', () => {
    const equals = (value: string | number, fact = 'employees'): WrittenRule => ({
      ...{ id: 'x', op: 'equals', fact, value },
    });
    expect(facts(equals('20'))).toMatchObject([
      {
        code: 'wrong_kind',
        mend: { code: 'write_number', values: { value: 20 }, replacement: { with: equals(20) } },
      },
    ]);
    expect(facts(equals(20))).toEqual([]);
    expect(facts(equals('many'))).toMatchObject([{ mend: { code: 'use_operator' } }]);
    expect(facts(equals('20', 'founded'))).toMatchObject([{ mend: { code: 'use_operator' } }]);
  });

  it('are left alone where nothing is known of them', () => {
    expect(found(between('x', 1, 9, 'anything'))).toEqual([]);
  });
});

describe('units', () => {
  const amount = (fact: string, unit?: string): WrittenRule => ({
    id: 'x',
    op: 'between',
    fact,
    min: 1,
    max: 9,
    ...(unit && { unit }),
  });

  it('are missing, not expected, or out of reach of any rate', () => {
    expect(facts(amount('turnover'))).toMatchObject([
      {
        code: 'unit_missing',
        mend: { code: 'name_unit', replacement: { with: { unit: 'EUR' }, effect: 'repaired' } },
      },
    ]);
    expect(facts(amount('cost'))).toMatchObject([
      { code: 'unit_missing', mend: { code: 'name_unit', values: { unit: '' } } },
    ]);
    expect(facts(amount('employees', 'EUR'))).toMatchObject([
      { code: 'unit_not_expected', mend: { code: 'drop_unit' } },
    ]);
    expect(told(facts(amount('turnover', 'USD')))).toEqual(['no_rate x']);
    expect(facts(amount('turnover', 'EUR'))).toEqual([]);
    expect(facts(amount('cost', 'USD'))).toEqual([]);
  });

  it('are reached by a rate of the day, or named by a parameter', () => {
    const rates = [{ from: 'EUR', to: 'USD', factor: 1.1, day: day('2026-05-01'), source: SOURCE }];
    expect(found(amount('turnover', 'USD'), { facts: FACTS, library: libraryOf({ rates }) })).toEqual([]);
    expect(
      told(
        found(amount('turnover', 'USD'), {
          facts: FACTS,
          library: libraryOf({ rates }),
          asOf: day('2026-04-30'),
        }),
      ),
    ).toEqual(['no_rate x']);
    const parameters = {
      most: { unit: 'EUR', history: [{ from: day('2020-01-01'), value: 5, source: SOURCE }] },
    };
    const rule: WrittenRule = {
      id: 'x',
      op: 'between',
      fact: 'turnover',
      min: null,
      max: { parameter: 'most' },
    };
    expect(found(rule, { facts: FACTS, library: libraryOf({ parameters }) })).toEqual([]);
  });
});

describe('codes', () => {
  it('that do not exist, with the one most likely meant', () => {
    expect(facts({ id: 'x', op: 'in', fact: 'form', values: ['company', 'co-operative'] })).toMatchObject([
      {
        code: 'unknown_code',
        values: { fact: 'form', code: 'co-operative' },
        mend: {
          code: 'use_code',
          values: { instead: 'cooperative' },
          replacement: { with: { values: ['company', 'cooperative'] } },
        },
      },
    ]);
    expect(told(facts(under('x', ['C', '04', 'Z'])))).toEqual(['unknown_code x', 'unknown_code x']);
  });

  it('of places are known with all that lies above them', () => {
    const place = (...codes: string[]): WrittenRule => ({ id: 'x', op: 'under', fact: 'place', codes });
    expect(facts(place('AR', 'CL-RM'))).toEqual([]);
    expect(told(facts(place('AR-Z')))).toEqual(['unknown_code x']);
  });

  it('that are no longer used, with what stands in their place', () => {
    expect(facts({ id: 'x', op: 'in', fact: 'form', values: ['partnership', 'cooperative'] })).toMatchObject([
      {
        code: 'retired_code',
        severity: 'warning',
        values: { code: 'partnership', successor: 'company' },
        mend: {
          code: 'use_successor',
          replacement: { with: { values: ['company', 'cooperative'] }, effect: 'repaired' },
        },
      },
    ]);
    expect(facts({ id: 'x', op: 'in', fact: 'form', values: ['guild', 'cooperative'] })).toMatchObject([
      {
        code: 'retired_code',
        values: { successor: '' },
        mend: { code: 'drop_codes', replacement: { with: { values: ['cooperative'] } } },
      },
    ]);
    expect(facts({ id: 'x', op: 'equals', fact: 'form', value: 'guild' })[0]?.mend).toEqual({
      code: 'use_listed',
      values: { codes: ['company', 'cooperative'] },
    });
  });

  it('listed as all children in place of their parent', () => {
    const whole = [
      {
        code: 'children_for_parent',
        severity: 'warning',
        values: { parent: 'D', children: ['35'] },
        mend: { code: 'use_parent', replacement: { with: { codes: ['10', 'D'] }, effect: 'same' } },
      },
    ];
    expect(facts(under('x', ['35', '10']))).toMatchObject(whole);
    expect(facts(under('x', ['10..33']))).toMatchObject([
      {
        code: 'children_for_parent',
        values: { parent: 'C' },
        mend: { replacement: { with: { codes: ['C'] } } },
      },
    ]);
    expect(facts(under('x', ['10..32']))).toEqual([]);
    const places: WrittenRule = { id: 'x', op: 'under', fact: 'place', codes: ['AR-J', 'AR-M', 'UY'] };
    expect(facts(places)).toMatchObject([
      { code: 'children_for_parent', values: { parent: 'AR', children: ['AR-J', 'AR-M'] } },
    ]);
  });

  it('that lie below others, and exceptions that except nothing or everything', () => {
    expect(facts(under('x', ['C', '10', '1071']))).toMatchObject([
      {
        code: 'code_covered',
        severity: 'hint',
        values: { codes: ['10', '1071'] },
        mend: { code: 'drop_codes', replacement: { with: { codes: ['C'] }, effect: 'same' } },
      },
    ]);
    expect(facts(under('x', ['C'], ['10', '62']))).toMatchObject([
      {
        code: 'except_outside',
        values: { codes: ['62'] },
        mend: { code: 'drop_exceptions', replacement: { with: { except: ['10'] }, effect: 'same' } },
      },
    ]);
    expect(told(facts(under('x', ['10', '11'], ['C'])))).toEqual(['empty_area x']);
  });
});

describe('limits within the size bands of a register', () => {
  const registers = [
    {
      register: 'mx',
      fact: 'employees',
      bands: [
        { id: '0-10', lo: 0, hi: 10 },
        { id: '11-30', lo: 11, hi: 30 },
        { id: '31+', lo: 31, hi: null },
      ],
    },
  ];
  const cut = (rule: WrittenRule) =>
    found(rule, { facts: FACTS, registers }).map(({ code, values, mend }) => [
      code,
      values.side,
      values.band,
      mend?.values.below,
      mend?.values.above,
    ]);

  it.each<[number | null, number | null, readonly unknown[]]>([
    [null, 25, [['limit_in_band', 'max', '11-30', 10, 30]]],
    [null, 30, []],
    [11, null, []],
    // A lower limit of nought, or an upper one below it, would limit nothing.
    [10, null, [['limit_in_band', 'min', '0-10', 11, '']]],
    [null, 5, [['limit_in_band', 'max', '0-10', 10, '']]],
    // At most 30 would leave nobody beside at least 31.
    [31, 250, [['limit_in_band', 'max', '31+', undefined, undefined]]],
    [40, null, [['limit_in_band', 'min', '31+', 31, '']]],
    // One number for both ends is told once, and neither end can be moved by itself.
    [20, 20, [['limit_in_band', 'min', '11-30', undefined, undefined]]],
    [
      5,
      25,
      [
        // Nought is nearer to five than eleven is.
        ['limit_in_band', 'min', '0-10', undefined, undefined],
        ['limit_in_band', 'max', '11-30', 10, 30],
      ],
    ],
  ])('from %s to %s', (min, max, expected) => {
    expect(cut(between('x', min, max))).toEqual(expected);
  });

  it('are none of days, which are numbers only inside', () => {
    const days: readonly WrittenRule[] = [
      { id: 'x', op: 'dates', fact: 'employees', from: null, to: day('1970-01-21') },
      { id: 'x', op: 'elapsed', fact: 'employees', unit: 'years', min: 2, max: null },
    ];
    const told = (rule: WrittenRule, facts: typeof FACTS) =>
      found(rule, { facts, registers }).map(({ code }) => code);
    for (const rule of days) expect(told(rule, FACTS)).not.toContain('limit_in_band');
    const dated = { ...FACTS, employees: { kind: 'date', power: 'fixed', questions: ['q'] } } as const;
    expect(told(between('x', null, 25), dated)).not.toContain('limit_in_band');
    expect(told(between('x', null, 25), FACTS)).toContain('limit_in_band');
  });

  it('are found in comparisons and parameters too', () => {
    const below = (value: number): WrittenRule => ({
      id: 'x',
      op: 'compare',
      left: { term: 'fact', fact: 'employees' },
      relation: '<',
      right: { term: 'number', value },
    });
    expect(cut(below(11))).toEqual([]);
    expect(cut(below(30))).toEqual([['limit_in_band', 'max', '11-30', 11, 31]]);
    // What is proposed cuts through no class, and says what the ends of the class say.
    for (const limit of [11, 31]) expect(cut(below(limit))).toEqual([]);
    const above = (value: number): WrittenRule => ({
      ...{ id: 'x', op: 'compare', left: { term: 'fact', fact: 'employees' }, relation: '>' },
      right: { term: 'number', value },
    });
    expect(cut(above(20))).toEqual([['limit_in_band', 'min', '11-30', 10, 30]]);
    for (const limit of [10, 30]) expect(cut(above(limit))).toEqual([]);
    expect(cut(group('all', 'r', under('a', ['C']), between('x', null, 25, 'silent')))).toEqual([
      ['fact_not_asked', undefined, undefined, undefined, undefined],
    ]);
  });
});

it.each([
  ['employes', 'employees'],
  ['Employees', 'employees'],
  ['emplyoees', 'employees'],
  ['year', 'firm.year'],
  ['employees', 'employees'],
  ['ab', null],
  ['turnover', null],
])('the word nearest to %s is %s', (word, expected) => {
  expect(nearestTo(word, ['employees', 'founded', 'firm.year', 'ax', 'ay'])).toBe(expected);
});
