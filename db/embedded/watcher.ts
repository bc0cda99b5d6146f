import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type Watcher = {
  /** Ends this process, or its whole group, if we are killed; in the order of the calls. */
  guard: (input: { pid: number; signal: NodeJS.Signals; group: boolean }) => void;
  forget: (pid: number) => void;
  /** Removes a folder if we are killed. */
  remove: (folder: string) => void;
  /** All was ended in order. */
  dismiss: () => void;
};

/** A small process of its own session that outlives a SIGKILL to this one and cleans up after it. */
export function startWatcher(): Watcher {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./end-leftovers.mjs', import.meta.url))], {
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: path.parse(process.cwd()).root,
  });
  child.unref();
  child.stdin.on('error', () => undefined);
  const say = (message: object) => {
    if (child.stdin.writable) child.stdin.write(`${JSON.stringify(message)}\n`);
  };
  return {
    guard: say,
    forget: (pid) => say({ forget: pid }),
    remove: (folder) => say({ remove: folder }),
    dismiss: () => child.stdin.end(`${JSON.stringify({ done: true })}\n`),
  };
}
