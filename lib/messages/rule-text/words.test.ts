import { describe, expect, it } from 'vitest';
import { diagnosticFacts, readableFacts } from '../../domain/facts';
import { LOCALES, STEP_TOKENS } from '../../domain/vocabulary';
import { translator } from '../index';
import { namesIn } from './rule-text.fixture';
import type { RuleSay } from './types';
import { codeName, questionOf, wordsOf } from './words';

// What is not allowed to be asked of the caller: the diagnostic has words of its own for it.
function unasked(): never {
  throw new RangeError('the diagnostic has no words for this');
}

const NO_QUESTION_NEEDED: readonly string[] = ['member.*', 'checked.*'];

describe.each(LOCALES)('facts of the diagnostic in %s', (locale) => {
  const names = { ...namesIn(locale), fact: unasked, value: unasked, question: unasked };
  const say: RuleSay = { t: translator(locale), names };

  it.each([...readableFacts, 'member.I01'])('%s has a label and a question', (key) => {
    const { label } = wordsOf(say, key);
    expect(label).toMatch(/^\p{L}[^._]+$/u);
    expect(questionOf(say, key)).toMatch(/[?.]$/);
  });

  it('has a name for every code of a closed list', () => {
    for (const [key, { values }] of Object.entries(diagnosticFacts)) {
      if (NO_QUESTION_NEEDED.includes(key)) continue;
      for (const code of values ?? [])
        expect(codeName(say, key, code), `${key} ${code}`).toMatch(/^\p{L}[^_]*$/u);
    }
    for (const token of STEP_TOKENS) expect(codeName(say, 'tokens', token)).not.toContain('_');
    expect(codeName(say, 'tokens', 'ISO9001')).toContain('ISO 9001');
    expect(codeName(say, 'gap.type', 'none')).toMatch(/^\p{Ll}+$/u);
  });

  it('says yes-or-no facts as sentences, both ways', () => {
    const flags = Object.entries(diagnosticFacts).filter(
      ([key, { kind }]) => kind === 'flag' && !key.endsWith('*'),
    );
    expect(flags.length).toBeGreaterThan(0);
    for (const [key] of [...flags, ['member.I01'] as const]) {
      const { yes, no } = wordsOf(say, key);
      expect(
        [yes, no].every((words) => words !== undefined && words.length > 10),
        key,
      ).toBe(true);
      expect(yes).not.toBe(no);
    }
  });
});

it('speaks to the firm, or of it', () => {
  const say = { t: translator('en'), names: namesIn('en') };
  expect(wordsOf({ ...say, reader: 'firm' }, 'need.priorities').label).toBe(
    'what your firm wants to get better at',
  );
  expect(wordsOf({ ...say, reader: 'officer' }, 'need.priorities').label).toBe(
    'what the firm wants to get better at',
  );
});

it('takes other facts from the caller, as a label or as words', () => {
  const words = { label: 'plots', counted: (number: string) => `${number} plots` };
  const say: RuleSay = {
    t: translator('en'),
    names: { ...namesIn('en'), fact: (key) => (key === 'plots' ? words : 'other') },
  };
  expect(wordsOf(say, 'plots')).toBe(words);
  expect(wordsOf(say, 'unheard.of')).toEqual({ label: 'other' });
});
