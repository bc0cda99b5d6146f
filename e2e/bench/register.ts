import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ILLUSTRATIVE_CATALOGUE } from '@/lib/interchange/register/testing/catalogue';
import { writeRepeated } from '@/lib/interchange/register/testing/repeated';
import { machine, say, warnIfBusy } from './figures';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const MEMORY_LIMIT_MB = 400;

const runFile = z.object({
  rows: z.number(),
  accepted: z.number(),
  refused: z.number(),
  seconds: z.number(),
  rowsPerSecond: z.number(),
  peakMemoryMb: z.number(),
  pairs: z.record(z.string(), z.number()),
});

/** Matches the sample, repeated to `--rows` rows, in a process of its own; false if it needs more memory than it may. */
export async function benchRegister(options: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...options],
    options: { rows: { type: 'string', default: '1000000' } },
  });
  const rows = Number(values.rows);
  if (!Number.isSafeInteger(rows) || rows < 1)
    throw new RangeError(`--rows is a number from 1, not "${values.rows}"`);
  const folder = await mkdtemp(path.join(tmpdir(), 'puente-bench-'));
  try {
    say(machine());
    warnIfBusy();
    const register = path.join(folder, 'register.csv');
    await writeRepeated(register, rows);
    const out = path.join(folder, 'out');
    await runCommand(register, out);
    const run = runFile.parse(JSON.parse(await readFile(path.join(out, 'run.json'), 'utf8')));
    const written = (await stat(path.join(out, 'matches.jsonl'))).size;
    say(
      `${run.rows} rows in, ${run.accepted} accepted, ${run.refused} refused; ${Math.round(written / 2 ** 20)} MB of results`,
    );
    say(
      `${run.seconds} s, ${run.rowsPerSecond} rows/s, ${run.peakMemoryMb} MB at most (limit ${MEMORY_LIMIT_MB} MB)`,
    );
    const { eligible = 0, later = 0, unknown = 0, no = 0 } = run.pairs;
    say(`pairs: ${eligible} eligible, ${later} later, ${unknown} need answers, ${no} no`);
    const found = eligible > 0 && later > 0 && unknown > 0;
    return run.peakMemoryMb < MEMORY_LIMIT_MB && run.rows === rows && found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runCommand(register: string, out: string): Promise<void> {
  const command = [
    '--import',
    'tsx',
    'lib/interchange/register/cli.ts',
    '--register',
    register,
    '--country',
    'MX',
    // With the demo catalogue, which has nothing for these firms, every line would be short.
    '--catalogue',
    ILLUSTRATIVE_CATALOGUE,
    '--out',
    out,
  ];
  const child = spawn(process.execPath, command, { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`the command ended with code ${code}`);
}
