import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inTemporaryFolder } from './testing/command';
import { writeRepeated } from './testing/repeated';

const PROJECT = resolve(import.meta.dirname, '../../..');
const ROWS = 200_000;
const LIMIT_MB = 400;

describe('a large register', () => {
  it(`of ${ROWS} rows is matched in less than ${LIMIT_MB} MB`, { timeout: 120_000 }, async () => {
    await inTemporaryFolder(async (folder) => {
      await writeRepeated(join(folder, 'register.csv'), ROWS);
      const ended = await command(folder);
      expect(ended).toEqual({ code: 0, err: '' });
      const run = runFile.parse(JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8')));
      expect(run).toMatchObject({ rows: ROWS, accepted: ROWS, refused: 0 });
      expect(run.peakMemoryMb).toBeLessThan(LIMIT_MB);
      const lines = readFileSync(join(folder, 'out/matches.jsonl')).filter((byte) => byte === 0x0a).length;
      expect(lines).toBe(ROWS);
    });
  });

  it('that is stopped leaves nothing behind', { timeout: 60_000 }, async () => {
    await inTemporaryFolder(async (folder) => {
      await writeRepeated(join(folder, 'register.csv'), ROWS);
      const ended = await command(folder, join(folder, 'out/matches.jsonl.part'));
      expect(ended).toEqual({ code: 130, err: '\nStopped. Nothing was written.\n' });
      expect(readdirSync(join(folder, 'out'))).toEqual([]);
    });
  });
});

const runFile = z.looseObject({ peakMemoryMb: z.number() });

/** In: the folder of the register, and a file whose appearance is the moment to press Ctrl-C. */
async function command(folder: string, stopAt?: string): Promise<{ code: number | null; err: string }> {
  const args = ['--register', join(folder, 'register.csv'), '--country', 'MX', '--out', join(folder, 'out')];
  const program = ['--import', 'tsx', 'lib/interchange/register/cli.ts', ...args];
  const child = spawn(process.execPath, program, { cwd: PROJECT, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const watch = setInterval(() => {
    if (stopAt !== undefined && existsSync(stopAt)) child.kill('SIGINT');
  }, 20);
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  clearInterval(watch);
  return { code, err: said.join('') };
}
