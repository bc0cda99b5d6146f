import { describe, expect, it } from 'vitest';
import { SIZE_CLASSES } from '../vocabulary';
import { classesOf, limitsFor, placeOf, rangeOf } from './limits';

const limits = { sector: 'all', max: [4, 19, 99] };
const open = { sector: 'services', max: [4, 19, Number.POSITIVE_INFINITY] };

describe('limits', () => {
  it.each([
    [0, 'micro'],
    [4, 'micro'],
    [4.5, 'small'],
    [5, 'small'],
    [19, 'small'],
    [20, 'medium'],
    [99, 'medium'],
    [100, 'large'],
    [Number.POSITIVE_INFINITY, 'large'],
  ])('put %d into %s', (value, want) => {
    expect(SIZE_CLASSES[placeOf(value, limits)]).toBe(want);
  });

  it('without an upper end have nothing above', () => {
    expect(SIZE_CLASSES[placeOf(1e12, open)]).toBe('medium');
  });

  it('are those of the sector, else those of all sectors, else none', () => {
    expect(limitsFor([limits, open], 'services')).toBe(open);
    expect(limitsFor([limits, open], 'commerce')).toBe(limits);
    expect(limitsFor([open], 'commerce')).toBeNull();
  });
});

describe('classes of a range', () => {
  it.each([
    [1, 4, ['micro']],
    [4, 5, ['micro', 'small']],
    [6, 10, ['small']],
    [0, Number.POSITIVE_INFINITY, SIZE_CLASSES],
    [251, Number.POSITIVE_INFINITY, ['large']],
  ])('%d to %d', (lo, hi, want) => {
    expect(classesOf({ lo, hi }, limits)).toEqual(want);
  });

  it('are all four where the number or the limits are not known', () => {
    expect(classesOf(null, limits)).toEqual(SIZE_CLASSES);
    expect(classesOf({ lo: 1, hi: 1 }, null)).toEqual(SIZE_CLASSES);
  });

  it('read exact numbers, intervals and nothing', () => {
    expect(rangeOf({ kind: 'exact', value: 3 })).toEqual({ lo: 3, hi: 3 });
    expect(rangeOf({ kind: 'interval', lo: 6, hi: 10 })).toEqual({ lo: 6, hi: 10 });
    expect(rangeOf({ kind: 'unknown' })).toBeNull();
  });
});
