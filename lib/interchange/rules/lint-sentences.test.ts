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

it('tells the kind of a fact, and that which is needed, in words', () => {
  const found = lintCase(EVERY_CODE.wrong_kind).find(({ code }) => code === 'wrong_kind');
  if (!found) throw new Error('no such finding');
  const values = { fact: 'country', kind: 'code', asked: ['number', 'amount'] };
  const [en, es] = LOCALES.map((locale) => findingSentence({ ...found, values }, translator(locale)));
  expect(en).toContain('“country” is told as one code. What reads it here needs a number or an amount in a');
  expect(es).toContain(
    '«country» se escribe como un código. Lo que lo lee aquí necesita un número o un monto en una unidad.',
  );
});
