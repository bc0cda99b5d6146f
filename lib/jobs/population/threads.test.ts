import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import {
  addFirm,
  type Change,
  type Columns,
  cellsOf,
  changesOf,
  countsOf,
  finishColumns,
  forgetRule,
  putRule,
  startColumns,
  startPopulation,
  type Trial,
  tryRule,
} from '@/lib/domain/population';
import type { Rule } from '@/lib/domain/rules';
import { compileKernels } from './compile-kernels.mjs';
import { compiledRoom } from './kernels';
import { startThreads } from './threads';

const FIRMS = 9_000;

/** Ninety firms of each number from 0 to 99, over three blocks. */
function columns(): Columns {
  const builder = startColumns(FIRMS);
  for (let at = 0; at < FIRMS; at += 1)
    addFirm(builder, `f${at}`, [['number', { kind: 'range', lo: at % 100, hi: at % 100 }]]);
  return finishColumns(builder);
}

function exactly(number: number): Rule {
  return { id: `is ${number}`, op: 'between', fact: 'number', min: number, max: number };
}

function anyOf(numbers: number): Rule {
  return { id: 'rule', op: 'any', of: Array.from({ length: numbers }, (_, number) => exactly(number)) };
}

const RULE: Rule = { id: 'rule', op: 'between', fact: 'number', min: 50, max: null };
const NOTHING: Change = { gained: 0, lost: 0, undecided: 0, decided: 0 };

describe('a trial by threads', { timeout: 60_000 }, () => {
  it.each(['plain', 'compiled'])(
    'that needs more room than is spare counts as it should: %s',
    async (kind) => {
      const module = new WebAssembly.Module(Uint8Array.from(await compileKernels()));
      const room = kind === 'plain' ? null : compiledRoom(module);
      const makeRoom = room?.makeRoom;
      const start = startPopulation({
        ...{ columns: columns(), rules: [RULE], threads: 2 },
        ...(makeRoom && { makeRoom }),
      });
      const threads = await startThreads(start.population, room?.compiled());
      try {
        await threads.ask({ kind: 'fill', fillings: start.fillings });
        const before = start.population.rules.get('rule')?.program ?? new Int32Array(0);
        const cells = cellsOf(start.population.columns, []);
        const changed = async (trial: Trial) =>
          changesOf(await threads.tryOut(trial, { before, cells }, room?.compiled()));
        const counted = async () => countsOf((await threads.ask({ kind: 'count' }))[0] ?? before, FIRMS);

        const large = tryRule(start.population, anyOf(100), makeRoom);
        expect(large.population.planes).not.toBe(start.population.planes);
        expect(await changed(large)).toEqual([{ ...NOTHING, gained: 4_500 }]);
        forgetRule(large.population, large.planned);
        expect(await counted()).toEqual([{ met: 4_500, unmet: 4_500, unknown: 0 }]);

        // Tried on the planes from before it, on which nothing has been done since.
        const small = tryRule(start.population, anyOf(10), makeRoom);
        expect(await changed(small)).toEqual([{ ...NOTHING, gained: 900, lost: 4_500 }]);
        forgetRule(small.population, small.planned);
        expect(await counted()).toEqual([{ met: 4_500, unmet: 4_500, unknown: 0 }]);
      } finally {
        await threads.end();
      }
    },
  );

  it('does not fill planes that it was not planned for', async () => {
    const { population } = startPopulation({ columns: columns(), rules: [RULE] });
    const { fillings } = putRule(population, anyOf(100));
    const threads = await startThreads(population);
    try {
      await expect(threads.ask({ kind: 'fill', fillings })).rejects.toThrow('slots only');
    } finally {
      await threads.end();
    }
  });
});

describe('threads that cannot take up their work', () => {
  it('are ended, every one of them', { timeout: 60_000 }, async () => {
    const { population } = startPopulation({ columns: columns(), rules: [RULE], threads: 3 });
    const module = new WebAssembly.Module(Uint8Array.from(await compileKernels()));
    // Memory that is not shared cannot be sent to a thread.
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
    const words = new Int32Array(memory.buffer);
    const ended = vi.spyOn(Worker.prototype, 'terminate');
    await expect(
      startThreads({ ...population, planes: { ...population.planes, words } }, { module, memory }),
    ).rejects.toThrow('could not be cloned');
    const codes = await Promise.all(ended.mock.results.map(({ value }) => value));
    expect(codes).toHaveLength(3);
    ended.mockRestore();
  });
});
