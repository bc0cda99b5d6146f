import { describe, expect, it } from 'vitest';
import { nodesOf, resolve, type WrittenRule } from '../language';
import { EVERY_CODE, lintCase } from './every-code.fixture';
import { AS_OF, libraryOf } from './lint.fixture';
import { replaced } from './replace';

const CASES = Object.entries(EVERY_CODE).map(([code, { rules, library = {}, texts }]) => {
  const all = lintCase({ rules, library, ...(texts && { texts }) });
  return { code, rules, library, texts, all };
});

describe.each(CASES)('$code', ({ code, rules, library, texts, all }) => {
  const findings = all.filter((finding) => finding.code === code);

  it('is found in a node of a rule, or in a part of the library', () => {
    expect(findings.length).toBeGreaterThan(0);
    for (const { rule, node } of findings) {
      const document = rules.find(({ id }) => id === rule);
      const known = document ? ['', ...nodesOf(document.rule).map(({ id }) => id)] : null;
      if (known) expect(known).toContain(node);
      else expect(rule === '' || rule.startsWith('predicate:')).toBe(true);
    }
  });

  it('names nothing empty in what to do', () => {
    for (const { mend } of all)
      for (const value of Object.values(mend.values))
        if (Array.isArray(value)) expect(value.filter((one) => one === '')).toEqual([]);
  });

  it('puts in place only what can be read, and does away with the fault', () => {
    for (const { rule, mend, node } of findings) {
      const change = mend.replacement;
      const document = rules.find(({ id }) => id === rule);
      if (!change || !document) continue;
      const mended: WrittenRule | null = replaced(document.rule, node, change.with);
      if (!mended) throw new Error('nothing is left');
      expect(resolve(mended, { ruleId: rule, library: libraryOf(library), asOf: AS_OF }).ok).toBe(true);
      const after = lintCase({ rules: [{ ...document, rule: mended }], library, ...(texts && { texts }) });
      expect(after.filter((one) => one.code === code && one.node === node)).toEqual([]);
    }
  });
});

it('is mended without asking in so many cases, each of which is tried above', () => {
  const mended = CASES.flatMap(({ code, all }) =>
    all.some((one) => one.code === code && one.mend.replacement) ? [code] : [],
  );
  expect(mended).toEqual([
    'unknown_zone',
    'bad_range',
    'count_too_high',
    'count_zero',
    'min_above_max',
    'empty_area',
    'tautology',
    'repeats',
    'implied',
    'covered',
    'unreachable',
    'unknown_fact',
    'wrong_kind',
    'unit_missing',
    'unit_not_expected',
    'unknown_unit',
    'unknown_code',
    'other_list',
    'code_covered',
    'except_outside',
    'children_for_parent',
    'limit_in_band',
    'never_valid',
  ]);
});
