import { describe, expect, it } from 'vitest';
import { day } from '../dates';
import { evaluate } from './evaluate';
import { type Certainty, certaintyOf, criterionKinds } from './index';
import { type CriterionKind, NO_LIBRARY, resolve, type WrittenRule } from './language';
import type { FactValue } from './types';

const YES: FactValue = { kind: 'flag', value: true };
const NO: FactValue = { kind: 'flag', value: false };
const library = {
  ...NO_LIBRARY,
  predicates: { honest: criterion('inner', 'declared', { id: 'h', op: 'is', fact: 'honest' }) },
};

function criterion(id: string, kind: CriterionKind, of: WrittenRule): WrittenRule {
  return { id, op: 'criterion', kind, of };
}

function is(id: string): WrittenRule {
  return { id, op: 'is', fact: id };
}

function certainty(written: WrittenRule, facts: Readonly<Record<string, FactValue>>): Certainty {
  const resolved = resolve(written, { ruleId: 'r', library, asOf: day('2026-01-01') });
  if (!resolved.ok) throw new RangeError(resolved.problems[0].code);
  const finding = evaluate(resolved.rule, (fact) => facts[fact] ?? { kind: 'unknown' });
  return certaintyOf(finding, criterionKinds(written, library));
}

const hard = criterion('c1', 'hard', is('a'));
const declared = criterion('c2', 'declared', is('b'));
const toVerify = criterion('c3', 'to_verify', is('c'));
const told = criterion('c4', 'informative', is('d'));
const prose = criterion('c5', 'to_verify', { id: 'p', op: 'prose', text: { en: 'A sound plan.' } });

const all = (...of: readonly WrittenRule[]): WrittenRule => ({ id: 'all', op: 'all', of });
const any = (...of: readonly WrittenRule[]): WrittenRule => ({ id: 'any', op: 'any', of });
const atLeast = (count: number, ...of: readonly WrittenRule[]): WrittenRule => ({
  id: 'n',
  op: 'atLeast',
  count,
  of,
});

describe('how firmly a result stands', () => {
  it.each<[string, WrittenRule, Readonly<Record<string, FactValue>>, Certainty]>([
    ['a hard criterion that is met', hard, { a: YES }, 'certain'],
    [
      'all met: the weakest counts',
      all(hard, declared, toVerify),
      { a: YES, b: YES, c: YES },
      'to_be_checked',
    ],
    ['all met without what is to be verified', all(hard, declared), { a: YES, b: YES }, 'declared'],
    ['all unmet: one firm refusal is enough', all(hard, declared), { a: NO, b: NO }, 'certain'],
    ['all unmet by what the firm says', all(hard, declared), { a: YES, b: NO }, 'declared'],
    ['any met: the firmest counts', any(hard, toVerify), { a: YES, c: YES }, 'certain'],
    ['any met by one that is to be verified', any(hard, toVerify), { a: NO, c: YES }, 'to_be_checked'],
    ['any unmet rests on all', any(hard, declared), { a: NO, b: NO }, 'declared'],
    [
      'only the word of the institution on an owner is missing',
      { id: 'l', op: 'linked', fact: 'owners', where: prose, min: 1, max: null },
      { owners: { kind: 'entities', entities: [{}] } },
      'to_be_checked',
    ],
    ['turned around', { id: 'not', op: 'not', of: declared }, { b: NO }, 'declared'],
    [
      'at least two, two firm enough',
      atLeast(2, hard, declared, toVerify),
      { a: YES, b: YES, c: YES },
      'declared',
    ],
    ['at least two refused', atLeast(2, hard, declared, toVerify), { a: NO, b: YES, c: NO }, 'to_be_checked'],
    ['at least none', atLeast(0, toVerify), { c: YES }, 'certain'],
    ['what only tells does not weaken', all(hard, told), { a: YES, d: NO }, 'certain'],
    [
      'kinds inside a named predicate',
      { id: 'u', op: 'use', predicate: 'honest' },
      { honest: YES },
      'declared',
    ],
    ['only the word of the institution is missing', all(hard, prose), { a: YES }, 'to_be_checked'],
    ['something else is missing too', all(hard, prose), {}, 'open'],
    [
      'a number divided by nought, which nobody can settle',
      {
        id: 'c',
        op: 'compare',
        left: { term: 'ratio', of: { term: 'number', value: 1 }, by: { term: 'number', value: 0 } },
        relation: '>',
        right: { term: 'number', value: 1 },
      },
      {},
      'open',
    ],
    ['the institution has spoken', all(hard, prose), { a: YES, 'checked.r:p': YES }, 'certain'],
    ['the institution has refused', all(hard, prose), { 'checked.r:p': NO }, 'certain'],
  ])('%s', (_, rule, facts, expected) => {
    expect(certainty(rule, facts)).toBe(expected);
  });
});
