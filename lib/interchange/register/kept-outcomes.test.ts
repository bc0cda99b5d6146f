import { describe, expect, it } from 'vitest';
import { keep, lineEnd, noOutcomes } from './kept-outcomes';
import type { OfferingOutcome, Outcome } from './outcome';
import { zeroes } from './status-counts';

const whyNot = { country: 0, sector: 0, place: 0, size: 0, language: 0, other: 0 };

function outcome(offerings: readonly OfferingOutcome[]): Outcome {
  return { counts: zeroes(), whyNot, offerings };
}

function verdict(id: string, total: number): OfferingOutcome {
  return { id, status: 'eligible', total, missing: [], intake: 'open' };
}

describe('kept outcomes', () => {
  it('give back the line that went in', () => {
    const kept = noOutcomes();
    const offerings = [verdict('O2', 61.5), verdict('O1', 40)];
    const one = keep(kept, 'a', '"country":"MX"', outcome(offerings));
    keep(kept, 'b', '"country":"MX"', outcome(offerings.toReversed()));
    expect(JSON.parse(`{${lineEnd(kept, one)}`)).toEqual({ country: 'MX', offerings });
    expect(kept.texts).toHaveLength(2);
  });

  it('stay within their room however many firms and verdicts come, and lose no line', () => {
    const mostBytes = 200_000;
    const kept = noOutcomes(mostBytes);
    const biggest = 10 * 400 + 2000;
    for (let firm = 0; firm < 2000; firm += 1) {
      const offerings = Array.from({ length: 10 }, (_, index) => verdict(`O${index}`, firm + index / 10));
      const one = keep(kept, `${firm}`, '"country":"MX"', outcome(offerings));
      expect(kept.bytes).toBeLessThanOrEqual(mostBytes + biggest);
      expect(JSON.parse(`{${lineEnd(kept, one)}`).offerings).toEqual(offerings);
    }
    expect(kept.byFirm.size).toBeLessThan(200);
  });
});
