import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type FactReader, type Rule, type Verdict } from './index';
import { anyRule, type Facts, facts, products, readerOf, worldsOf } from './small-worlds.fixture';

const MOST_WORLDS = 1500;
const RUNS = { numRuns: 1500 };

/** Keys a rule asks for, found by listening. */
function keysOf(rule: Rule, known: Facts): readonly string[] {
  const asked = new Set<string>();
  const read: FactReader = (fact) => {
    asked.add(fact);
    return readerOf(known)(fact);
  };
  evaluate(rule, read);
  return [...asked];
}

/** Every world that fits what is known, in the facts the rule reads; null where they are too many to go through. */
function worldsFor(rule: Rule, known: Facts): readonly Facts[] | null {
  const keys = keysOf(rule, known);
  const choices = keys.map((key) => worldsOf(key, known[key]));
  if (choices.reduce((many, { length }) => many * length, 1) > MOST_WORLDS) return null;
  return products(choices).map((world) =>
    Object.fromEntries(world.map((value, index) => [keys[index] ?? '', value])),
  );
}

function verdict(rule: Rule, known: Facts): Verdict {
  return evaluate(rule, readerOf(known)).verdict;
}

function dividesIn(rule: Rule): boolean {
  return JSON.stringify(rule).includes('"ratio"');
}

describe('what is decided with little knowledge', () => {
  it('is so in every world that fits it', () => {
    fc.assert(
      fc.property(anyRule, facts, (rule, known) => {
        const told = verdict(rule, known);
        const worlds = worldsFor(rule, known);
        if (told === 'unknown' || !worlds) return;
        for (const world of worlds) expect(verdict(rule, world)).toBe(told);
      }),
      RUNS,
    );
  });

  it('stays so when some facts become exact, and more facts never open it again', () => {
    fc.assert(
      fc.property(anyRule, facts, fc.nat(), fc.nat(), (rule, known, chosen, mask) => {
        const worlds = worldsFor(rule, known);
        const world = worlds?.[chosen % worlds.length];
        if (!world) return;
        const some = Object.entries(world).filter((_, index) => (mask >> index) % 2 === 1);
        const more = { ...known, ...Object.fromEntries(some) };
        const [little, much, all] = [
          verdict(rule, known),
          verdict(rule, more),
          verdict(rule, { ...known, ...world }),
        ];
        if (little !== 'unknown') expect(much).toBe(little);
        if (much !== 'unknown') expect(all).toBe(much);
        // Nothing divided by nought is ever known.
        if (!dividesIn(rule)) expect(all).not.toBe('unknown');
      }),
      RUNS,
    );
  });
});

describe('what is missing', () => {
  it('is told where a verdict is open, each fact once, and nowhere else', () => {
    fc.assert(
      fc.property(anyRule, facts, (rule, known) => {
        const finding = evaluate(rule, readerOf(known));
        expect(new Set(finding.missing).size).toBe(finding.missing.length);
        if (finding.verdict !== 'unknown') expect(finding.missing).toEqual([]);
        else if (!dividesIn(rule)) expect(finding.missing.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('settles the verdict once it is known', () => {
    fc.assert(
      fc.property(anyRule, facts, fc.nat(), (rule, known, chosen) => {
        fc.pre(!dividesIn(rule));
        const worlds = worldsFor(rule, known);
        const world = worlds?.[chosen % worlds.length];
        if (!world) return;
        const { missing } = evaluate(rule, readerOf(known));
        // Facts of linked entities follow the key of their list.
        const lists = new Set(missing.map((key) => key.split('.')[0] ?? ''));
        const told = Object.entries(world).filter(([key]) => lists.has(key));
        expect(verdict(rule, { ...known, ...Object.fromEntries(told) })).not.toBe('unknown');
      }),
      RUNS,
    );
  });
});

describe('groups of any conditions', () => {
  it('De Morgan, double negation, repetition, order and grouping', () => {
    const group = (op: 'all' | 'any', ...of: readonly Rule[]): Rule => ({ id: op, op, of });
    const not = (of: Rule): Rule => ({ id: 'not', op: 'not', of });
    const atLeast = (count: number, of: readonly Rule[]): Rule => ({ id: 'n', op: 'atLeast', count, of });
    fc.assert(
      fc.property(anyRule, anyRule, anyRule, facts, (a, b, c, known) => {
        const same = (left: Rule, right: Rule) => expect(verdict(left, known)).toBe(verdict(right, known));
        same(not(group('all', a, b)), group('any', not(a), not(b)));
        same(not(group('any', a, b)), group('all', not(a), not(b)));
        same(not(not(a)), a);
        for (const op of ['all', 'any'] as const) {
          same(group(op, a, a), a);
          same(group(op, a, b, c), group(op, c, a, b));
          same(group(op, group(op, a, b), c), group(op, a, group(op, b, c)));
        }
        same(atLeast(2, [a, b, c]), atLeast(2, [c, b, a]));
        same(not(atLeast(2, [a, b, c])), atLeast(2, [not(a), not(b), not(c)]));
        same(group('all', a, group('any', a, b)), group('all', a, group('any', b, a)));
      }),
      RUNS,
    );
  });
});
