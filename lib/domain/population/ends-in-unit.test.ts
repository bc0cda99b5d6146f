import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../rules';
import { endsInUnit } from './ends-in-unit';

describe('the ends of a number of every firm in another unit', () => {
  it('lie exactly on the limit on which the evaluator reads them', () => {
    const factor = fc.constantFrom(1.1, 1 / 1.1, 0.9, 1 / 0.9, 18.5, 1 / 18.5);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), factor, (cents, worth) => {
        const [given, per] = [cents / 100, { USD: worth }];
        const [lo, hi] = [Float64Array.of(given), Float64Array.of(given)];
        const column = { kind: 'number', lo, hi, state: Uint8Array.of(1) } as const;
        const ends = endsInUnit({ ...column, units: ['USD'] }, { unit: 'EUR', per }, new Map());
        const limit = ends.lo[0] ?? Number.NaN;
        const rule = { id: 'a', op: 'between', fact: 'n', min: limit, max: limit, unit: 'EUR', per } as const;
        const read = () => ({ kind: 'range', lo: given, hi: given, unit: 'USD' }) as const;
        expect(evaluate(rule, read).verdict).toBe('met');
        expect(ends.hi[0]).toBe(limit);
      }),
    );
  });

  it('are the short number that people reckon', () => {
    const column = { kind: 'number', state: Uint8Array.of(1, 1) } as const;
    const lo = Float64Array.of(3.3, -Infinity);
    const hi = Float64Array.of(6.6, Infinity);
    const known = new Map();
    const ends = endsInUnit(
      { ...column, lo, hi, units: ['USD'] },
      { unit: 'EUR', per: { USD: 1 / 1.1 } },
      known,
    );
    expect([...ends.lo]).toEqual([3, -Infinity]);
    expect([...ends.hi]).toEqual([6, Infinity]);
  });
});
