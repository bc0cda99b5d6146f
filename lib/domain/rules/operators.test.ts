import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

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
    'domain/rules/fast/decide.ts': 1,
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

it('sees both where they are', () => {
  const silent =
    "  switch (node.op) {\n    case 'is':\n      return 1;\n    default:\n      return 0;\n  }\n";
  expect(defaultsOnOperators(silent)).toBe(1);
  expect(defaultsOnOperators(silent.replace('    default:\n', "    case 'in':\n"))).toBe(0);
});
