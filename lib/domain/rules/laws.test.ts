import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type FactReader, type Rule, type Verdict } from './index';
import { everyValueOf, known, leaf, rule } from './rules.fixture';

function verdict(of: Rule, read: FactReader): Verdict {
  return evaluate(of, read).verdict;
}

function group(op: 'all' | 'any', ...of: readonly Rule[]): Rule {
  return { id: op, op, of };
}

function not(of: Rule): Rule {
  return { id: 'not', op: 'not', of };
}

describe('laws of the three values', () => {
  it('De Morgan, double negation, idempotence, order and grouping do not matter', () => {
    fc.assert(
      fc.property(rule, rule, known, (a, b, { wide }) => {
        const same = (left: Rule, right: Rule) => expect(verdict(left, wide)).toBe(verdict(right, wide));
        same(not(group('all', a, b)), group('any', not(a), not(b)));
        same(not(group('any', a, b)), group('all', not(a), not(b)));
        same(not(not(a)), a);
        same(group('all', a, a), a);
        same(group('any', a, a), a);
        same(group('all', a, b), group('all', b, a));
        same(group('any', a, b), group('any', b, a));
        same(group('all', a, group('all', b)), group('all', a, b));
      }),
    );
  });

  it('counting says the same as all and any', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), known, (of, { wide }) => {
        const atLeast = (count: number): Rule => ({ id: 'n', op: 'atLeast', count, of });
        expect(verdict(atLeast(of.length), wide)).toBe(verdict(group('all', ...of), wide));
        if (of.length > 0) expect(verdict(atLeast(1), wide)).toBe(verdict(group('any', ...of), wide));
      }),
    );
  });
});

describe('what is known', () => {
  it('never flips a decided verdict and never opens it again when more is known', () => {
    fc.assert(
      fc.property(rule, known, (of, { wide, narrow, exact }) => {
        const [little, more, all] = [verdict(of, wide), verdict(of, narrow), verdict(of, exact)];
        if (little !== 'unknown') expect(more).toBe(little);
        if (more !== 'unknown') expect(all).toBe(more);
        expect(all).not.toBe('unknown');
      }),
      { numRuns: 500 },
    );
  });

  it('gives a condition the verdict that all its possible values share', () => {
    fc.assert(
      fc.property(leaf, known, (of, { wide, narrow }) => {
        if (!('fact' in of)) return;
        for (const read of [wide, narrow]) {
          const verdicts = everyValueOf(of.fact, read(of.fact)).map((value) => verdict(of, () => value));
          const shared = new Set(verdicts).size === 1 ? verdicts[0] : 'unknown';
          expect(verdict(of, read)).toBe(shared);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('lists as missing exactly the facts of open conditions', () => {
    fc.assert(
      fc.property(rule, known, (of, { wide }) => {
        const finding = evaluate(of, wide);
        expect(finding.missing.length > 0).toBe(finding.verdict === 'unknown');
        expect(new Set(finding.missing).size).toBe(finding.missing.length);
      }),
    );
  });
});
