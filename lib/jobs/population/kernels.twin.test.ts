import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tallyRules } from '@/lib/domain/population/counts';
import { fill } from '@/lib/domain/population/fill';
import { type Kernels, plainKernels } from '@/lib/domain/population/kernels';
import { BLOCK_FIRMS, PAIR_WORDS, PLANE_WORDS } from '@/lib/domain/population/layout';
import { startPopulation } from '@/lib/domain/population/population';
import { anyRule, columnsOf, firm, numbered } from '@/lib/domain/population/population.fixture';
import { deskOf } from '@/lib/domain/population/run';
import { wasmKernels } from '@/lib/domain/population/wasm-kernels';
import { compileKernels } from './compile-kernels.mjs';
import { compiledRoom, kernelsFor } from './kernels';

const PLANES = 40;
const LIST = PLANES * PLANE_WORDS;
const SPARE = LIST + 64;
const ENDS = SPARE + 256;
const WORDS = ENDS + 4 * BLOCK_FIRMS;
const place = fc.nat(PLANES - 1);
const bit = fc.integer({ min: 0, max: BLOCK_FIRMS });
const end = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, Infinity, -Infinity));

let module: WebAssembly.Module;
beforeAll(async () => {
  module = new WebAssembly.Module(new Uint8Array(await compileKernels()));
});

/** In: a seed. Out: two memories of the same random words; some planes are empty, some full. */
function twoMemories(seed: number): { words: Int32Array; kernels: Kernels }[] {
  const memory = new WebAssembly.Memory({ initial: 8, maximum: 8, shared: true });
  const wasm = new Int32Array(memory.buffer, 0, WORDS);
  const plain = new Int32Array(new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT));
  let state = seed;
  for (let at = 0; at < WORDS; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    const kind = Math.floor(at / PLANE_WORDS) % 5;
    plain[at] = kind === 3 ? 0 : kind === 4 ? -1 : state ^ (state >>> 15);
  }
  wasm.set(plain);
  return [
    { words: plain, kernels: plainKernels(plain) },
    { words: wasm, kernels: wasmKernels(new WebAssembly.Instance(module, { env: { memory } }).exports) },
  ];
}

/** Both are given the same work, and must return the same and leave the same behind, but for room to work in. */
function expectTwins(seed: number, work: (kernels: Kernels, words: Int32Array) => unknown): void {
  const [plain, wasm] = twoMemories(seed).map(({ words, kernels }) => {
    const answer = work(kernels, words);
    return { answer, words: [...words.subarray(0, SPARE), ...words.subarray(ENDS)] };
  });
  expect(wasm).toEqual(plain);
}

function listIn(words: Int32Array, planes: readonly number[]): void {
  words.set(
    planes.map((plane) => plane * PLANE_WORDS),
    LIST,
  );
}

describe('compiled kernels do the same as plain ones', () => {
  it('joining, counting enough and taking away', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(place, { minLength: 1, maxLength: 30 }),
        place,
        fc.nat(29),
        (seed, list, into, n) => {
          const others = list.filter((plane) => plane !== into);
          fc.pre(others.length > 0);
          const least = 1 + (n % others.length);
          for (const kernel of ['and', 'or'] as const)
            expectTwins(seed, (kernels, words) => {
              listIn(words, others);
              kernels[kernel](LIST, others.length, into * PLANE_WORDS);
            });
          expectTwins(seed, (kernels, words) => {
            listIn(words, others);
            kernels.atLeast(LIST, others.length, least, into * PLANE_WORDS, SPARE);
          });
          expectTwins(seed, (kernels) => kernels.without(list[0] ?? 0, others[0] ?? 0, into * PLANE_WORDS));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('counting bits', () => {
    fc.assert(
      fc.property(fc.integer(), place, bit, bit, (seed, plane, from, to) => {
        const at = plane * PLANE_WORDS;
        expectTwins(seed, (kernels) => [kernels.count(at), kernels.countBetween(at, from, to)]);
      }),
      { numRuns: 60 },
    );
  });

  it('holding numbers against limits', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(end, { minLength: 1, maxLength: 9 }),
        end,
        end,
        (seed, some, min, max) => {
          expectTwins(seed, (kernels, words) => {
            const doubles = new Float64Array(words.buffer, ENDS * 4, 2 * BLOCK_FIRMS);
            doubles.forEach((_, index) => {
              doubles[index] = some[(index * 7) % some.length] ?? 0;
            });
            kernels.limits(ENDS, min, max, PAIR_WORDS);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('turning words of firms into planes of atoms', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 32 }), (seed, planes) => {
        expectTwins(seed, (kernels, words) => {
          listIn(
            words,
            Array.from({ length: planes }, (_, index) => PLANES - 1 - index),
          );
          kernels.turn(ENDS, LIST, planes);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('for whole populations', () => {
    fc.assert(
      fc.property(fc.array(firm, { maxLength: 40 }), fc.array(anyRule, { maxLength: 6 }), (firms, list) => {
        const { makeRoom, compiled } = compiledRoom(module);
        const rooms = [undefined, makeRoom].map((room) => {
          const rules = numbered(list);
          const start = { columns: columnsOf(firms), rules, ...(room && { makeRoom: room }) };
          const { population, fillings } = startPopulation(start);
          const desk = deskOf(population.planes, 0, kernelsFor(population.planes, room ? compiled() : null));
          fill(desk, fillings, 0, 1);
          const programs = [...population.rules.values()].map(({ program }) => program);
          return [...tallyRules(desk, programs, 0, population.planes.blocks)];
        });
        expect(rooms[1]).toEqual(rooms[0]);
      }),
      { numRuns: 50 },
    );
  });

  it('and are refused if one is missing', () => {
    expect(() => wasmKernels({ and: () => 0 })).toThrow('another version');
  });
});
