import { Worker } from 'node:worker_threads';
import {
  addTallies,
  type Cells,
  type Population,
  type Program,
  type Tally,
  type Trial,
} from '@/lib/domain/population';
import type { Compiled } from './kernels';
import type { Task } from './thread';

/** Threads that share the planes of one population. */
export type Threads = {
  ask: (task: Exclude<Task, { kind: 'take' | 'tryOut' }>) => Promise<readonly Tally[]>;
  /**
   * In: a trial, what it is held against, and compiled kernels over the planes of the trial if there are any. Out: the
   * tally of the change. Where the trial got planes of its own, the threads have them from then on.
   */
  tryOut: (
    trial: Trial,
    work: { before: Program; cells: Cells },
    compiled?: Compiled | null,
  ) => Promise<Tally>;
  end: () => Promise<void>;
};

/** In: a population whose planes have a working place for each thread, and compiled kernels over them if there are any. Out: threads that each do a share of its blocks. */
export async function startThreads(
  population: Population,
  compiled: Compiled | null = null,
): Promise<Threads> {
  const workers = Array.from({ length: population.planes.threads }, startWorker);
  let { planes } = population;
  const all = async (taskOf: (thread: number) => Task) =>
    summed(await Promise.all(workers.map((worker, thread) => asked(worker, taskOf(thread)))));
  const take = async (from: Population, kernels: Compiled | null) => {
    const rules = [...from.rules.values()];
    // Kernels over other memory would read and write there.
    const own = kernels?.memory.buffer === from.planes.words.buffer ? kernels : null;
    await all((thread) => ({ kind: 'take', planes: from.planes, thread, rules, compiled: own }));
    planes = from.planes;
  };
  const end = async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  try {
    await take(population, compiled);
  } catch (error) {
    // Nobody else has them in hand.
    await end();
    throw error;
  }
  return {
    ask: (task) => all(() => task),
    tryOut: async ({ population: tried, planned, fillings }, { before, cells }, kernels = null) => {
      if (tried.planes !== planes) await take(tried, kernels);
      const task: Task = { kind: 'tryOut', fillings, before, after: planned.program, cells };
      const [tally = new Int32Array(0)] = await all(() => task);
      return tally;
    },
    end,
  };
}

/** A thread does not inherit the loader of TypeScript, so it registers its own before it loads its file. */
function startWorker(): Worker {
  const file = new URL('./thread.ts', import.meta.url);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); });`;
  return new Worker(code, { eval: true });
}

function asked(worker: Worker, task: Task): Promise<readonly Tally[]> {
  return new Promise((resolve, reject) => {
    worker.once('message', (tallies: readonly Tally[]) => {
      worker.off('error', reject);
      resolve(tallies);
    });
    worker.once('error', reject);
    worker.postMessage(task);
  });
}

/** Each thread tallies the same things over its own blocks. */
function summed([first, ...others]: readonly (readonly Tally[])[]): readonly Tally[] {
  return (first ?? []).map((tally, index) =>
    addTallies(tally, ...others.map((tallies) => tallies[index] ?? new Int32Array(tally.length))),
  );
}
