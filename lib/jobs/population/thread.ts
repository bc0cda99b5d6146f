import { parentPort } from 'node:worker_threads';
import {
  type Cells,
  deskOf,
  type Filling,
  fill,
  type Planes,
  type PlannedRule,
  type Program,
  type Tally,
  tallyCells,
  tallyChange,
  tallyRules,
  tallySoleBarriers,
} from '@/lib/domain/population';
import { type Compiled, kernelsFor } from './kernels';

/** What a thread is asked to do, over its own share of the blocks. */
export type Task =
  | { kind: 'take'; planes: Planes; thread: number; rules: readonly PlannedRule[]; compiled: Compiled | null }
  | { kind: 'fill'; fillings: readonly Filling[] }
  | { kind: 'count' }
  | { kind: 'countCells'; cells: Cells }
  | { kind: 'barriers' }
  | { kind: 'tryOut'; fillings: readonly Filling[]; before: Program; after: Program; cells: Cells };

type Held = {
  planes: Planes;
  rules: readonly PlannedRule[];
  desk: ReturnType<typeof deskOf>;
  from: number;
  to: number;
};

let held: Held | null = null;

parentPort?.on('message', (task: Task) => {
  if (task.kind === 'take') {
    held = take(task);
    parentPort?.postMessage([]);
  } else if (held) parentPort?.postMessage(doTask(held, task));
});

function take({ planes, thread, rules, compiled }: Task & { kind: 'take' }): Held {
  const share = planes.blocks / planes.threads;
  const [from, to] = [Math.round(thread * share), Math.round((thread + 1) * share)];
  return { planes, rules, desk: deskOf(planes, thread, kernelsFor(planes, compiled)), from, to };
}

function doTask({ rules, desk, from, to }: Held, task: Exclude<Task, { kind: 'take' }>): readonly Tally[] {
  const programs = rules.map(({ program }) => program);
  switch (task.kind) {
    case 'fill':
      fill(desk, task.fillings, from, to);
      return [];
    case 'count':
      return [tallyRules(desk, programs, from, to)];
    case 'countCells':
      return [tallyCells(desk, programs, task.cells, from, to)];
    case 'barriers':
      return rules.map((rule) => tallySoleBarriers(desk, rule, from, to));
    case 'tryOut':
      fill(desk, task.fillings, from, to);
      return [tallyChange(desk, task, from, to)];
  }
}
