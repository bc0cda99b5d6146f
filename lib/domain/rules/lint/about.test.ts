import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactCatalogue, RuleDocument, WrittenRule } from '../language';
import { lintCatalogue } from './catalogue';
import { AS_OF, between, documentOf, found, group, libraryOf } from './lint.fixture';

const FACTS: FactCatalogue = {
  employees: { kind: 'number', power: 'fixed', questions: ['q'], whole: true, min: 0 },
  place: { kind: 'code', power: 'fixed', questions: ['q'], hierarchy: 'place' },
};
const MX = {
  register: 'mx',
  country: 'MX',
  fact: 'employees',
  bands: [
    { id: '0-5', lo: 0, hi: 5 },
    { id: '6-10', lo: 6, hi: 10 },
    { id: '11-30', lo: 11, hi: 30 },
    { id: '251+', lo: 251, hi: null },
  ],
};

function place(...codes: readonly string[]): WrittenRule {
  return { id: 'p', op: 'under', fact: 'place', codes };
}

const small = between('x', null, 25);
const notIn = (rule: WrittenRule): WrittenRule => ({ id: 'not', op: 'not', of: rule });

describe('a register of a country', () => {
  it.each<[string, WrittenRule, boolean]>([
    ['a rule without places', small, true],
    ['that country', group('all', 'r', place('MX'), small), true],
    ['a part of it', group('all', 'r', place('MX-JAL'), small), true],
    ['that country among others', group('all', 'r', place('AR', 'MX'), small), true],
    ['any country', group('all', 'r', place('*'), small), true],
    ['another country', group('all', 'r', place('GB'), small), false],
    ['regions of another country', group('all', 'r', place('GB-ENG-E12000004', 'GB-SCT'), small), false],
    ['all but another country', group('all', 'r', notIn(place('GB')), small), true],
    ['all but that country', group('all', 'r', notIn(place('MX')), small), false],
    ['another country as one way in', group('any', 'r', place('GB'), small), true],
  ])('is held against %s: %#', (_, rule, isHeld) => {
    for (const facts of [FACTS, null]) {
      const codes = found(rule, { facts, registers: [MX] }).map(({ code }) => code);
      expect(codes.includes('limit_in_band')).toBe(isHeld);
    }
  });

  it('without its country is held against every rule', () => {
    const { country: _, ...anywhere } = MX;
    const codes = found(group('all', 'r', place('GB'), small), { facts: FACTS, registers: [anywhere] });
    expect(codes.map(({ code }) => code)).toEqual(['limit_in_band']);
  });

  it('is not held against a rule without places among rules of other countries', () => {
    const cuts = (...rules: readonly RuleDocument[]) =>
      lintCatalogue(
        { language: 'puente-rules/1', library: libraryOf({}), rules },
        { facts: FACTS, registers: [MX], asOf: AS_OF },
      )
        .filter(({ code }) => code === 'limit_in_band')
        .map(({ rule }) => rule);
    const bare = documentOf(small, { id: 'bare' });
    const british = documentOf(group('all', 'r', place('GB'), small), { id: 'gb' });
    const mexican = documentOf(group('all', 'r', place('MX'), small), { id: 'mx' });
    expect(cuts(bare)).toEqual(['bare']);
    expect(cuts(bare, british)).toEqual([]);
    expect(cuts(bare, british, mexican)).toEqual(['bare', 'mx']);
  });
});

// Who asks for at least one person asks for somebody, not for six.
it.each<[number | null, number | null, string, readonly unknown[]]>([
  [1, null, 'ask_number', []],
  [5, null, 'move_limit', [6, '']],
  [null, 1, 'ask_number', []],
  [null, 4, 'move_limit', [5, '']],
  [8, null, 'move_limit', [6, 11]],
  [300, null, 'move_limit', [251, '']],
  // 11 would be above the upper limit, 5 below the lower one.
  [7, 9, 'move_limit', [6, '']],
  [20, 25, 'move_limit', [11, '']],
  [5, 5, 'ask_number', []],
])('limits from %s to %s are to be moved only to what is near: %s', (min, max, code, limits) => {
  const [finding] = found(between('x', min, max), { facts: FACTS, registers: [MX] });
  const { below, above } = finding?.mend.values ?? {};
  expect(finding?.mend.code).toBe(code);
  expect([below, above].filter((one) => one !== undefined)).toEqual(limits);
});

const RELATIONS = ['<', '<=', '=', '>=', '>'] as const;
const limits = fc.option(fc.integer({ min: 0, max: 300 }), { nil: null });
const withLimits: fc.Arbitrary<WrittenRule> = fc.oneof(
  fc
    .tuple(limits, limits)
    .filter(([min, max]) => min === null || max === null || min <= max)
    .map(([min, max]) => between('x', min, max)),
  fc.tuple(fc.constantFrom(...RELATIONS), fc.nat(300)).map(
    ([relation, value]): WrittenRule => ({
      ...{ id: 'x', op: 'compare', relation },
      left: { term: 'fact', fact: 'employees' },
      right: { term: 'number', value },
    }),
  ),
  fc.nat(300).map((value): WrittenRule => ({ id: 'x', op: 'equals', fact: 'employees', value })),
);
const SETTING = { facts: FACTS, registers: [MX] };

/** The same with the limit of one side put in its place. */
function withLimit(rule: WrittenRule, side: 'min' | 'max', value: number): WrittenRule {
  if (rule.op === 'between') return { ...rule, [side]: value };
  return rule.op === 'compare' ? { ...rule, right: { term: 'number', value } } : rule;
}

it('a limit that is proposed is not flagged again where it stands, and somebody can meet it', () => {
  fc.assert(
    fc.property(withLimits, (rule) => {
      for (const { code, mend, values } of found(rule, SETTING)) {
        if (code !== 'limit_in_band') continue;
        const side = values.side === 'min' ? 'min' : 'max';
        for (const limit of [mend.values.below, mend.values.above]) {
          if (typeof limit !== 'number') continue;
          const again = found(withLimit(rule, side, limit), SETTING);
          expect(again.filter((one) => one.code === 'limit_in_band' && one.values.side === side)).toEqual([]);
          expect(again.filter(({ severity }) => severity === 'error')).toEqual([]);
        }
      }
    }),
  );
});

it.each([
  ['between two whole numbers there is none', 10.2, 10.8, ['', '']],
  ['all is at least nought', null, -5, [0, '']],
])('%s', (_, min, max, bounds) => {
  const [finding] = found(between('x', min, max), { facts: FACTS });
  expect(finding?.mend).toMatchObject({ code: 'limit_within', values: { min: bounds[0], max: bounds[1] } });
});
