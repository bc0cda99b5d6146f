import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import {
  evaluate,
  type FactCatalogue,
  type FactKind,
  type FactReader,
  NO_LIBRARY,
  resolve,
  type WrittenRule,
} from '@/lib/domain/rules';
import { type ImportCode, importJsonLogic, type Json } from './index';

const KINDS: Readonly<Record<string, FactKind>> = {
  'firm.employees': 'number',
  'firm.place': 'code',
  'firm.standards': 'set',
  'firm.exports': 'flag',
  'firm.founded': 'date',
};
const FACTS: FactCatalogue = {
  ...Object.fromEntries(
    Object.entries(KINDS).map(([key, kind]) => [key, { kind, power: 'do', questions: [] }]),
  ),
  'firm.sector': { kind: 'code', hierarchy: 'sector', power: 'fixed', questions: [] },
  'firm.turnover': { kind: 'amount', unit: 'EUR', power: 'do', questions: [] },
};

const employees = { var: 'firm.employees' };
const place = { var: 'firm.place' };
const standards = { var: 'firm.standards' };

describe('a choice between yes and no', () => {
  const nodes = (value: unknown): readonly unknown[] =>
    typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(nodes)] : [];
  const branches: readonly Json[] = [true, false, { '==': [place, 'a'] }];
  const many = { '>=': [employees, 10] };

  it.each(branches.flatMap((then) => branches.map((otherwise) => [then, otherwise] as const)))(
    'leaves no empty group behind and says the same: %j, else %j',
    (then, otherwise) => {
      const read = importJsonLogic({ if: [many, then, otherwise] }, { facts: FACTS });
      if (!read.ok) throw new RangeError(read.refusals[0].code);
      const isNever = then === false && otherwise === false;
      const empty = nodes(read.rule).filter((node) => JSON.stringify(node).endsWith('"of":[]}'));
      expect(empty.length > 0).toBe(isNever);
      const resolved = resolve(read.rule, { ruleId: 'r', library: NO_LIBRARY, asOf: day('2026-01-01') });
      if (!resolved.ok) throw new RangeError(resolved.problems[0].code);
      for (const staff of [5, 10])
        for (const where of ['a', 'b']) {
          const firm: FactReader = (fact) =>
            fact === 'firm.place'
              ? { kind: 'values', values: [where] }
              : { kind: 'range', lo: staff, hi: staff };
          const branch = staff >= 10 ? then : otherwise;
          const isMet = typeof branch === 'boolean' ? branch : where === 'a';
          expect(evaluate(resolved.rule, firm).verdict).toBe(isMet ? 'met' : 'unmet');
        }
    },
  );

  it('is the test alone where it is yes if that holds and no otherwise', () => {
    const read = importJsonLogic({ if: [many, true, false] }, { facts: FACTS });
    expect(read).toEqual({
      ok: true,
      rule: {
        ...{ id: 'r', op: 'all' },
        of: [{ id: 'r.0', op: 'between', fact: 'firm.employees', min: 10, max: null }],
      },
    });
  });
});

describe('what is read', () => {
  it.each<[string, Json, WrittenRule]>([
    [
      'a limit',
      { '>=': [employees, 10] },
      { id: 'r', op: 'between', fact: 'firm.employees', min: 10, max: null },
    ],
    [
      'limits on both sides',
      { '<=': [10, employees, 49] },
      { id: 'r', op: 'between', fact: 'firm.employees', min: 10, max: 49 },
    ],
    ['a code', { '==': [place, 'GB-WLS'] }, { id: 'r', op: 'equals', fact: 'firm.place', value: 'GB-WLS' }],
    [
      'a number written as text',
      { '==': [employees, '5'] },
      { id: 'r', op: 'equals', fact: 'firm.employees', value: 5 },
    ],
    ['a list', { in: [place, ['a', 'b']] }, { id: 'r', op: 'in', fact: 'firm.place', values: ['a', 'b'] }],
    [
      'an element of a set',
      { in: ['a', standards] },
      { id: 'r', op: 'contains', fact: 'firm.standards', values: ['a'] },
    ],
    [
      'some of a set',
      { some: [standards, { in: [{ var: '' }, ['a', 'b']] }] },
      { id: 'r', op: 'intersects', fact: 'firm.standards', values: ['a', 'b'] },
    ],
    [
      'what is not missing',
      { '!': { missing: ['firm.place'] } },
      { id: 'r', op: 'exists', fact: 'firm.place' },
    ],
    ['an empty list, in which nothing is', { in: [place, []] }, { id: 'r', op: 'any', of: [] }],
    [
      'two of three',
      {
        '>=': [
          { '+': [{ var: 'firm.exports' }, { '<': [employees, 9] }].map((one) => ({ if: [one, 1, 0] })) },
          2,
        ],
      },
      {
        id: 'r',
        op: 'atLeast',
        count: 2,
        of: [
          { id: 'r.0', op: 'is', fact: 'firm.exports' },
          {
            id: 'r.1',
            op: 'compare',
            left: { term: 'fact', fact: 'firm.employees' },
            relation: '<',
            right: { term: 'number', value: 9 },
          },
        ],
      },
    ],
  ])('%s', (_, logic, rule) => {
    expect(importJsonLogic(logic, { facts: FACTS })).toEqual({ ok: true, rule });
  });

  it('takes null for what is not known, which is no answer here', () => {
    expect(importJsonLogic({ '==': [place, null] }, { facts: FACTS })).toEqual({
      ok: true,
      rule: { id: 'r', op: 'not', of: { id: 'r.known', op: 'exists', fact: 'firm.place' } },
    });
  });

  it('gives each node the id of its place', () => {
    const logic = {
      and: [{ var: 'firm.exports' }, { or: [{ '!': { var: 'firm.exports' } }, { '<=': [employees, 3] }] }],
    };
    const read = importJsonLogic(logic, { facts: FACTS });
    const ids = [...JSON.stringify(read).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['r', 'r.0', 'r.1', 'r.1.0', 'r.1.0.0', 'r.1.1']);
  });
});

describe('what is refused, and where', () => {
  it.each<[ImportCode, string, Json]>([
    ['unknown_operation', '/and/1', { and: [{ var: 'firm.exports' }, { regex: [place, '^GB'] }] }],
    ['no_condition', '', { '%': [employees, 2] }],
    ['no_reckoning', '/>/0', { '>': [{ '-': [employees, 2] }, 10] }],
    ['no_reckoning', '/>/0', { '>': [{ '*': [employees, 2] }, 10] }],
    ['no_reckoning', '/>/0', { '>': [{ max: [employees, 2] }, 10] }],
    ['no_reckoning', '/>/0', { '>': [{ reduce: [standards, { var: 'current' }, 0] }, 10] }],
    ['unknown_operation', '/>/0', { '>': [{ power: [employees, 2] }, 10] }],
    ['every_element', '', { all: [standards, { in: [{ var: '' }, ['iso_9001']] }] }],
    ['element_asked', '', { some: [standards, { '>': [{ var: '' }, 'a'] }] }],
    ['made_list', '', { some: [{ filter: [standards, true] }, { '===': [{ var: '' }, 'a'] }] }],
    ['other_membership', '', { in: [5, standards] }],
    ['other_membership', '', { in: [place, standards] }],
    ['not_a_condition', '', 17],
    ['not_a_condition', '', ['a']],
    ['not_a_condition', '/or/0', { or: [{ var: 'firm.exports', and: 1 }] }],
    ['wrong_operands', '', { and: [] }],
    ['wrong_operands', '', { '!': [] }],
    ['wrong_operands', '', { '>': [3, employees, 1] }],
    ['wrong_operands', '', { missing_some: [3, ['firm.place', 'firm.exports']] }],
    ['wrong_operands', '/in/1', { in: [place, ['GB', 5]] }],
    ['unknown_fact', '/>=/0', { '>=': [{ var: 'firm.staff' }, 10] }],
    ['unknown_fact', '', { missing: ['firm.staff'] }],
    ['unknown_fact', '', { var: 1 }],
    ['computed_name', '', { var: [{ cat: ['firm', '.exports'] }] }],
    ['whole_data', '/!', { '!': { var: '' } }],
    ['default_value', '/<=/0', { '<=': [{ var: ['firm.employees', 0] }, 10] }],
    ['wrong_kind', '/>=/0', { '>=': [{ var: 'firm.founded' }, 20_000] }],
    ['wrong_kind', '', { '==': [place, 5] }],
    ['wrong_kind', '', { '===': [employees, '5'] }],
    ['wrong_kind', '', { '==': [{ var: 'firm.exports' }, 1] }],
    ['wrong_kind', '/and/0', { and: [place] }],
    ['loose_comparison', '', { '==': [employees, 'ten'] }],
    ['wrong_kind', '', { '===': [{ substr: [place, 0, 2] }, '10'] }],
    ['made_text', '/===/0', { '===': [{ substr: [{ var: 'firm.sector' }, 0, 3] }, '10'] }],
    ['made_text', '', { in: [{ substr: [{ var: 'firm.sector' }, 1, 2] }, ['10']] }],
    ['text_comparison', '', { '<': ['a', 'b'] }],
    ['text_in_text', '', { in: [place, 'GB-WLS'] }],
    ['text_in_text', '', { in: ['GB', place] }],
    ['not_a_number', '/</1', { '<': [employees, null] }],
    ['not_a_number', '/===/0/if/1', { '===': [{ if: [{ var: 'firm.exports' }, '5', 6] }, 5] }],
    ['not_a_number', '/==/0/if/1', { '==': [{ if: [{ var: 'firm.exports' }, '5.0', 6] }, '5'] }],
    ['not_a_number', '/>/0/if/1', { '>': [{ if: [{ var: 'firm.exports' }, '10', '11'] }, '9'] }],
    [
      'not_a_number',
      '/==/0/+/0/if/2',
      { '==': [{ '+': [{ if: [{ var: 'firm.exports' }, 1, '0x10'] }, 0] }, 16] },
    ],
    ['divisor_may_be_nought', '/>/0/~1/1', { '>': [{ '/': [1, employees] }, 2] }],
    ['has_unit', '/>=/0', { '>=': [{ var: 'firm.turnover' }, 5] }],
    ['too_deep', '/!'.repeat(40), Array.from({ length: 60 }).reduce<Json>((inner) => ({ '!': inner }), true)],
  ])('%s at %s: %j', (code, path, logic) => {
    const read = importJsonLogic(logic, { facts: FACTS });
    if (read.ok) throw new Error('imported');
    const [refusal] = read.refusals;
    expect([refusal.code, refusal.path]).toEqual([code, path]);
  });

  it('names every node at once', () => {
    const read = importJsonLogic({ and: [{ var: 'a' }, { xor: [] }, { var: 'b' }] }, { facts: FACTS });
    expect(read).toEqual({
      ok: false,
      refusals: [
        { path: '/and/0', code: 'unknown_fact', name: 'a' },
        { path: '/and/1', code: 'unknown_operation', name: 'xor' },
        { path: '/and/2', code: 'unknown_fact', name: 'b' },
      ],
    });
  });
});

it('tells where sums and quotients are rounded that are not in JsonLogic', () => {
  const sum = { '+': [employees, 0.1] };
  const half = { '/': [employees, 2] };
  const read = (logic: Json) => importJsonLogic(logic, { facts: FACTS });
  // A tenth and two tenths are three tenths here, and a little more in binary floating point.
  expect(read({ '==': [sum, 0.3] })).toMatchObject({ ok: true, rounded: ['/==/0'] });
  expect(read({ and: [{ '<': [1, half] }, { '<=': [sum, 3] }] })).toMatchObject({
    rounded: ['/and/0/</1', '/and/1/<=/0'],
  });
  expect(read({ '<=': [employees, 3] })).not.toHaveProperty('rounded');
});

it('tells where a code stands for those below it too, which it does not in JsonLogic', () => {
  const sector = { var: 'firm.sector' };
  const read = (logic: Json) => importJsonLogic(logic, { facts: FACTS });
  expect(read({ '==': [sector, 'C'] })).toMatchObject({ ok: true, below: [''] });
  expect(read({ and: [{ in: [sector, ['10', '11']] }, { '!==': [sector, '1010'] }] })).toMatchObject({
    below: ['/and/0', '/and/1'],
  });
  expect(read({ and: [{ '==': [place, 'AR'] }, { in: [place, ['AR']] }] })).not.toHaveProperty('below');
  // How the code begins is asked, so it stands for those below it there as well.
  expect(read({ in: [{ substr: [sector, 0, 2] }, ['10']] })).not.toHaveProperty('below');
});
