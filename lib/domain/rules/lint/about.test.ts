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
])('limits from %s to %s are to be moved only to what is near: %s', (min, max, code, limits) => {
  const [finding] = found(between('x', min, max), { facts: FACTS, registers: [MX] });
  const { below, above } = finding?.mend.values ?? {};
  expect(finding?.mend.code).toBe(code);
  expect([below, above].filter((one) => one !== undefined)).toEqual(limits);
});
