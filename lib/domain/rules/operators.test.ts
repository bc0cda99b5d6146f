import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Rule, WrittenRule } from './index';

const LIB = resolve(import.meta.dirname, '../..');
/** The rules themselves, and what tells, keeps, exchanges or edits them. */
const FOLDERS = ['domain', 'interchange', 'messages', 'schemas'];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(resolve(LIB, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(resolve(LIB, folder, path), 'utf8') })),
);

/** A `switch` on an operator that has a default of its own; one within it is not taken for it. */
function defaultsOnOperators(text: string): number {
  return [...text.matchAll(/^( *)switch \([\w.]+\.op\) \{\n([\s\S]*?)^\1\}/gm)].filter(
    ([, indent = '', body = '']) => new RegExp(`^${indent}  default:`, 'm').test(body),
  ).length;
}

it('leaves no operator to a default that would be silent of a new one', () => {
  const found = sources.flatMap(({ path, text }) => {
    const count = defaultsOnOperators(text);
    return count === 0 ? [] : [[path, count]];
  });
  // What is left goes to a function or a record that the compiler holds to be complete, or is proposed and then verified.
  expect(Object.fromEntries(found)).toEqual({
    'domain/population/formula.ts': 1,
    'domain/rules/domains/space.ts': 1,
    'domain/rules/language/resolve.ts': 1,
    'domain/rules/lint/readings.ts': 1,
    'domain/rules/near-miss/choices.ts': 1,
    'domain/rules/near-miss/goals.ts': 1,
    'domain/rules/next-question/conditions.ts': 1,
    'interchange/json-logic/export.ts': 1,
    // These two read operations of JsonLogic, and refuse those they do not know.
    'interchange/json-logic/import-terms.ts': 1,
    'interchange/json-logic/import.ts': 1,
    'interchange/rules/wrong-fact.ts': 1,
    'messages/rule-text/read.ts': 1,
    'schemas/offering-import/facets.ts': 1,
  });
});

it('keeps no set of operators of which the compiler knows nothing', () => {
  const bare =
    /ReadonlySet<\w+> = new Set(?:<\w+>)?\(\[[^\]]*'(?:between|elapsed|dates|all|any|in|under|is|equals)'/;
  expect(sources.filter(({ text }) => bare.test(text)).map(({ path }) => path)).toEqual([]);
});

const OPERATORS: Readonly<Record<WrittenRule['op'] | Rule['op'], true>> = {
  ...{ all: true, any: true, not: true, atLeast: true, unless: true, use: true, criterion: true },
  ...{ in: true, intersects: true, contains: true, is: true, exists: true, equals: true, under: true },
  ...{ reaches: true, between: true, elapsed: true, recent: true, calendarYear: true, dates: true },
  ...{ compare: true, happened: true, linked: true, prose: true },
};

/** Lists of nothing but operators, two or more. */
function listsOfOperators(text: string): number {
  return [...text.matchAll(/\[\s*('\w+'(?:,\s*'\w+')+),?\s*\]/g)].filter(([, words = '']) =>
    words.split(/,\s*/).every((word) => Object.hasOwn(OPERATORS, word.slice(1, -1))),
  ).length;
}

it('keeps no list of operators either', () => {
  const found = sources.filter(({ text }) => listsOfOperators(text) > 0).map(({ path }) => path);
  expect(found).toEqual([]);
});

/** Conditions that are written and that no plain rule has. */
const WRITTEN_ONLY = ['equals', 'elapsed', 'recent', 'calendarYear', 'dates', 'prose'];

function listsAllWritten(text: string): boolean {
  return WRITTEN_ONLY.every((op) => new RegExp(`case '${op}':|\\b${op}: `).test(text));
}

it('names each list of all that is written where it is told how to add an operator', () => {
  const readme = readFileSync(resolve(LIB, 'domain/README.md'), 'utf8');
  const lists = sources.filter(({ text }) => listsAllWritten(text)).map(({ path }) => path);
  expect(lists).toContain('domain/rules/lint/validity.ts');
  const isNamed = (path: string) =>
    [...readme.matchAll(/`([\w/-]+\.ts)`/g)].some(([, name = '']) => `/lib/${path}`.endsWith(`/${name}`));
  expect(lists.filter((path) => !isNamed(path))).toEqual([]);
});

it('sees all of them where they are', () => {
  expect(listsOfOperators("const A = ['all', 'any'];\n  const B = [\n 'in',\n 'under',\n];")).toBe(2);
  expect(listsOfOperators("['all', 'none'], ['all']")).toBe(0);
  const silent =
    "  switch (node.op) {\n    case 'is':\n      return 1;\n    default:\n      return 0;\n  }\n";
  expect(defaultsOnOperators(silent)).toBe(1);
  expect(defaultsOnOperators(silent.replace('    default:\n', "    case 'in':\n"))).toBe(0);
});
