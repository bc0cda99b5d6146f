import { Worker } from 'node:worker_threads';
import { addTallies, type Population, type Tally } from '@/lib/domain/population';
import type { Compiled } from './kernels';
import type { Task } from './thread';

/** Threads that share the planes of one population. */
export type Threads = { ask: (task: Task) => Promise<readonly Tally[]>; end: () => Promise<void> };

/** In: a population whose planes have a working place for each thread, and compiled kernels over them if there are any. Out: threads that each do a share of its blocks. */
export async function startThreads(
  { planes, rules }: Population,
  compiled: Compiled | null = null,
): Promise<Threads> {
  const workers = Array.from({ length: planes.threads }, startWorker);
  const list = [...rules.values()];
  await Promise.all(
    workers.map((worker, thread) => asked(worker, { kind: 'take', planes, thread, rules: list, compiled })),
  );
  return {
    ask: async (task) => summed(await Promise.all(workers.map((worker) => asked(worker, task)))),
    end: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
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
