import { describe, expect, it } from 'vitest';
import { CAPABILITIES, LEAD_GROUPS, LEARNING_LANGUAGES } from '../vocabulary';
import {
  instrument,
  instrumentSchema,
  isQuestionFact,
  question,
  questionFacts,
  screenOf,
  screens,
} from './index';
import file from './instrument.json' with { type: 'json' };
import { QUESTION_TYPES } from './instrument-schema';

// The fifteen of the instrument, and q48: without it no language gate can be decided (decision 0009).
const SHORT = [1, 2, 3, 4, 12, 13, 18, 19, 20, 31, 32, 34, 35, 36, 37, 48];

describe('the instrument file', () => {
  it('has the shape that the code reads', () => {
    expect(instrumentSchema.safeParse(file).success).toBe(true);
  });

  it.each([
    ['an unknown field', { ...file, note: '' }],
    ['an unknown field of a question', withQuestion({ hint: '' })],
    ['an unknown type', withQuestion({ type: 'essay' })],
    ['a condition outside the small language', withQuestion({ showIf: { id: 'x', op: 'is', fact: 'a.b' } })],
    ['a key with capitals', withQuestion({ fact: 'Firm.Country' })],
    ['no time', withQuestion({ seconds: 0 })],
  ])('is refused with %s', (_, changed) => {
    expect(instrumentSchema.safeParse(changed).success).toBe(false);
  });

  it('has 48 questions, numbered from 1 without a gap, each with its own key', () => {
    expect(instrument.questions.map((one) => one.n)).toEqual(
      Array.from({ length: 48 }, (_, index) => index + 1),
    );
    expect(new Set(questionFacts).size).toBe(48);
  });

  it('has 8 sections with the stated number of questions', () => {
    const sizes = instrument.sections.map(
      ({ n }) => instrument.questions.filter((one) => one.section === n).length,
    );
    expect(sizes).toEqual([11, 7, 9, 3, 3, 6, 5, 4]);
  });

  it('takes at most 12 minutes, and as long as stated', () => {
    const minutes = instrument.questions.reduce((sum, one) => sum + one.seconds, 0) / 60;
    expect(minutes).toBeCloseTo(10.7, 1);
    const always = instrument.questions.filter((one) => one.showIf === null);
    expect(always.reduce((sum, one) => sum + one.seconds, 0) / 60).toBeCloseTo(10.0, 1);
  });

  it('has the short form', () => {
    expect(instrument.questions.filter((one) => one.short).map((one) => one.n)).toEqual(SHORT);
  });

  it('keeps groups and refusals apart', () => {
    expect(instrument.questions.filter((one) => one.sensitive).map((one) => one.n)).toEqual([9, 45]);
  });

  it('uses every type', () => {
    expect(new Set(instrument.questions.map((one) => one.type))).toEqual(new Set(QUESTION_TYPES));
  });

  it('has each option once, and stands-alone options among them', () => {
    for (const one of instrument.questions) {
      expect(new Set(one.options).size, one.fact).toBe(one.options.length);
      expect(one.options, one.fact).toEqual(expect.arrayContaining(one.exclusive));
      if (one.noSay !== null) expect(one.exclusive, one.fact).toContain(one.noSay);
    }
  });

  it('shares its codes with the vocabulary', () => {
    expect(question('need.priorities').options).toEqual(CAPABILITIES);
    expect(question('access.languages').options).toEqual(LEARNING_LANGUAGES);
    expect(question('people.lead_group').options).toEqual([...LEAD_GROUPS, 'none', 'no_say']);
    for (const one of CAPABILITIES) expect(isQuestionFact(`cap.${one.toLowerCase()}`)).toBe(true);
  });

  it('has levels 0 to 4 on every scale', () => {
    for (const one of instrument.questions.filter(({ type }) => type === 'scale04'))
      expect(one.options).toEqual(['0', '1', '2', '3', '4']);
  });

  it('bounds every whole number', () => {
    for (const one of instrument.questions.filter(
      ({ type }) => type === 'integer' || type === 'two_integers',
    ))
      expect(one.min ?? Number.NaN).toBeLessThan(one.max ?? Number.NaN);
  });

  it('asks for what a condition reads before the question it decides, and reads options that exist', () => {
    for (const one of instrument.questions) {
      if (one.showIf === null) continue;
      const leaf = one.showIf.op === 'not' ? one.showIf.of : one.showIf;
      const read = question(leaf.fact);
      expect(read.n).toBeLessThan(one.n);
      expect(read.showIf).toBeNull();
      if (leaf.op !== 'between') expect(read.options).toEqual(expect.arrayContaining(leaf.values));
    }
  });
});

describe('screens', () => {
  it('hold every question once, in order, in its own section', () => {
    expect(screens.flatMap((screen) => screen.facts)).toEqual(questionFacts);
    for (const screen of screens)
      for (const fact of screen.facts) {
        expect(question(fact).section).toBe(screen.section);
        expect(screenOf(fact)).toBe(screen.id);
      }
  });

  it('all ask something but the one with the details of certificates', () => {
    expect(screens.filter((screen) => screen.facts.length === 0).map((screen) => screen.id)).toEqual([
      'certificate-details',
    ]);
  });
});

describe('a key', () => {
  it('that no question has is refused', () => {
    expect(isQuestionFact('firm.name')).toBe(false);
    expect(isQuestionFact('constructor')).toBe(false);
    expect(() => question('firm.name')).toThrow(RangeError);
    expect(() => screenOf('toString')).toThrow(RangeError);
  });
});

function withQuestion(changed: Readonly<Record<string, unknown>>) {
  const [first, ...rest] = file.questions;
  return { ...file, questions: [{ ...first, ...changed }, ...rest] };
}
