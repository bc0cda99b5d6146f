import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SHEET_FILES, sheetOf } from './sheet';

const project = mkdtempSync(path.join(tmpdir(), 'puente-sheet-'));

beforeEach(() => {
  vi.resetModules();
  vi.spyOn(process, 'cwd').mockReturnValue(project);
  mkdirSync(path.join(project, path.dirname(SHEET_FILES.built)), { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(project, { recursive: true });
});

function write(text: string): void {
  for (const file of Object.values(SHEET_FILES)) writeFileSync(path.join(project, file), text);
}

it('is named by its text', () => {
  // The digest of nothing at all, as everybody knows it.
  expect(sheetOf('')).toEqual({
    text: '',
    mark: 'e3b0c44298fc1c14',
    digest: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  });
  expect(sheetOf('a{}').mark).not.toBe(sheetOf('b{}').mark);
});

it.each([
  ['production', 'a{}'],
  ['development', 'b{}'],
])('in %s it is %s after a change', async (environment, expected) => {
  vi.stubEnv('NODE_ENV', environment);
  const { sheet } = await import('./sheet');
  write('a{}');
  expect(sheet().text).toBe('a{}');
  write('b{}');
  expect(sheet().text).toBe(expected);
});

it('in production it is not what development tries out', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const { sheet } = await import('./sheet');
  writeFileSync(path.join(project, SHEET_FILES.built), 'a{}');
  writeFileSync(path.join(project, SHEET_FILES.watched), 'b{}');
  expect(sheet().text).toBe('a{}');
});
