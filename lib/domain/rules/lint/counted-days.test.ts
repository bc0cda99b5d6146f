import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, type IsoDate } from '../../dates';
import { evaluate } from '../evaluate';
import {
  type Limit,
  type RuleDocument,
  type RuleLibrary,
  resolve,
  type WrittenRule,
  type WrittenTerm,
} from '../language';
import { plainNodes } from '../plain-nodes';
import { AS_OF, between, documentOf, group, libraryOf, SOURCE, settingOf } from './lint.fixture';
import { lintRule } from './rule';
import type { LintFinding } from './types';

type Entry = readonly [from: string, value: number | null];
type Days = { from?: string; to?: string };

const most = (...entries: readonly Entry[]): RuleLibrary =>
  libraryOf({
    parameters: {
      most: { history: entries.map(([from, value]) => ({ from: day(from), value, source: SOURCE })) },
    },
  });
const N: WrittenRule = { id: 'n', op: 'between', fact: 'employees', min: 20, max: { parameter: 'most' } };
const ONE: WrittenTerm = { term: 'number', value: 1 };
const OTHER = between('o', 1, null, 'age');
const LATER = most(['2020-01-01', 10], ['2027-01-01', 50]);

function dated({ from, to }: Days) {
  return { ...(from && { from: day(from) }), ...(to && { to: day(to) }) };
}

function during(days: Days, of: WrittenRule, id = 'c'): WrittenRule {
  return { id, op: 'criterion', kind: 'hard', of, ...dated(days) };
}

/** How bad it is and when it is so, of each finding with the code. */
function spans(code: string, rule: WrittenRule, library: RuleLibrary, days: Days = {}) {
  return lintRule(documentOf(rule, dated(days)), settingOf({ library }))
    .filter((one) => one.code === code)
    .map(({ severity, since, until }) => [severity, since, until]);
}

/** Read on 15 May 2026. */
describe('limits that cross on some of the days', () => {
  it.each<[string, WrittenRule, RuleLibrary, Days]>([
    ['before the rule begins', N, LATER, { from: '2027-01-01' }],
    ['before a criterion begins', group('all', 'r', OTHER, during({ from: '2027-01-01' }, N)), LATER, {}],
    ['after the rule has ended', N, most(['2020-01-01', 50], ['2027-01-01', 10]), { to: '2026-12-31' }],
  ])('are not told where they do so %s', (_, rule, library, days) => {
    expect(lintRule(documentOf(rule, dated(days)), settingOf({ library })).map(({ code }) => code)).toEqual(
      days.from || rule !== N ? ['not_yet_valid'] : [],
    );
  });

  it.each<[string, RuleLibrary, Days, readonly (string | undefined)[][]]>([
    [
      'from a later day on',
      most(['2020-01-01', 50], ['2027-01-01', 10]),
      {},
      [['warning', '2027-01-01', undefined]],
    ],
    ['up to the last of them', LATER, {}, [['warning', undefined, '2026-12-31']]],
    ['on all there are', LATER, { to: '2026-12-31' }, [['error', undefined, undefined]]],
    [
      'on all that are left',
      most(['2020-01-01', 50], ['2024-01-01', 10]),
      {},
      [['error', undefined, undefined]],
    ],
    [
      'for a while',
      most(['2020-01-01', 50], ['2027-01-01', 10], ['2028-01-01', 20]),
      {},
      [['warning', '2027-01-01', '2027-12-31']],
    ],
    [
      'now and again',
      most(['2020-01-01', 10], ['2027-01-01', 50], ['2028-01-01', 5]),
      {},
      [
        ['warning', undefined, '2026-12-31'],
        ['warning', '2028-01-01', undefined],
      ],
    ],
  ])('are told with these: %s', (_, library, days, expected) => {
    expect(spans('min_above_max', N, library, days)).toEqual(expected);
  });

  it('are not why nobody can meet them on the others', () => {
    const facts = { employees: { kind: 'number', power: 'do', questions: ['q'], max: 15 } } as const;
    expect(lintRule(documentOf(N), settingOf({ library: LATER, facts }))).toMatchObject([
      { code: 'min_above_max', node: 'n', until: '2026-12-31' },
      { code: 'contradiction', node: 'n', since: '2027-01-01' },
    ]);
  });

  it('are not why nobody can meet them before', () => {
    const facts = { employees: { kind: 'number', power: 'do', questions: ['q'], max: 15 } } as const;
    const library = most(['2020-01-01', 50], ['2027-01-01', 10]);
    const told = lintRule(documentOf(N), settingOf({ library, facts }));
    expect(told.map(({ code, since }) => [code, since]).toSorted()).toEqual([
      ['contradiction', undefined],
      ['min_above_max', '2027-01-01'],
    ]);
  });

  it('are told with what they leave, whatever the fact can be, and not as beyond what it can be', () => {
    const facts = { employees: { kind: 'number', power: 'do', questions: ['q'], min: 0, max: 100 } } as const;
    const library = most(['2020-01-01', 50], ['2027-01-01', 10]);
    expect(lintRule(documentOf(N), settingOf({ library, facts }))).toMatchObject([
      {
        ...{ code: 'min_above_max', since: '2027-01-01', values: { min: 20, max: 10 } },
        mend: { code: 'give_way', values: { parts: [], count: 0 } },
      },
    ]);
  });

  it.each<[string, WrittenTerm]>([
    ['a total', { term: 'total', fact: 'owners', of: 'share', where: N }],
    ['a choice', { term: 'choose', cases: [{ when: N, value: ONE }], otherwise: ONE }],
    [
      'a sum of a total',
      { term: 'sum', of: [ONE, { term: 'total', fact: 'owners', of: 'share', where: N }] },
    ],
  ])('are told in %s as well', (_, left) => {
    const rule: WrittenRule = { id: 't', op: 'compare', left, relation: '>', right: ONE };
    const library = most(['2020-01-01', 50], ['2027-01-01', 10]);
    expect(spans('min_above_max', rule, library)).toEqual([['warning', '2027-01-01', undefined]]);
  });

  it.each<[string, Days, RuleLibrary, readonly string[]]>([
    [
      'on all days on which they counted',
      { from: '2021-01-01', to: '2025-12-31' },
      most(['2020-01-01', 10]),
      ['min_above_max'],
    ],
    [
      'on some of those days alone',
      { from: '2021-01-01', to: '2025-12-31' },
      most(['2020-01-01', 10], ['2023-01-01', 50]),
      [],
    ],
    [
      'on every day there is, and count on none',
      { from: '2027-01-01', to: '2026-01-01' },
      most(['0001-01-01', 10]),
      ['min_above_max'],
    ],
    [
      'on some days there are, and count on none',
      { from: '2027-01-01', to: '2026-01-01' },
      most(['0001-01-01', 10], ['2026-01-01', 50]),
      [],
    ],
  ])('are told of what counts no more, or never, where they cross %s', (_, days, library, codes) => {
    const rule = group('all', 'r', OTHER, during(days, N));
    expect(spans('min_above_max', rule, library)).toEqual(codes.map(() => ['error', undefined, undefined]));
  });

  it('are not said to be the wrong way round', () => {
    const n = most(['2020-01-01', 3], ['2026-06-01', 4]);
    const age: WrittenRule = {
      ...{ id: 'n', op: 'elapsed', fact: 'founded', unit: 'years' },
      ...{ min: 4, max: { parameter: 'most' } },
    };
    const [finding] = lintRule(documentOf(age), settingOf({ library: n }));
    expect(finding).toMatchObject({ code: 'min_above_max', until: '2026-05-31', mend: { code: 'give_way' } });
    expect(spans('min_above_max', age, n, { from: '2026-06-01' })).toEqual([]);
  });
});

it('a parameter that is nought is told with the days on which it is', () => {
  const rule: WrittenRule = {
    ...{ id: 'n', op: 'compare', relation: '>', right: { term: 'number', value: 1 } },
    left: {
      term: 'ratio',
      of: { term: 'fact', fact: 'cost' },
      by: { term: 'number', value: { parameter: 'most' } },
    },
  };
  const nought = most(['2020-01-01', 0], ['2027-01-01', 2], ['2028-01-01', 0]);
  expect(spans('divided_by_nought', rule, nought)).toEqual([
    ['warning', undefined, '2026-12-31'],
    ['warning', '2028-01-01', undefined],
  ]);
  expect(spans('divided_by_nought', rule, nought, { to: '2026-12-31' })).toEqual([
    ['error', undefined, undefined],
  ]);
  expect(spans('divided_by_nought', rule, nought, { from: '2027-01-01', to: '2027-12-31' })).toEqual([]);
});

describe('fewer parts in force than are asked for', () => {
  const two = (...of: readonly WrittenRule[]): WrittenRule => ({ id: 'r', op: 'atLeast', count: 2, of });
  const told = (rule: WrittenRule, days: Days = {}) => spans('too_few_in_force', rule, libraryOf({}), days);
  const [a, b] = [between('a', 1, null), between('b', 1, null, 'age')];
  const from2027 = during({ from: '2027-01-01' }, a);

  it('are told with the days on which they are so', () => {
    expect(told(two(from2027, b))).toEqual([['warning', undefined, '2026-12-31']]);
    expect(told(two(during({ from: '2028-01-01' }, a), b), { from: '2027-01-01' })).toEqual([
      ['warning', undefined, '2027-12-31'],
    ]);
    expect(told(two(from2027, b), { to: '2026-12-31' })).toEqual([['warning', undefined, undefined]]);
    expect(told(two(during({ to: '2026-12-31' }, a), b))).toEqual([['warning', '2027-01-01', undefined]]);
  });

  it('are told from a later day on with the parts that end, in a total as well', () => {
    const where = two(during({ to: '2026-12-31' }, a), b);
    const left: WrittenTerm = { term: 'total', fact: 'owners', of: 'share', where };
    for (const rule of [where, { id: 't', op: 'compare', left, relation: '>', right: ONE } as const])
      expect(lintRule(documentOf(rule), settingOf())).toMatchObject([
        { code: 'too_few_in_force', since: '2027-01-01', values: { needed: 2, of: 1, parts: ['c'] } },
      ]);
  });

  it('are not told where all are in force on every day of the rule', () => {
    expect(told(two(from2027, b), { from: '2027-01-01' })).toEqual([]);
  });

  it('are not told while none is in force, for then nothing is asked', () => {
    expect(told(two(from2027, during({ from: '2027-01-01' }, b, 'd')))).toEqual([]);
    expect(told(two(from2027, during({ from: '2028-01-01' }, b, 'd')))).toEqual([
      ['warning', '2027-01-01', '2027-12-31'],
    ]);
    expect(told(two(from2027, group('all', 'g', during({ from: '2027-01-01' }, b, 'd'))))).toEqual([]);
  });
});

const DAYS = ['2025-01-01', '2026-05-15', '2026-09-01', '2027-01-01', '2027-06-01'] as const;
const EACH_DAY = DAYS.flatMap((one) => [one, `${one.slice(0, 8)}20`]).map(day);
const NUMBERS = [0, 1, 2, 3, 4];

const someDays: fc.Arbitrary<Days> = fc
  .tuple(fc.option(fc.constantFrom(...DAYS)), fc.option(fc.constantFrom(...DAYS)))
  .map(([from, to]) => ({ ...(from && { from }), ...(to && { to: `${to.slice(0, 8)}20` }) }));
const limit: fc.Arbitrary<Limit> = fc.oneof(
  fc.constantFrom(null, 1, 2, 3),
  fc.constant<Limit>({ parameter: 'most' }),
);
const history = fc
  .uniqueArray(fc.tuple(fc.constantFrom('2020-01-01', ...DAYS), fc.constantFrom(0, 1, 2, 3, 4, null)), {
    ...{ minLength: 1, maxLength: 4 },
    selector: ([from]) => from,
  })
  .map((entries) => most(...entries.toSorted(([a], [b]) => (a < b ? -1 : 1))));
const { rule: world } = fc.letrec<{ rule: WrittenRule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      ...{ id: fc.constant('x'), op: fc.constant('between' as const), fact: fc.constant('n') },
      ...{ min: limit, max: limit },
    }),
    fc.tuple(someDays, tie('rule')).map(([days, of]) => during(days, of)),
    fc
      .tuple(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(tie('rule'), { minLength: 1, maxLength: 3 }),
      )
      .map(([op, of]) => group(op, 'g', ...of)),
    fc
      .array(tie('rule'), { minLength: 2, maxLength: 3 })
      .map((of): WrittenRule => ({ id: 'g', op: 'atLeast', count: 2, of })),
  ),
}));

function withOwnIds(rule: WrittenRule): WrittenRule {
  let next = 0;
  return JSON.parse(JSON.stringify(rule), (key, value: unknown) => (key === 'id' ? `n${next++}` : value));
}

/** What is told of nobody. */
const OF_NOBODY: ReadonlySet<string> = new Set(['min_above_max', 'too_few_in_force', 'contradiction']);

/** The days from the day of reading on for which it is told. */
function isToldOf({ since, until }: LintFinding, one: IsoDate): boolean {
  return AS_OF <= one && (!since || since <= one) && (!until || one <= until);
}

/** The numbers of people with which a node is met on a day; null where it does not count. */
function whoMeets(node: string, { rule, from, to }: RuleDocument, library: RuleLibrary, asOf: IsoDate) {
  if ((from && asOf < from) || (to && to < asOf)) return null;
  const resolution = resolve(rule, { ruleId: 'R', library, asOf });
  if (!resolution.ok) throw new Error(resolution.problems[0].code);
  const plain = plainNodes(resolution.rule).find(({ id }) => id === node);
  // Where nothing is in force, an empty group stands for the whole.
  if (!plain || (plain.op === 'all' && plain.of.length === 0)) return null;
  return NUMBERS.filter(
    (n) =>
      evaluate(plain, (fact) => (fact === 'n' ? { kind: 'range', lo: n, hi: n } : { kind: 'unknown' }))
        .verdict === 'met',
  );
}

describe('in a small world', () => {
  it('nobody meets on any day that counts what is told to be met by nobody', () => {
    fc.assert(
      fc.property(world.map(withOwnIds), history, someDays, (rule, library, days) => {
        const document = documentOf(rule, dated(days));
        const findings = lintRule(document, settingOf({ library })).filter(({ code }) => OF_NOBODY.has(code));
        for (const finding of findings)
          for (const one of EACH_DAY.filter((each) => isToldOf(finding, each)))
            expect(whoMeets(finding.node, document, library, one) ?? []).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
