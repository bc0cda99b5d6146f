import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainKernels } from './kernels';
import { BLOCK_FIRMS, PLANE_WORDS } from './layout';

const PLANES = 9;
const LIST = PLANES * PLANE_WORDS;
const SPARE = LIST + 64;
const word = fc.oneof(fc.constantFrom(0, -1, 1, -2147483648), fc.integer());

/** Planes of random words, some of them the same throughout; then a list of places of planes. */
const memory = fc
  .tuple(
    fc.array(fc.tuple(word, word, fc.nat(PLANE_WORDS - 1)), { minLength: PLANES, maxLength: PLANES }),
    fc.array(fc.nat(PLANES - 1), { minLength: 1, maxLength: 12 }),
  )
  .map(([patterns, list]) => {
    const words = new Int32Array(SPARE + 64);
    patterns.forEach(([some, other, cut], plane) => {
      for (let i = 0; i < PLANE_WORDS; i += 1)
        words[plane * PLANE_WORDS + i] = i < cut ? some + i * other : other;
    });
    words.set(
      list.map((plane) => plane * PLANE_WORDS),
      LIST,
    );
    return { words, list };
  });

function bit(words: Int32Array, plane: number, place: number): number {
  return ((words[plane * PLANE_WORDS + Math.floor(place / 32)] ?? 0) >>> (place % 32)) & 1;
}

/** In: words before, planes, and what a bit becomes of the number of them that have it. Out: the plane bit by bit. */
function byBit(
  words: Int32Array,
  planes: readonly number[],
  becomes: (having: number) => boolean,
): readonly boolean[] {
  return Array.from({ length: BLOCK_FIRMS }, (_, place) =>
    becomes(planes.reduce((sum, plane) => sum + bit(words, plane, place), 0)),
  );
}

function planeOf(words: Int32Array, plane: number): readonly boolean[] {
  return Array.from({ length: BLOCK_FIRMS }, (_, place) => bit(words, plane, place) === 1);
}

describe('plain kernels', () => {
  it('join planes bit by bit, into one of themselves too', () => {
    fc.assert(
      fc.property(
        memory,
        fc.nat(PLANES - 1),
        fc.constantFrom('and', 'or'),
        ({ words, list }, into, kernel) => {
          const expected = byBit(words, list, (having) =>
            kernel === 'and' ? having === list.length : having > 0,
          );
          plainKernels(words)[kernel](LIST, list.length, into * PLANE_WORDS);
          // Of more than four planes the result is written while others are still read.
          if (list.length <= 4 || !list.includes(into)) expect(planeOf(words, into)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('find the bits that enough planes have', () => {
    fc.assert(
      fc.property(memory, fc.integer({ min: 1, max: 12 }), ({ words, list }, least) => {
        const planes = list.filter((plane) => plane > 0);
        fc.pre(planes.length >= least);
        words.set(
          planes.map((plane) => plane * PLANE_WORDS),
          LIST,
        );
        const expected = byBit(words, planes, (having) => having >= least);
        plainKernels(words).atLeast(LIST, planes.length, least, 0, SPARE);
        expect(planeOf(words, 0)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('take one plane from another', () => {
    fc.assert(
      fc.property(memory, fc.nat(PLANES - 1), ({ words }, other) => {
        const [first, second] = [planeOf(words, 1), planeOf(words, other)];
        plainKernels(words).without(PLANE_WORDS, other * PLANE_WORDS, 0);
        expect(planeOf(words, 0)).toEqual(first.map((has, place) => has && !second[place]));
      }),
      { numRuns: 30 },
    );
  });

  it('count bits, all of them and between two places', () => {
    const place = fc.integer({ min: 0, max: BLOCK_FIRMS });
    fc.assert(
      fc.property(memory, place, place, ({ words }, from, to) => {
        const bits = planeOf(words, 0);
        const kernels = plainKernels(words);
        expect(kernels.count(0)).toBe(bits.filter(Boolean).length);
        expect(kernels.countBetween(0, from, to)).toBe(bits.slice(from, to).filter(Boolean).length);
      }),
      { numRuns: 100 },
    );
  });
});
