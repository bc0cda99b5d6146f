import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { goneWithin, signal } from '@/db/embedded/processes';
import type { Watcher } from '@/db/embedded/watcher';

export type Kept = { stop: () => Promise<void> };

const STARTS_AT_MOST = 5;
const WITHIN_MS = 60_000;
const DRAIN_MS = 4500;

/** Starts a process again when it ends by itself, and gives up when that happens too often. */
export function keepRunning(input: {
  name: string;
  start: () => ChildProcess;
  watcher: Watcher;
  onGivingUp: (line: string) => void;
}): Kept {
  const { name, start, watcher, onGivingUp } = input;
  let stopping = false;
  let child = launchChild();
  let starts: number[] = [performance.now()];

  function launchChild(): ChildProcess {
    const started = start();
    const { pid } = started;
    if (pid !== undefined) watcher.guard({ pid, signal: 'SIGTERM', group: true });
    started.once('error', (error) => onGivingUp(`The ${name} could not be started: ${error.message}`));
    started.once('exit', (code, by) => {
      if (pid !== undefined) watcher.forget(pid);
      if (!stopping) void again(code ?? by);
    });
    return started;
  }

  async function again(how: unknown) {
    starts = starts.filter((at) => performance.now() - at < WITHIN_MS);
    if (starts.length >= STARTS_AT_MOST)
      return onGivingUp(`The ${name} ended ${starts.length} times within a minute (${how}).`);
    process.stderr.write(`The ${name} ended (${how}) and is started again.\n`);
    await sleep(200 * starts.length);
    if (stopping) return;
    starts.push(performance.now());
    child = launchChild();
  }

  return {
    stop: async () => {
      stopping = true;
      await endGroup(child);
    },
  };
}

/** Asks a child and all it started to end, and ends it for good if it does not. */
export async function endGroup({ pid }: ChildProcess) {
  if (pid === undefined) return;
  signal(pid, 'SIGTERM', true);
  if (await goneWithin(pid, DRAIN_MS)) return signal(pid, 'SIGKILL', true);
  signal(pid, 'SIGKILL', true);
  await goneWithin(pid, 1000);
}
