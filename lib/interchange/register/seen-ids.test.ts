import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstTime, noIds } from './seen-ids';

describe('ids seen', () => {
  it('are told apart from those not seen', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 8 })), (ids) => {
        const seen = noIds();
        const known = new Set<string>();
        for (const id of ids) {
          expect(firstTime(seen, id)).toBe(!known.has(id));
          known.add(id);
        }
      }),
    );
  });

  it('are still told apart after many', () => {
    const seen = noIds();
    const count = 300_000;
    const wrong = (first: boolean) =>
      Array.from({ length: count }, (_, index) => firstTime(seen, `0100123835000${index}U2`)).filter(
        (is) => is !== first,
      );
    expect(wrong(true)).toHaveLength(0);
    expect(wrong(false)).toHaveLength(0);
    expect(seen.used).toBe(count);
    expect(seen.slots.byteLength / count).toBeLessThanOrEqual(32);
  });
});
