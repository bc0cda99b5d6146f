import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isCode } from './error-code';

/** Whether the system has a process of this id, alive or ended and not yet asked for. */
export function isKnown(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    return isCode(error, 'EPERM');
  }
}

export function isAlive(pid: number): boolean {
  return isKnown(pid) && !isZombie(pid);
}

function isZombie(pid: number): boolean {
  return process.platform === 'linux' && statFields(pid)?.[0] === 'Z';
}

// The fields of /proc/PID/stat after the command name, which may itself hold spaces and brackets.
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Tells two processes apart that had the same id one after the other. */
export function startMark(pid: number): string | undefined {
  if (process.platform === 'linux') return statFields(pid)?.[19];
  return ask('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
  return ask('ps', ['-o', 'args=', '-p', String(pid)]) ?? '';
}

function ask(command: string, args: string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/** True once the process is gone, false if it outlived the time. */
export async function goneWithin(pid: number, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (isAlive(pid)) {
    if (performance.now() > end) return false;
    await sleep(40);
  }
  return true;
}

/** Signals a process, or with `group` everything it started; a process that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals, group = false) {
  try {
    process.kill(group && process.platform !== 'win32' ? -pid : pid, name);
  } catch (error) {
    if (!isCode(error, 'ESRCH')) throw error;
  }
}
