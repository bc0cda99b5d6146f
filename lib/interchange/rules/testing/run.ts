import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from '@/lib/domain/dates';
import { rulesCommand } from '../command';

/** What a run of the command ended with, said, and left in its folder. */
export type RulesRun = {
  code: number;
  out: string;
  err: string;
  /** Both, in the order in which it was said. */
  said: readonly string[];
  files: Readonly<Record<string, string>>;
};

/** Runs a task on 1 June 2026 on files with these contents, in a folder of their own that is taken away again. */
export function runRules(contents: Readonly<Record<string, unknown>>, args: readonly string[]): RulesRun {
  const folder = mkdtempSync(join(tmpdir(), 'puente-rules-'));
  const [out, err, said]: [string[], string[], string[]] = [[], [], []];
  try {
    for (const [name, content] of Object.entries(contents))
      writeFileSync(
        join(folder, name),
        typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content),
      );
    const code = rulesCommand(args, {
      folder,
      today: day('2026-06-01'),
      out: (text) => void [out, said].map((lines) => lines.push(text)),
      err: (text) => void [err, said].map((lines) => lines.push(text)),
    });
    const files = readdirSync(folder).map(
      (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
    );
    return { code, out: out.join(''), err: err.join(''), said, files: Object.fromEntries(files) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
