import { type Cluster, endServer, startCluster } from '@/db/embedded/cluster';
import type { Layout } from '@/db/embedded/layout';
import type { Watcher } from '@/db/embedded/watcher';

const CRASHES_AT_MOST = 5;
const WITHIN_MS = 60_000;

export type KeptDatabase = {
  /** Settles once the server can be used. */
  url: Promise<string>;
  /** Also in the middle of the start. */
  stop: () => Promise<void>;
};

/** The embedded server, started again on the same port if it dies. */
export function keepDatabase(input: {
  layout: Layout;
  watcher: Watcher;
  onGivingUp: (line: string) => void;
}): KeptDatabase {
  const { layout, watcher, onGivingUp } = input;
  let stopping = false;
  let crashes: number[] = [];
  const running = new Set<number>();
  const options = {
    onSpawn: (pid: number) => {
      running.add(pid);
      watcher.guard({ pid, signal: 'SIGINT', group: false });
    },
    onExit: (pid: number) => {
      running.delete(pid);
      watcher.forget(pid);
    },
  };
  const first = startCluster(layout, options);
  first.then(watch, () => undefined);

  function watch({ ended, port }: Cluster) {
    void ended.then(async () => {
      if (stopping) return;
      const now = performance.now();
      crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
      if (crashes.length > CRASHES_AT_MOST)
        return onGivingUp(`The database ended ${crashes.length} times within a minute.`);
      process.stderr.write('The database ended and is started again.\n');
      try {
        watch(await startCluster(layout, { ...options, port }));
      } catch (error) {
        if (!stopping) onGivingUp(error instanceof Error ? error.message : String(error));
      }
    });
  }

  return {
    url: first.then(({ url }) => url),
    stop: async () => {
      stopping = true;
      await Promise.all([...running].map(endServer));
    },
  };
}
