import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => `app/${file}`);

it('a link within running text takes no more room than its line: only one that stands alone is tall', () => {
  expect(files.length).toBeGreaterThan(100);
  // The tag of a link right after words and a space, with a class that makes it tall.
  const tall = /\{' '\}\s*<a\s[^>]*className=[^>]*['"]tap['"]/;
  expect(files.filter((file) => tall.test(readFileSync(file, 'utf8')))).toEqual([]);
});
