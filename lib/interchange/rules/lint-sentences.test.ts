import { describe, expect, it } from 'vitest';
import { EVERY_CODE, lintCase } from '@/lib/domain/rules/lint/every-code.fixture';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { findingSentence, mendSentence } from './words';

/** What a sentence shows where a value is missing or was put in as it is. */
const LEFT_OVER = /[{}]|undefined|\[object|NaN|“”|“_”|\b_\b| {2}|\.\.(?!\w)|: \.| ,/;

describe.each(LOCALES)('in %s', (locale) => {
  const t = translator(locale);

  it.each(Object.entries(EVERY_CODE))('%s is told with what to do about it', (code, example) => {
    const findings = lintCase(example);
    expect(findings.map((one) => one.code)).toContain(code);
    for (const finding of findings) {
      const sentence = findingSentence(finding, t);
      expect(sentence).not.toMatch(LEFT_OVER);
      expect(mendSentence(finding.mend, t)).toMatch(/^\p{Lu}.+\.\)?$|^“.+\.\)?$/u);
    }
  });
});
