import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import { casesOf, everyCase, shareRule, smallRule } from '../domains/worlds.fixture';
import { evaluate } from '../evaluate';
import { type FactCatalogue, NO_LIBRARY, type WrittenRule, type WrittenTerm } from '../language';
import { diffDocuments } from './document';
import { compared } from './effect';

const SETTING = { asOf: day('2026-05-15'), before: NO_LIBRARY, after: NO_LIBRARY };

function documentOf(rule: WrittenRule) {
  return { language: 'puente-rules/1', id: 'R', version: 1, title: { en: 'A rule' }, rule } as const;
}

const all = (id: string, ...of: readonly WrittenRule[]): WrittenRule => ({ id, op: 'all', of });
const any = (id: string, ...of: readonly WrittenRule[]): WrittenRule => ({ id, op: 'any', of });
const yes = (id: string): WrittenRule => ({ id, op: 'is', fact: id });

describe('a share whose divisor may be nought', () => {
  const number = { kind: 'number', power: 'do', questions: [], whole: true, min: 0 } as const;
  const owners = { kind: 'entities', power: 'do', questions: [], of: { staff: number } } as const;
  const FACTS: FactCatalogue = {
    ...{ exporters: number, staff: number, guests: number, owners },
    tokens: { kind: 'set', power: 'do', questions: [] },
  };
  const staff: WrittenTerm = { term: 'fact', fact: 'staff' };
  const woman: WrittenRule = { id: 'w', op: 'is', fact: 'woman' };
  const share = (id: string, by: WrittenTerm, relation: '<' | '>=', value = 0): WrittenRule => ({
    ...{ id, op: 'compare', left: { term: 'ratio', of: { term: 'fact', fact: 'exporters' }, by } },
    ...{ relation, right: { term: 'number', value } },
  });
  const effect = (before: WrittenRule, after: WrittenRule, facts: FactCatalogue = FACTS) =>
    diffDocuments(documentOf(before), documentOf(after), { ...SETTING, facts }).effect;

  it.each<[string, WrittenTerm]>([
    ['a number', staff],
    ['a count', { term: 'count', fact: 'tokens' }],
    ['a total', { term: 'total', fact: 'owners', of: 'staff' }],
    ['a total of some', { term: 'total', fact: 'owners', of: 'staff', where: woman }],
    ['a sum', { term: 'sum', of: [staff, { term: 'fact', fact: 'guests' }] }],
    ['another share', { term: 'ratio', of: staff, by: { term: 'number', value: 4 } }],
    ['a choice', { term: 'choose', cases: [{ when: woman, value: staff }], otherwise: staff }],
  ])('leaves open what no firm is below, divided by %s', (_, by) => {
    const [plain, more] = [all('r', yes('exports')), all('r', yes('exports'), share('s', by, '>='))];
    expect([effect(plain, more), effect(more, plain)]).toEqual(['unproven', 'unproven']);
    const either = any('r', yes('exports'), share('s', by, '<'));
    expect(effect(any('r', yes('exports')), either)).toBe('unproven');
    const other = all('r', yes('exports'), yes('grows'));
    expect([effect(more, other), effect(other, more)]).toEqual(['unproven', 'unproven']);
  });

  it('is told all the same where nought makes no difference', () => {
    expect(effect(share('s', staff, '>=', 2), share('s', staff, '>=', 1))).toBe('wider');
    expect(effect(share('s', staff, '>=', 1), share('s', staff, '>=', 2))).toBe('narrower');
    const half: WrittenTerm = { term: 'sum', of: [staff, { term: 'number', value: 1 }] };
    const more = all('r', yes('exports'), share('s', half, '>='));
    expect(effect(all('r', yes('exports')), more)).toBe('same_known');
    const atLeastOne = { ...FACTS, staff: { ...number, min: 1 } };
    const divided = all('r', yes('exports'), share('s', staff, '>='));
    expect(effect(all('r', yes('exports')), divided, atLeastOne)).toBe('same_known');
  });

  it('counts a least above nought in any currency', () => {
    const costs: FactCatalogue = { ...FACTS, staff: { ...number, unit: 'USD', min: 5 } };
    const inEuros = share('s', { ...staff, unit: 'EUR' }, '>=');
    expect(effect(all('r', yes('exports')), all('r', yes('exports'), inEuros), costs)).toBe('same_known');
  });
});

it('what is proven of an effect holds in every case of a small world', () => {
  const two = fc.oneof(fc.tuple(smallRule, smallRule), fc.tuple(shareRule, shareRule));
  const letter = (value: string) => ({ id: value, op: 'in', fact: 'letter', values: [value] }) as const;
  const seen = new Set<string>();
  fc.assert(
    fc.property(two, fc.boolean(), ([first, second], isPart) => {
      const later = isPart ? ({ id: 'r', op: 'any', of: [first, second] } as const) : second;
      fc.pre(casesOf([first, later]) <= 20_000);
      const effect = compared(first, later, { facts: null });
      seen.add(effect);
      for (const read of everyCase([first, later])) {
        const verdicts = [evaluate(first, read).verdict, evaluate(later, read).verdict];
        const [before, after] = verdicts.map((one) => one === 'met');
        if (effect === 'same') expect(verdicts[1]).toBe(verdicts[0]);
        if (effect === 'same' || effect === 'no_fewer') expect(!before || after).toBe(true);
        if (effect === 'same' || effect === 'no_more') expect(before || !after).toBe(true);
      }
    }),
    { numRuns: 300, examples: [[[letter('a'), letter('b')], true]] },
  );
  expect(seen).toContain('no_fewer');
});
