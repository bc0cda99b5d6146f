import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleJsonSchema, type WrittenRule, type WrittenTerm, writtenRuleSchema } from './index';

/** The compiler asks for every operator here, so one that the schema forgets is found. */
const OPERATORS: Readonly<Record<WrittenRule['op'], true>> = {
  ...{ all: true, any: true, not: true, atLeast: true, unless: true, use: true, criterion: true },
  ...{ equals: true, in: true, under: true, reaches: true, between: true, intersects: true, contains: true },
  ...{ is: true, exists: true, elapsed: true, recent: true, calendarYear: true, dates: true },
  ...{ compare: true, happened: true, linked: true, prose: true },
};
const TERMS: Readonly<Record<WrittenTerm['term'], true>> = {
  ...{ number: true, fact: true, sum: true, ratio: true, count: true, total: true, choose: true },
};

describe('the published JSON Schema', () => {
  // Vitest writes the file anew when it runs with --update.
  it('is what the code checks', async () => {
    await expect(`${JSON.stringify(ruleJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../../../public/rules.schema.json',
    );
  });

  it('has a lasting name and a readable one for every part', () => {
    const { $id, $schema, $defs } = ruleJsonSchema();
    expect([$id, $schema]).toEqual(['urn:puente:rules:1', 'https://json-schema.org/draft/2020-12/schema']);
    expect(Object.keys($defs ?? {})).toEqual(
      expect.arrayContaining(['Rule', 'Term', 'RuleDocument', 'Library']),
    );
    expect(Object.keys($defs ?? {}).filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
  });

  it('names every operator, once', () => {
    const text = JSON.stringify(ruleJsonSchema());
    const ops = [...text.matchAll(/"op":\{"type":"string","const":"(\w+)"\}/g)].map(([, op]) => op);
    expect(ops.toSorted()).toEqual(Object.keys(OPERATORS).toSorted());
  });

  it('names every way to work out a number, once', () => {
    const text = JSON.stringify(ruleJsonSchema());
    const terms = [...text.matchAll(/"term":\{"type":"string","const":"(\w+)"\}/g)].map(([, term]) => term);
    expect(terms.toSorted()).toEqual(Object.keys(TERMS).toSorted());
  });
});

it('the rule that the guide shows is one', () => {
  const guide = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, example = ''] = guide.match(/```json\n([\s\S]+?)```/) ?? [];
  expect(writtenRuleSchema.parse(JSON.parse(example))).toMatchObject({ id: 'fund', op: 'all' });
});
