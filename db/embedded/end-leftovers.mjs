/**
 * Ends what a start has started when that start was killed and could not do it itself.
 *
 * It reads one JSON line per process from its standard input, which the start holds open. When the
 * input ends without a line `{"done":true}`, the start is gone, and everything still listed is ended
 * in the order of the list: first each with its signal, then for good.
 */
import { readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** @type {Map<number, { pid: number, signal: NodeJS.Signals, group: boolean }>} */
const guarded = new Map();
/** @type {string[]} */
const folders = [];
let done = false;

// Signals meant for the terminal's processes must not end the one that cleans up after them.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line);
  if (said.done) done = true;
  else if (said.forget) guarded.delete(said.forget);
  else if (said.remove) folders.push(said.remove);
  else guarded.set(said.pid, said);
}
if (!done) {
  for (const entry of guarded.values()) await end(entry);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** @param {{ pid: number, signal: NodeJS.Signals, group: boolean }} entry */
async function end({ pid, signal, group }) {
  const target = group && process.platform !== 'win32' ? -pid : pid;
  send(target, signal);
  for (let waited = 0; waited < 4000 && send(pid, 0) && !isZombie(pid); waited += 50) await sleep(50);
  send(target, 'SIGKILL');
}

/** @param {number} target @param {NodeJS.Signals | 0} name */
function send(target, name) {
  try {
    process.kill(target, name);
    return true;
  } catch {
    return false;
  }
}

/** Ended, but nobody has asked how: its parent was killed. @param {number} pid */
function isZombie(pid) {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
