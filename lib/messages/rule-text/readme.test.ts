import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleCatalogueSchema, writtenRuleSchema } from '../../domain/rules';
import { translator } from '../index';
import { ruleLines } from './lines';
import { plainRuleNames } from './names';
import { readRule } from './read';
import { plain, TODAY } from './rule-text.fixture';

const RULES = new URL('../../domain/rules/', import.meta.url);
const EXAMPLE = /```json\n([\s\S]*?)```\s*```text\n([\s\S]*?)```/g;

const readme = readFileSync(new URL('README.md', RULES), 'utf8');
const { library } = ruleCatalogueSchema.parse(
  JSON.parse(readFileSync(new URL('examples/catalogue.json', RULES), 'utf8')),
);

describe('how to read a rule', () => {
  const examples = [...readme.matchAll(EXAMPLE)].map(([, json = '', text = '']) => ({ json, text }));

  it('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  it.each(examples)('shows the words of each rule as they are: $text', ({ json, text }) => {
    const t = translator('en');
    const rule = writtenRuleSchema.parse(JSON.parse(json));
    const say = { t, names: plainRuleNames(t), library, asOf: TODAY, reader: 'officer' } as const;
    expect(ruleLines(readRule(rule, say)).map(plain)).toEqual(text.trim().split('\n'));
  });
});
