import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isCode } from './error-code';
import { isAlive, startMark } from './processes';

/** Who uses a data folder. `started` tells the holder from a later process with the same id. */
export type Holder = { pid: number; started: string | undefined; address: string };

/** `takenOver`: the last holder was killed, and what it had started may still be ending. */
export type Lock = { release: () => void; takenOver: boolean };

/** Takes the lock, or says who holds it. A lock whose holder is gone is taken over. */
export function takeLock(file: string, address: string): Lock | { heldBy: Holder } {
  const mine: Holder = { pid: process.pid, started: startMark(process.pid), address };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    // Three rounds: the lock is there, its holder is gone, someone else may be as quick as we are.
    for (let round = 0; round < 3; round += 1) {
      if (linked(draft, file)) return { release: () => rmSync(file, { force: true }), takenOver: round > 0 };
      const seen = read(file);
      if (seen && holds(seen)) return { heldBy: seen };
      discard(file, seen);
    }
    return { heldBy: read(file) ?? mine };
  } finally {
    rmSync(draft, { force: true });
  }
}

// A link appears whole or not at all, and never replaces a file.
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function read(file: string): Holder | undefined {
  try {
    const { pid, started, address }: Partial<Holder> = JSON.parse(readFileSync(file, 'utf8'));
    return typeof pid === 'number' ? { pid, started, address: String(address) } : undefined;
  } catch {
    return undefined;
  }
}

function holds({ pid, started }: Holder): boolean {
  return isAlive(pid) && startMark(pid) === started;
}

function discard(file: string, seen: Holder | undefined) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  // Between reading and moving, another start may have put its own lock there: give that back.
  const moved = read(aside);
  if (moved && moved.pid !== seen?.pid && holds(moved)) linked(aside, file);
  rmSync(aside, { force: true });
}
