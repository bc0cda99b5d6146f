import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Cluster, startCluster } from './cluster';
import { layOut } from './layout';
import { startWatcher } from './watcher';

/** A cluster for one test run, gone afterwards, also if the run is killed. */
export async function startTemporaryCluster(): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-test-'));
  // The server's account must get through when root runs the tests.
  chmodSync(folder, 0o755);
  const watcher = startWatcher();
  watcher.remove(folder);
  const layout = layOut({ project: folder, chosen: folder });
  const cluster = await startCluster(layout, {
    durable: false,
    onSpawn: (pid) => watcher.guard({ pid, signal: 'SIGINT', group: false }),
  });
  const stop = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
    watcher.dismiss();
  };
  return { ...cluster, stop };
}
