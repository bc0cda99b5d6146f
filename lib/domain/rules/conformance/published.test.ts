import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PROBLEM_CODES } from '../language/resolving';
import { conformanceFileSchema, conformanceJsonSchema } from './schema';

const readme = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8');
const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));

function read(name: string): unknown {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'));
}

describe('the published JSON Schema of a file of cases', () => {
  // Vitest writes the file anew when it runs with --update.
  it('is what the code checks', async () => {
    await expect(`${JSON.stringify(conformanceJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../../../public/conformance.schema.json',
    );
  });

  it('has a lasting name and a readable one for every part', () => {
    const { $id, $defs } = conformanceJsonSchema();
    expect($id).toBe('urn:puente:rules-conformance:1');
    const parts = Object.keys($defs ?? {});
    expect(parts).toEqual(
      expect.arrayContaining(['Rule', 'Library', 'Profile', 'Fact', 'Case', 'Expectation']),
    );
    expect(parts.filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
  });

  const published = z.fromJSONSchema(JSON.parse(JSON.stringify(conformanceJsonSchema())));

  it.each(names)('accepts %s', (name) => {
    const file = published.safeParse(read(name));
    expect(file.error?.issues ?? []).toEqual([]);
  });

  it.each([
    ['a verdict that is none', { expect: { verdict: 'maybe' } }],
    ['a problem that is none', { expect: { problems: ['sorry'] } }],
    ['a day that is none', { asOf: 'tomorrow' }],
    ['a fact of no form', { but: { a: { about: 3 } } }],
    ['a word it does not know', { reason: 'none' }],
  ])('refuses %s, as the code does', (_, wrong) => {
    const file = conformanceFileSchema.parse(read(names[0] ?? ''));
    const [first] = file.cases;
    const spoilt = { ...file, cases: [{ ...first, ...wrong }] };
    expect(published.safeParse(spoilt).success).toBe(false);
    expect(conformanceFileSchema.safeParse(spoilt).success).toBe(false);
  });
});

describe('the README', () => {
  const rows = [...readme.matchAll(/^\| (?:\[`\d\d`\]\((.+?)\)|all) \|.*\| (\d+) \| (\d+) \|$/gm)].map(
    ([, name, rules, cases]) => [name ?? 'all', Number(rules), Number(cases)],
  );

  it('counts the rules and cases of every file', () => {
    const counts = names.map((name): [string, number, number] => {
      const { rules, cases } = conformanceFileSchema.parse(read(name));
      return [name, Object.keys(rules).length, cases.length];
    });
    const sum = (at: 1 | 2) => counts.reduce((all, count) => all + count[at], 0);
    expect(rows).toEqual([...counts, ['all', sum(1), sum(2)]]);
  });

  it('lists every problem, and a case tries each', () => {
    const [, section = ''] = readme.split('## Why a rule cannot be read');
    const listed = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` \|/gm)].map(
      ([, code]) => code,
    );
    expect(listed).toEqual(PROBLEM_CODES);
    const tried = names
      .flatMap((name) => conformanceFileSchema.parse(read(name)).cases)
      .flatMap(({ expect: told }) => ('problems' in told ? told.problems : []));
    expect(new Set(tried)).toEqual(new Set(PROBLEM_CODES));
  });
});
