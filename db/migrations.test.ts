import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import journal from './migrations/meta/_journal.json';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(import.meta.dirname, 'migrations');

describe('the migrations', () => {
  it('are listed in the order drizzle will apply them', () => {
    const stamps = journal.entries.map((entry) => entry.when);
    expect(stamps).toEqual([...new Set(stamps)].toSorted((a, b) => a - b));
    expect(journal.entries.map((entry) => entry.idx)).toEqual(stamps.map((_, index) => index));
  });

  it('are named for what they do', () => {
    for (const { tag } of journal.entries)
      expect(tag).toMatch(/^\d{4}_(add|drop|rename|alter|backfill|index|audit)_[a-z0-9_]+$/);
  });

  it('are all in the folder and no others', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
    expect(files.toSorted()).toEqual(journal.entries.map((entry) => `${entry.tag}.sql`));
    for (const file of files) expect(readFileSync(path.join(folder, file), 'utf8').trim()).not.toBe('');
  });

  it('add up to the schema', { timeout: 60_000 }, () => {
    const copy = mkdtempSync(path.join(tmpdir(), 'puente-drift-'));
    try {
      cpSync(folder, copy, { recursive: true });
      const program = path.join(root, 'node_modules', '.bin', 'drizzle-kit');
      execFileSync(program, ['generate', '--config', 'db/drizzle.config.ts', '--name', 'drift'], {
        cwd: root,
        env: { ...process.env, PUENTE_MIGRATIONS_OUT: copy },
        stdio: 'pipe',
      });
      expect(readdirSync(copy).toSorted()).toEqual(readdirSync(folder).toSorted());
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});
