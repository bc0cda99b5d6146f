import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentProblems, nodesOf, type WrittenRule } from '../language';
import { type ConformanceFile, conformanceFileSchema, runConformanceFile } from './index';

const POINTS = 14;
const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));

function read(name: string): ConformanceFile {
  const json: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'));
  return conformanceFileSchema.parse(json);
}

it('has a file for each point', () => {
  expect(names.map((name) => Number(name.slice(0, 2)))).toEqual(
    Array.from({ length: POINTS }, (_, index) => index + 1),
  );
});

describe.each(names)('%s', (name) => {
  const file = read(name);

  it.each(runConformanceFile(file))('$name', ({ expected, actual, passed }) => {
    // The comparison by sets decides; this one shows what differs.
    if (!passed) expect(actual).toEqual(expected);
    expect(passed).toBe(true);
  });

  it('passes, fails and leaves open, and says what would settle it', () => {
    const verdicts = file.cases.flatMap(({ expect: told }) => ('verdict' in told ? [told] : []));
    for (const verdict of ['met', 'unmet', 'unknown'])
      expect(verdicts.filter((one) => one.verdict === verdict).length).toBeGreaterThan(0);
    for (const { verdict, missing } of verdicts) if (verdict === 'unknown') expect(missing).toBeDefined();
  });

  it('tries every rule, under names of its own', () => {
    expect(new Set(file.cases.map(({ rule }) => rule))).toEqual(new Set(Object.keys(file.rules)));
    expect(new Set(file.cases.map((one) => one.name)).size).toBe(file.cases.length);
    for (const [id, rule] of Object.entries(file.rules)) {
      const document = { language: 'puente-rules/1', id, version: 1, title: { en: id }, rule } as const;
      expect(documentProblems(document)).toEqual([]);
    }
  });
});

it('a case that expects something else does not pass', () => {
  const file = read(names[0] ?? '');
  const [first] = runConformanceFile({
    ...file,
    cases: file.cases.map((one) => ({ ...one, expect: { verdict: 'unmet' as const, reasons: [] } })),
  });
  expect(first?.passed).toBe(false);
});

/** The compiler asks for every operator here, so one that no case tries is found. */
const WORDS: Readonly<Record<WrittenRule['op'], true>> = {
  ...{ all: true, any: true, not: true, atLeast: true, unless: true, use: true, criterion: true },
  ...{ equals: true, in: true, under: true, reaches: true, between: true, intersects: true, contains: true },
  ...{ is: true, exists: true, elapsed: true, recent: true, calendarYear: true, dates: true },
  ...{ compare: true, happened: true, linked: true, prose: true },
};

it('speaks every word of the language', () => {
  const rules = names.flatMap((name) => Object.values(read(name).rules));
  const ops = rules.flatMap(nodesOf).map(({ op }) => op);
  expect(new Set<string>(ops)).toEqual(new Set(Object.keys(WORDS)));
});
