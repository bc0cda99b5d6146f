import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { day } from '@/lib/domain/dates';
import { matchCommand } from '../command';

const counts = z.record(z.string(), z.number());
const matchLine = z.strictObject({
  id: z.string(),
  line: z.number(),
  listed: z.string().nullable(),
  country: z.string(),
  subdivision: z.string().nullable(),
  isic: z.array(z.string()),
  employees: z.tuple([z.number(), z.number().nullable()]).nullable(),
  counts,
  offerings: z.array(
    z.strictObject({
      id: z.string(),
      status: z.string(),
      total: z.number().nullable(),
      intake: z.string(),
      missing: z.array(z.string()),
    }),
  ),
});
const runFile = z.looseObject({
  rows: z.number(),
  accepted: z.number(),
  refused: z.number(),
  register: z.looseObject({ encoding: z.string(), sha256: z.string() }),
  keptWithGap: counts,
  firmsWith: counts,
  pairs: counts,
  pairsWithNoByReason: counts,
  firmsWithNone: z.number(),
  takenAsKnown: z.record(z.string(), z.unknown()),
});

/** What a run of the command left behind and said. */
export type CommandRun = {
  code: number;
  out: string;
  err: string;
  /** null where the command wrote no results. */
  results: {
    matches: readonly z.infer<typeof matchLine>[];
    refused: readonly Readonly<Record<string, string>>[];
    summary: readonly Readonly<Record<string, string>>[];
    run: z.infer<typeof runFile>;
  } | null;
};

export const HEADER = 'clee,codigo_act,per_ocu,cve_ent,fecha_alta';
export const ROW = '1,321910,6 a 10 personas,01,2019-11';

/** Runs the command on a file with that content, in a folder of its own that is taken away again. */
export async function matchText(
  content: string | Buffer,
  options: readonly string[] = [],
): Promise<CommandRun> {
  return inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'register.csv'), content);
    return matchIn(folder, ['--register', 'register.csv', '--country', 'MX', '--out', 'out', ...options]);
  });
}

/** Runs the command in a folder; results are read from its folder `out`. */
export async function matchIn(folder: string, args: readonly string[]): Promise<CommandRun> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await matchCommand(args, {
    folder,
    today: day('2026-01-15'),
    startedAt: performance.now(),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    onStarted: () => undefined,
  });
  const results = existsSync(join(folder, 'out/run.json')) ? readResults(join(folder, 'out')) : null;
  return { code, out: out.join(''), err: err.join(''), results };
}

/** Does the work in a new folder and takes the folder away. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'puente-register-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readResults(folder: string): CommandRun['results'] {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const lines = read('matches.jsonl').split('\n').filter(Boolean);
  return {
    matches: lines.map((line) => matchLine.parse(JSON.parse(line))),
    refused: parse(read('refused.csv'), { columns: true }),
    summary: parse(read('summary.csv'), { columns: true }),
    run: runFile.parse(JSON.parse(read('run.json'))),
  };
}
