import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json';
import versions from './engine-data.json' with { type: 'json' };
import { ENGINE_VERSION } from './index';

const root = new URL('../', import.meta.url);

it('no file the results rest on changes without a new version of the engine', () => {
  const contents = versions.files.map((file) => JSON.parse(readFileSync(new URL(file, root), 'utf8')));
  const hash = createHash('sha256').update(canonicalJson(contents)).digest('hex');
  const [latest] = versions.versions;
  expect(latest).toEqual({ engine: ENGINE_VERSION, sha256: hash });
  expect(new Set(versions.versions.map(({ engine }) => engine)).size).toBe(versions.versions.length);
});
