import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FactCatalogue, ruleCatalogueSchema, writtenRuleSchema } from '../../domain/rules';
import { translator } from '../index';
import { ruleLines } from './lines';
import { plainRuleNames } from './names';
import { readRule } from './read';
import { plain, TODAY } from './rule-text.fixture';

const RULES = new URL('../../domain/rules/', import.meta.url);
const EXAMPLE = /```json\n([\s\S]*?)```\s*```text\n([\s\S]*?)```/g;

const readme = readFileSync(new URL('README.md', RULES), 'utf8');
const { library } = ruleCatalogueSchema.parse(read('examples/catalogue.json'));
/** What the readings of these facts need is checked when the command reads such a file. */
const facts = z
  .custom<FactCatalogue>((value) => typeof value === 'object')
  .parse(read('examples/facts.json'));
const titles = z
  .object({ items: z.array(z.object({ code: z.string(), en: z.string(), es: z.string() })) })
  .parse(read('../../../db/seed/data/isic/isic4.json')).items;

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, RULES), 'utf8'));
}

describe('how to read a rule', () => {
  const examples = [...readme.matchAll(EXAMPLE)].map(([, json = '', text = '']) => ({ json, text }));

  it('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  it.each(examples)('shows the words of each rule as they are: $text', ({ json, text }) => {
    const t = translator('en');
    const rule = writtenRuleSchema.parse(JSON.parse(json));
    const names = plainRuleNames(t, {
      ...{ facts, library },
      titles: {
        sector: (code, locale) => titles.find((one) => one.code === code)?.[locale] ?? null,
        place: () => null,
      },
    });
    const say = { t, names, library, asOf: TODAY, reader: 'officer' } as const;
    expect(ruleLines(readRule(rule, say)).map(plain)).toEqual(text.trim().split('\n'));
  });
});
