import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate, type Verdict } from '../rules';
import { closedLimits } from './closed-limits';
import type { Leaf } from './formula';

const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE),
);
const limits = fc
  .record({
    min: fc.option(number),
    max: fc.option(number),
    open: fc.constantFrom('min', 'max', 'both', 'none'),
  })
  .map(
    ({ min, max, open }): Extract<Leaf, { op: 'between' }> => ({
      ...{ id: 'b', op: 'between', fact: 'n', min, max },
      ...(open === 'min' || open === 'both' ? { minOpen: true } : {}),
      ...(open === 'max' || open === 'both' ? { maxOpen: true } : {}),
    }),
  );

it('closed limits hold for the same numbers, at the limits themselves too', () => {
  fc.assert(
    fc.property(limits, number, fc.nat(3), (leaf, any, which) => {
      const value = [leaf.min ?? any, leaf.max ?? any][which] ?? any;
      fc.pre(Number.isFinite(value));
      const { verdict } = evaluate(leaf, () => ({ kind: 'range', lo: value, hi: value }));
      const closed = closedLimits(leaf);
      const holds: Verdict = closed && value >= closed.min && value <= closed.max ? 'met' : 'unmet';
      expect(holds).toBe(verdict);
    }),
    { numRuns: 5_000 },
  );
});
