import fc from 'fast-check';
import { expect, it } from 'vitest';
import { casesOf, everyCase, shareRule, smallRule } from '../domains/worlds.fixture';
import { evaluate } from '../evaluate';
import type { Relation, Rule } from '../types';
import { movedFirm } from './witness';

const letter = (value: string): Rule => ({ id: value, op: 'in', fact: 'letter', values: [value] });
const two = fc.oneof(fc.tuple(smallRule, smallRule), fc.tuple(shareRule, shareRule));

it('finds a firm that moves wherever a small world has one, and none elsewhere', () => {
  const moves = (out: Rule, into: Rule): boolean => {
    const isMoved = everyCase([out, into]).some(
      (read) => evaluate(out, read).verdict === 'unmet' && evaluate(into, read).verdict === 'met',
    );
    const firm = movedFirm(out, into, null);
    expect(firm !== null).toBe(isMoved);
    if (firm) expect([out, into].map((rule) => evaluate(rule, firm).verdict)).toEqual(['unmet', 'met']);
    return isMoved;
  };
  // One of each kind, however few are tried.
  expect([moves(letter('a'), letter('b')), moves(letter('a'), letter('a'))]).toEqual([true, false]);
  fc.assert(
    fc.property(two, ([out, into]) => {
      fc.pre(casesOf([out, into]) <= 20_000);
      moves(out, into);
    }),
    { numRuns: 200 },
  );
});

const part = { term: 'fact', fact: 'part' } as const;
const share = (value: number): Rule => ({
  ...{ id: 's', op: 'compare', relation: '>=', right: { term: 'number', value } },
  left: { term: 'ratio', of: part, by: { term: 'sum', of: [part, { term: 'fact', fact: 'rest' }] } },
});
const paid = (value: number): Rule => ({
  ...{ id: 't', op: 'compare', relation: '>=', right: { term: 'number', value } },
  left: { term: 'total', fact: 'owners', of: 'paid', where: { id: 'w', op: 'is', fact: 'woman' } },
});
const counted = (value: number): Rule => ({
  ...{ id: 'c', op: 'compare', relation: '>=', right: { term: 'number', value } },
  left: { term: 'count', fact: 'marks' },
});
const women = { term: 'fact', fact: 'women' } as const;
const beside = (relation: Relation): Rule => ({
  ...{ id: 'b', op: 'compare', relation, left: women, right: { term: 'fact', fact: 'men' } },
});
const events = (codes: readonly string[], from: number, max: number): Rule => ({
  ...{ id: 'e', op: 'happened', fact: 'past', codes, from, to: 90, min: null, max },
});
const owners = (least: number, min: number): Rule => ({
  ...{ id: 'l', op: 'linked', fact: 'owners', min, max: null },
  where: { id: 'n', op: 'between', fact: 'share', min: least, max: null },
});
const among = (rule: Rule): Rule => ({
  ...{ id: 'all', op: 'all' },
  of: [...Array.from({ length: 30 }, (_, at): Rule => ({ id: `${at}`, op: 'is', fact: `f${at}` })), rule],
});

it.each<[string, Rule, Rule]>([
  ['a share', share(0.35), share(0.3)],
  ['a total', paid(20), paid(15)],
  ['a count', counted(5), counted(4)],
  ['one number beside another', beside('='), beside('<=')],
  ['the same the other way round', beside('='), beside('>=')],
  ['a day of events', events(['a'], 10, 1), events(['a'], 20, 1)],
  ['a number of events', events(['a', 'b'], 10, 1), events(['a', 'b'], 10, 2)],
  ['a limit on linked entities', owners(5, 1), owners(3, 1)],
  ['their number', owners(5, 3), owners(5, 2)],
  ['one of many conditions', among(share(0.35)), among(share(0.3))],
  ['one of many conditions, not asked any more', among(share(0.35)), among({ id: 'n', op: 'all', of: [] })],
])('finds a firm that %s lets in', (_, out, into) => {
  expect(movedFirm(out, into, null)).not.toBeNull();
  expect(movedFirm(into, out, null)).toBeNull();
});

it('takes no firm whose answers the catalogue does not know', () => {
  const above = (min: number): Rule => ({ id: 'n', op: 'between', fact: 'n', min, max: null });
  const entry = { kind: 'number', power: 'do', questions: [] } as const;
  expect(movedFirm(above(4.5), above(4.2), { n: entry })).not.toBeNull();
  expect(movedFirm(above(4.5), above(4.2), { n: { ...entry, whole: true } })).toBeNull();
  expect(movedFirm(above(4.5), above(4.2), { n: { ...entry, min: 5 } })).toBeNull();
});
