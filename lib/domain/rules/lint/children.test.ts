import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { type CodeList, type FactEntry, resolve, type WrittenRule } from '../language';
import { AS_OF, found } from './lint.fixture';
import { replaced } from './replace';

const ASKED = { kind: 'code', power: 'fixed', questions: ['q'], hierarchy: 'place' } as const;
const BOTH: WrittenRule = { id: 'x', op: 'under', fact: 'place', codes: ['AA-A', 'AA-B'] };
const list = (codes: readonly string[], others: CodeList['others'] = new Map()): CodeList => {
  return { name: 'places', codes: new Set(codes), others };
};

/** Who may be met, by each code that a firm may have, the parent alone left out. */
function verdicts(rule: WrittenRule, codes: readonly string[]): readonly string[] {
  const resolution = resolve(rule, { ruleId: 'R', asOf: AS_OF });
  if (!resolution.ok) throw new Error('not readable');
  return codes.map((code) => evaluate(resolution.rule, () => ({ kind: 'values', values: [code] })).verdict);
}

describe('a parent in the place of all its children', () => {
  it.each<[string, FactEntry, readonly string[], string]>([
    ['all of them given', { ...ASKED, values: ['AA-A', 'AA-B', 'BB-A'] }, ['AA-A', 'AA-B', 'BB-A'], 'same'],
    [
      'with one that is no longer given',
      { ...ASKED, values: ['AA-A', 'AA-B'], retired: { 'AA-X': null } },
      ['AA-A', 'AA-B', 'AA-X'],
      'repaired',
    ],
    [
      'with one no longer given elsewhere',
      { ...ASKED, values: ['AA-A', 'AA-B'], retired: { 'AA-A-1': null, 'BB-X': null } },
      ['AA-A', 'AA-B', 'AA-A-1', 'BB-X'],
      'same',
    ],
    [
      'with one of another list',
      { ...ASKED, list: list(['AA', 'AA-A', 'AA-B'], new Map([['AA-9', { list: 'old', code: null }]])) },
      ['AA-A', 'AA-B', 'AA-9'],
      'repaired',
    ],
    [
      'with one whose own parent is not listed',
      { ...ASKED, list: list(['AA', 'AA-A', 'AA-B', 'AA-C-1']) },
      ['AA-A', 'AA-B', 'AA-C-1'],
      'repaired',
    ],
  ])('is the same only where no firm changes sides: %s', (_, entry, codes, effect) => {
    const finding = found(BOTH, { facts: { place: entry } }).find(
      ({ code }) => code === 'children_for_parent',
    );
    expect(finding?.mend).toMatchObject({ code: 'use_parent', replacement: { effect } });
    const mended = finding?.mend.replacement && replaced(BOTH, 'x', finding.mend.replacement.with);
    if (!mended) throw new Error('nothing to mend');
    const isSame = verdicts(mended, codes).join(' ') === verdicts(BOTH, codes).join(' ');
    expect(isSame).toBe(effect === 'same');
  });
});
