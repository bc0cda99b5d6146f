import { spawn } from 'node:child_process';
import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ILLUSTRATIVE_CATALOGUE, wideCatalogueText } from './testing/catalogue';
import { inTemporaryFolder } from './testing/command';
import { writeRepeated } from './testing/repeated';

const PROJECT = resolve(import.meta.dirname, '../../..');
const ROWS = 200_000;
/** Some three hundred different firms: each keeps a thousand outcomes, and matching them takes seconds. */
const WIDE_ROWS = 600;
const OFFERINGS = 1000;
const LIMIT_MB = 400;

describe('a large register', () => {
  it(`of ${ROWS} rows is matched in less than ${LIMIT_MB} MB`, { timeout: 180_000 }, async () => {
    await inTemporaryFolder(async (folder) => {
      await writeRepeated(join(folder, 'register.csv'), ROWS);
      const ended = await command(folder, ['--catalogue', ILLUSTRATIVE_CATALOGUE]);
      expect(ended).toEqual({ code: 0, err: '' });
      const run = runFile.parse(JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8')));
      expect(run).toMatchObject({ rows: ROWS, accepted: ROWS, refused: 0 });
      for (const status of ['eligible', 'later', 'unknown', 'generic'])
        expect(run.pairs[status]).toBeGreaterThan(ROWS / 100);
      expect(run.peakMemoryMb).toBeLessThan(LIMIT_MB);
      expect(await linesOf(join(folder, 'out/matches.jsonl'))).toBe(ROWS);
    });
  });

  it(`against ${OFFERINGS} offerings that all match needs less than ${LIMIT_MB} MB`, {
    timeout: 600_000,
  }, async () => {
    await inTemporaryFolder(async (folder) => {
      await writeRepeated(join(folder, 'register.csv'), WIDE_ROWS);
      writeFileSync(join(folder, 'wide.json'), wideCatalogueText(OFFERINGS));
      const ended = await command(folder, ['--catalogue', join(folder, 'wide.json')]);
      expect(ended).toEqual({ code: 0, err: '' });
      const run = runFile.parse(JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8')));
      expect(run.pairs.no).toBeLessThan((WIDE_ROWS * OFFERINGS) / 100);
      expect(run.pairs.eligible).toBeGreaterThan((WIDE_ROWS * OFFERINGS) / 2);
      expect(run.peakMemoryMb).toBeLessThan(LIMIT_MB);
    });
  });

  it('that is stopped leaves nothing behind', { timeout: 60_000 }, async () => {
    await inTemporaryFolder(async (folder) => {
      await writeRepeated(join(folder, 'register.csv'), ROWS);
      const ended = await command(folder, [], join(folder, 'out/matches.jsonl.part'));
      expect(ended).toEqual({ code: 130, err: '\nStopped. Nothing was written.\n' });
      expect(readdirSync(join(folder, 'out'))).toEqual([]);
    });
  });
});

const runFile = z.looseObject({ peakMemoryMb: z.number(), pairs: z.record(z.string(), z.number()) });

async function linesOf(file: string): Promise<number> {
  let lines = 0;
  for await (const chunk of createReadStream(file)) {
    const bytes: Buffer = chunk;
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  }
  return lines;
}

/** In: the folder of the register, more options, and a file whose appearance is the moment to press Ctrl-C. */
async function command(
  folder: string,
  options: readonly string[],
  stopAt?: string,
): Promise<{ code: number | null; err: string }> {
  const args = ['--register', join(folder, 'register.csv'), '--country', 'MX', '--out', join(folder, 'out')];
  const program = ['--import', 'tsx', 'lib/interchange/register/cli.ts', ...args, ...options];
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
