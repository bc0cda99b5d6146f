import { describe, expect, it } from 'vitest';
import { resolve, type WrittenRule } from '../language';
import { EVERY_CODE, lintCase } from './every-code.fixture';
import { AS_OF, libraryOf } from './lint.fixture';
import { replaced } from './replace';
import { LINT_SEVERITIES, MEND_CODES } from './types';

describe.each(Object.entries(EVERY_CODE))('%s', (code, { rules, library = {}, texts }) => {
  const all = lintCase({ rules, library, ...(texts && { texts }) });
  const findings = all.filter((finding) => finding.code === code);

  it('is found where it is, with its place, how bad it is and what to do', () => {
    expect(findings.length).toBeGreaterThan(0);
    for (const { severity, mend } of findings) {
      expect(Object.keys(LINT_SEVERITIES)).toContain(code);
      expect(['error', 'warning', 'hint']).toContain(severity);
      expect(MEND_CODES).toContain(mend.code);
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
