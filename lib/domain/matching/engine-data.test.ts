import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json';
import { instrument } from '../facts';
import versions from './engine-data.json' with { type: 'json' };
import { ENGINE_VERSION } from './index';

const root = new URL('../', import.meta.url);

it('no file the results rest on changes without a new version of the engine', () => {
  const files = versions.files.map((file) => JSON.parse(readFileSync(new URL(file, root), 'utf8')));
  const questions = instrument.questions.map((question) =>
    Object.fromEntries(Object.entries(question).filter(([key]) => versions.instrument.includes(key))),
  );
  const contents = [...files, questions];
  const hash = createHash('sha256').update(canonicalJson(contents)).digest('hex');
  const [latest] = versions.versions;
  expect(latest).toEqual({ engine: ENGINE_VERSION, sha256: hash });
  expect(new Set(versions.versions.map(({ engine }) => engine)).size).toBe(versions.versions.length);
});

it('every version of the engine has its own entry among the changes, newest first', () => {
  const changes = readFileSync(new URL('../decisions/rules-changelog.md', root), 'utf8');
  const told = [...changes.matchAll(/^## Engine (\S+)$/gm)].map(([, version]) => version);
  const numbered = versions.versions.map(({ engine }) => engine);
  // The oldest stand together in the entry of the first version.
  expect(told[0]).toBe(ENGINE_VERSION);
  expect(numbered.slice(0, told.length)).toEqual(told);
});
