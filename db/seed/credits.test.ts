import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('data', import.meta.url));

/** What tells of the data is no data itself. */
const ABOUT = /^(CREDITS\.md|LICENSES\/.+|(.+\/)?SOURCE[\w-]*\.txt)$/;

const shipped = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => statSync(path.join(folder, file)).isFile())
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => !ABOUT.test(file));

const rows = readFileSync(path.join(folder, 'CREDITS.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it('credits every data file that ships, once, and none that does not', () => {
  const credited = rows.flatMap(([files = '']) => [...files.matchAll(/`([^`]+)`/g)].map(([, file]) => file));
  expect(shipped).toContain('isic/isic4.json');
  expect(credited.toSorted()).toEqual(shipped.toSorted());
});

it('gives an origin, terms and a credit line for each', () => {
  for (const cells of rows) {
    expect(cells).toHaveLength(4);
    expect(cells).not.toContain('');
  }
});
