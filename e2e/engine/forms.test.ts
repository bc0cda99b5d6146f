import { describe, expect, it } from 'vitest';
import {
  canonicalRule,
  canonicalText,
  compileRules,
  evaluate,
  type RuleDocument,
  ruleDocumentSchema,
  type WrittenRule,
} from '@/lib/domain/rules';
import { type FuzzRule, randomRound, readAgain } from './cases';
import { readerOf } from './firms';
import { randomFrom } from './random';

const SEED = 3;
const round = randomRound(randomFrom(SEED), { rules: 400, firms: 40 });
const readers = round.firms.map(readerOf);
const written = round.rules.flatMap((rule) => (rule.written ? [{ ...rule, written: rule.written }] : []));

function verdictsOf({ plain }: FuzzRule) {
  return readers.map((read) => evaluate(plain, read).verdict);
}

function documentOf(rule: WrittenRule): RuleDocument {
  return { language: 'puente-rules/1', id: 'r', version: 1, title: { en: 'Fuzz' }, rule };
}

/** The same rule with every list that is a set turned around and its first element told twice. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => {
    const isSet = ['values', 'codes', 'except'].includes(key) && Array.isArray(part);
    return [key, isSet ? [...part.toReversed(), part[0]] : turned(part)] as const;
  });
  return Object.fromEntries(entries.toReversed());
}

describe('the canonical form of a written rule', () => {
  it('is its own canonical form', () => {
    for (const { written: rule } of written) {
      const once = canonicalRule(rule);
      expect(canonicalRule(once)).toEqual(once);
    }
  });

  it('says what the rule says', () => {
    for (const rule of written)
      expect(verdictsOf(readAgain({ ...rule, written: canonicalRule(rule.written) }))).toEqual(
        verdictsOf(rule),
      );
  });

  it('is the same for the same sets told in another order', () => {
    for (const { written: rule } of written) {
      const text = canonicalText(documentOf(rule));
      const again = ruleDocumentSchema.parse(turned(JSON.parse(text)));
      expect(canonicalText(again)).toBe(text);
    }
  });

  it('survives being written down and read', () => {
    for (const rule of written) {
      const read = ruleDocumentSchema.parse(JSON.parse(canonicalText(documentOf(rule.written))));
      expect(verdictsOf(readAgain({ ...rule, written: read.rule }))).toEqual(verdictsOf(rule));
    }
  });
});

it('the fast explanation is the explanation', () => {
  const rules = round.rules.slice(0, 150).map(({ plain }) => plain);
  const compiled = compileRules(rules);
  for (const read of readers.slice(0, 15))
    expect(compiled.findings(read)).toEqual(rules.map((rule) => evaluate(rule, read)));
});
