import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import { type FactCatalogue, NO_LIBRARY, type RuleCatalogue, type WrittenRule } from '../language';
import { diffCatalogues } from './catalogue';
import { toldEffect } from './told';
import type { Effect } from './types';

const asOf = day('2026-05-15');
const all = (...of: readonly WrittenRule[]): WrittenRule => ({ id: 'r', op: 'all', of });
const any = (...of: readonly WrittenRule[]): WrittenRule => ({ id: 'r', op: 'any', of });
const isYes: WrittenRule = { id: 'i', op: 'is', fact: 'led' };
const isTold: WrittenRule = { id: 'x', op: 'exists', fact: 'led' };
const isWon: WrittenRule = { id: 'w', op: 'is', fact: 'won' };
const isWonTold: WrittenRule = { id: 'v', op: 'exists', fact: 'won' };
const has: WrittenRule = { id: 'h', op: 'contains', fact: 'marks', values: ['p'] };
const isCounted: WrittenRule = {
  ...{ id: 'c', op: 'compare', left: { term: 'count', fact: 'marks' } },
  ...{ relation: '>=', right: { term: 'number', value: 1 } },
};
const staff = { term: 'fact', fact: 'staff' } as const;
const isTwice: WrittenRule = {
  ...{ id: 'e', op: 'compare', left: { term: 'sum', of: [staff, staff] }, relation: '>=', right: staff },
};
const sales = (unit: string, min: number): WrittenRule => ({
  ...{ id: unit, op: 'between', fact: 'sales', unit, min, max: null },
});
const owners = (id: string, min: number): WrittenRule => ({
  ...{ id, op: 'linked', fact: 'owners', min: 1, max: null },
  where: { id: `${id}n`, op: 'between', fact: 'share', min, max: null },
});
const under = (...codes: readonly string[]): WrittenRule => ({ id: 'u', op: 'under', fact: 'isic', codes });
const people = (id: string, min: number | null, max: number | null): WrittenRule => ({
  ...{ id, op: 'between', fact: 'staff', min, max },
});

const FACTS: FactCatalogue = {
  staff: { kind: 'number', power: 'do', questions: [], whole: true, min: 0 },
};
const rate = { from: 'USD', to: 'EUR', factor: 0.9, day: day('2020-01-01'), source: { title: 'Bank' } };
const library = { ...NO_LIBRARY, rates: [rate] };

function effectOf(before: WrittenRule, after: WrittenRule): Effect {
  const version = (rule: WrittenRule) => ({ id: 'R', rule, library });
  return toldEffect(version(before), version(after), { facts: FACTS, asOf });
}

const DIVISIONS = Array.from({ length: 24 }, (_, at) => String(10 + at));

describe('who is let in or shut out is told only of a firm that moves', () => {
  it.each<[string, WrittenRule, WrittenRule, Effect, Effect]>([
    // No firm that gave all its answers moves.
    ['a yes that has to be told', all(isYes), all(isYes, isTold), 'same_known', 'same_known'],
    [
      'a later part, taken into one that is met once an earlier fact is told',
      any(all(people('n', 0, null), has), isYes),
      any(all(people('n', 0, null), any(has, isYes))),
      ...(['same_known', 'same_known'] as const),
    ],
    ['told, or a yes', any(isTold), any(isTold, isYes), 'same_known', 'same_known'],
    ['a section by its divisions', under('C'), under(...DIVISIONS), 'same_known', 'same_known'],
    [
      'what any number of people is',
      all(isYes, any(people('a', 5, null), people('b', null, 4))),
      all(isYes),
      ...(['same_known', 'same_known'] as const),
    ],
    // Who has a mark has one or more.
    ['a mark, and the number of marks', has, all(has, isCounted), 'same', 'same'],
    ['the number of marks, or a mark', isCounted, any(isCounted, has), 'same', 'same'],
    // Who says yes has told.
    [
      'a yes to one of two that are told',
      any(isWon, isTold, isWonTold),
      any(isTold, isWonTold, isYes),
      ...(['same', 'same'] as const),
    ],
    // Who has an owner with 5 has one with 3 or more.
    [
      'a lower limit on owners',
      all(owners('o', 5)),
      all(owners('o', 5), owners('p', 3)),
      ...(['same', 'same'] as const),
    ],
    // Here too none does, but that is not proven.
    ['twice as many as one', all(isYes), all(isYes, isTwice), 'may_narrow', 'may_widen'],
    [
      'a lower limit in other money',
      all(sales('EUR', 900)),
      all(sales('EUR', 900), sales('USD', 500)),
      ...(['may_narrow', 'may_widen'] as const),
    ],
    // These move.
    ['a section less a division', under('C'), under(...DIVISIONS.slice(1)), 'narrower', 'wider'],
    ['a higher limit', people('a', 6, null), people('a', 5, null), 'wider', 'narrower'],
    ['nothing', all(isYes), all(isYes), 'same', 'same'],
  ])('%s', (_, before, after, there, back) => {
    expect([effectOf(before, after), effectOf(after, before)]).toEqual([there, back]);
  });

  it('is not called the same for all where not every firm known in part could be tried', () => {
    // Yes and no in turn: to come to the only firms that tell the two apart takes thousands of others.
    const turns = Array.from({ length: 14 }, (_, at): WrittenRule => {
      const is: WrittenRule = { id: `f${at}`, op: 'is', fact: `f${at}` };
      return at % 2 ? is : { id: `n${at}`, op: 'not', of: is };
    });
    const either = any(isYes, { id: 'n', op: 'not', of: { ...isYes, id: 'm' } });
    expect(effectOf(all(...turns), all(...turns, { ...either, id: 'e' }))).toBe('same_known');
    // What is the same by its form is so for all, however many there are.
    const twice = { id: 'n', op: 'not', of: { id: 'm', op: 'not', of: all(...turns.toReversed()) } } as const;
    expect(effectOf(all(...turns), any(twice, all(...turns, isYes)))).toBe('same');
  });

  it('of a rule that is new or gone as well', () => {
    const catalogue = (...rules: readonly WrittenRule[]): RuleCatalogue => ({
      ...{ language: 'puente-rules/1', library: NO_LIBRARY },
      rules: rules.map((rule) => ({
        ...{ language: 'puente-rules/1', id: 'R', version: 1, title: { en: 'A rule' }, rule },
      })),
    });
    const effects = (rule: WrittenRule) =>
      [
        [catalogue(), catalogue(rule)],
        [catalogue(rule), catalogue()],
      ].map(([before = catalogue(), after = catalogue()]) =>
        diffCatalogues(before, after, { asOf, facts: FACTS }).rules.map(({ effect }) => effect),
      );
    expect(effects(all(isYes))).toEqual([['wider'], ['narrower']]);
    expect(effects(all(people('a', 5, null), people('b', null, 4)))).toEqual([
      ['same_known'],
      ['same_known'],
    ]);
  });
});
