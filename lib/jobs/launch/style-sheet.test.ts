import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { SHEET_FILES } from '@/lib/style/sheet';
import { bundleSheet, watchSheet } from './style-sheet';

const project = mkdtempSync(path.join(tmpdir(), 'puente-style-'));
const written = (kind: keyof typeof SHEET_FILES = 'built') =>
  readFileSync(path.join(project, SHEET_FILES[kind]), 'utf8');
const part = (text: string) => writeFileSync(path.join(project, 'app/_styles/part.css'), text);

beforeAll(() => {
  mkdirSync(path.join(project, 'app/_styles'), { recursive: true });
  writeFileSync(
    path.join(project, 'app/globals.css'),
    '@import "./_styles/part.css";\n\na {\n  outline: 0;\n}\n',
  );
});
afterAll(() => rmSync(project, { recursive: true }));

it('puts all parts into one small sheet, and leaves alone what old browsers would drop otherwise', async () => {
  part('/* A part */\np {\n  color: #14283a;\n  color: var(--ink);\n  background: rgba(0, 0, 0, 0.5);\n}\n');
  await bundleSheet(project);
  expect(written().trim()).toBe('p{color:#14283a;color:var(--ink);background:rgba(0,0,0,.5)}a{outline:0}');
});

it('does not end the style element of a page', async () => {
  part('p::after {\n  content: "</style>";\n}\n');
  await bundleSheet(project);
  expect(written()).not.toMatch(/<\/style/i);
});

it('is told what is wrong', async () => {
  part('@import "./nowhere.css";\n');
  await expect(bundleSheet(project)).rejects.toThrow(/nowhere\.css/);
});

it('is written anew in development when a part changes', async () => {
  part('p { color: red }');
  const end = await watchSheet(project);
  try {
    expect(written('watched')).toContain('p{color:red}');
    part('p { color: gold }');
    await vi.waitFor(() => expect(written('watched')).toContain('p{color:gold}'), {
      timeout: 15_000,
      interval: 100,
    });
    expect(written()).not.toContain('gold');
  } finally {
    await end();
  }
});
