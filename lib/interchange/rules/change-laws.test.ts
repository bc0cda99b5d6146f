import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/domain/canonical-json';
import { diffCatalogues, type RuleCatalogue, type WrittenRule } from '@/lib/domain/rules';
import { canonicalRule } from '@/lib/domain/rules/language/canonical';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { library, namesIn, TODAY } from '@/lib/messages/rule-text/rule-text.fixture';
import { withOwnIds, writtenRule } from '@/lib/messages/rule-text/written.fixture';
import { changeText } from './change-words';

/** What a sentence shows where a value is missing or was put in as it is. */
const LEFT_OVER = /[{}]|undefined|\[object|NaN|“”|«»|“_”|«_»|\b_\b| {2}|: \.| ,/;
const setting = { asOf: TODAY, facts: null };

function fileOf(rule: WrittenRule): RuleCatalogue {
  const document = { language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'One' }, rule } as const;
  return { language: 'puente-rules/1', library, rules: [document] };
}

const own = writtenRule.map(withOwnIds);

describe('differences between random rules', () => {
  it('are none between a rule and itself', () => {
    fc.assert(
      fc.property(writtenRule, (rule) => {
        expect(diffCatalogues(fileOf(rule), fileOf(rule), setting)).toEqual({ library: [], rules: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('are told where one of several nodes with one id changed', () => {
    const people = (min: number): WrittenRule => {
      return { id: 'n', op: 'between', fact: 'firm.employees', min, max: null };
    };
    const both = (...mins: readonly number[]) => fileOf({ id: 'g', op: 'all', of: mins.map(people) });
    for (const [before, after, effect] of [
      [both(5, 10), both(20, 10), 'narrower'],
      [both(5, 10), both(5, 3), 'wider'],
      [both(1, 10), both(2, 10), 'same'],
    ] as const) {
      const [told] = diffCatalogues(before, after, setting).rules;
      expect(told?.effect).toBe(effect);
      expect(told?.changes).toContainEqual({
        rule: 'one',
        node: '',
        code: 'repeated_ids',
        values: {},
        effect,
      });
    }
    const predicates = (min: number) => {
      const small: WrittenRule = { id: 'g', op: 'all', of: [people(min), people(10)] };
      return { ...both(1), library: { ...library, predicates: { small } } };
    };
    expect(diffCatalogues(predicates(1), predicates(2), setting).library).toMatchObject([
      { rule: 'predicate:small', node: '', code: 'repeated_ids' },
    ]);
  });

  it('are told wherever two rules do not say the same, and in words', () => {
    fc.assert(
      fc.property(fc.oneof(own, writtenRule), fc.oneof(own, writtenRule), (first, second) => {
        const [before, after] = [fileOf(first), fileOf(second)];
        const { rules } = diffCatalogues(before, after, setting);
        const changes = rules.flatMap((one) => one.changes);
        const isSame = canonicalJson(canonicalRule(first)) === canonicalJson(canonicalRule(second));
        if (!isSame) expect(changes.length).toBeGreaterThan(0);
        for (const locale of LOCALES) {
          const words = { before, after, asOf: TODAY, t: translator(locale), names: namesIn(locale) };
          for (const change of changes) expect(changeText(change, words)).not.toMatch(LEFT_OVER);
        }
      }),
      { numRuns: 300 },
    );
  });
});
