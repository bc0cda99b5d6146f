import { describe, expect, it } from 'vitest';
import { day } from '../domain/dates';
import { type OwnQuestion, withOwnFacts } from '../domain/eligibility';
import { diagnosticFacts } from '../domain/facts';
import { askedAbout, formOfQuestion, readOwnQuestion } from './own-question';
import { formOfCondition, readCondition } from './rule-condition';
import { readPersona } from './rule-persona';

const CURRENCIES = new Set(['CLP', 'USD']);
const form = (fields: Record<string, string | readonly string[]>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  );
const WORDS = { 'ask.en': 'What?', 'ask.es': '¿Qué?' };
const TEXT = { en: 'What?', es: '¿Qué?' };
const CHOICES = {
  ...{ 'choice.c1.en': 'Wood', 'choice.c1.es': 'Madera' },
  ...{ 'choice.c4.en': 'Stone', 'choice.c4.es': 'Piedra' },
};
const FLOOR: OwnQuestion = {
  ...{ id: 'q', kind: 'code', text: TEXT },
  values: [
    { code: 'c1', text: { en: 'Wood', es: 'Madera' } },
    { code: 'c4', text: { en: 'Stone', es: 'Piedra' } },
  ],
};
const COST: OwnQuestion = { id: 'q', kind: 'amount', currency: 'CLP', text: TEXT };

describe('a question of the institution', () => {
  it.each<[Record<string, string>, OwnQuestion]>([
    [WORDS, { id: 'q', kind: 'flag', text: TEXT }],
    [WORDS, { id: 'q', kind: 'date', text: TEXT }],
    [
      { ...WORDS, 'help.en': 'A\r\nB', 'help.es': 'C' },
      { id: 'q', kind: 'number', text: TEXT, help: { en: 'A\nB', es: 'C' } },
    ],
    [{ ...WORDS, currency: 'CLP' }, COST],
    [{ ...WORDS, ...CHOICES, 'choice.c2.en': ' ' }, FLOOR],
  ])('is read from its form, and shown in it again', (fields, question) => {
    const about = { id: 'q', kind: question.kind };
    expect(readOwnQuestion(form(fields), about, CURRENCIES)).toEqual({ question, errors: [] });
    const again = readOwnQuestion(formOfQuestion(question), about, CURRENCIES);
    expect(again).toEqual({ question, errors: [] });
  });

  it.each([
    ['flag', {}, 'ask.en', 'needed'],
    ['flag', { 'ask.en': 'What?' }, 'ask.es', 'both'],
    ['flag', { ...WORDS, 'help.es': 'Ayuda' }, 'help.en', 'both'],
    ['flag', { ...WORDS, 'ask.es': 'x'.repeat(301) }, 'ask.es', 'long'],
    ['flag', { ...WORDS, 'ask.en': 'a\u202Eb' }, 'ask.en', 'strange'],
    ['amount', { ...WORDS, currency: 'XXX' }, 'currency', 'choose'],
    ['code', { ...WORDS, 'choice.c1.en': 'Wood', 'choice.c1.es': 'Madera' }, 'choice.c1.en', 'twoChoices'],
    ['code', { ...WORDS, ...CHOICES, 'choice.c3.en': 'Sand' }, 'choice.c3.es', 'both'],
  ] as const)('as %s with %j comes back at %s', (kind, fields, field, code) => {
    const { errors } = readOwnQuestion(form(fields), { id: 'q', kind }, CURRENCIES);
    expect(errors).toEqual([{ field, code }]);
  });

  it('is a new one by how it is answered, or one of those that the offering asks', () => {
    expect(askedAbout('ask.code', [], 'new')).toEqual({ id: 'new', kind: 'code' });
    expect(askedAbout('asked.q', [COST], 'new')).toBe(COST);
    expect(askedAbout('asked.other', [COST], 'new')).toBeNull();
    expect(askedAbout('firm.employees', [COST], 'new')).toBeNull();
  });
});

describe('a condition on the answer', () => {
  const lists = { codes: new Set<string>(), currencies: CURRENCIES, year: 2026 };
  const about = (question: OwnQuestion) => ({ ...lists, facts: withOwnFacts(diagnosticFacts, [question]) });
  const at = { id: 'c', fact: 'asked.q' };

  it.each<[OwnQuestion, Record<string, string | readonly string[]>, object]>([
    [{ id: 'q', kind: 'flag', text: TEXT }, { way: 'no' }, { op: 'not', of: { op: 'is', fact: 'asked.q' } }],
    [{ id: 'q', kind: 'number', text: TEXT }, { min: '2' }, { op: 'between', min: 2, max: null }],
    [COST, { max: '9.5', unit: 'USD' }, { op: 'between', min: null, max: 9.5, unit: 'CLP' }],
    [FLOOR, { values: ['c4', 'c2'] }, { op: 'in', values: ['c4'] }],
    [
      { id: 'q', kind: 'date', text: TEXT },
      { way: 'atLeast', count: '2', timeUnit: 'years' },
      { op: 'elapsed', unit: 'years', min: 2, max: null },
    ],
  ])('is read in the way the question is answered, and shown again', (question, fields, of) => {
    const read = readCondition(form(fields), at, about(question));
    expect(read).toMatchObject({ ok: true, criterion: { op: 'criterion', id: 'c', barrier: 'other', of } });
    if (!read.ok) return;
    const shown = formOfCondition(read.criterion, about(question).facts);
    expect(shown?.fact).toBe('asked.q');
    expect(readCondition(shown?.fields ?? {}, at, about(question))).toEqual(read);
  });

  it('needs the question it is about', () => {
    expect(readCondition(form({ way: 'yes' }), at, lists)).toEqual({
      ok: false,
      errors: [{ field: 'fact', code: 'choose' }],
    });
  });

  it.each<[OwnQuestion, string, unknown]>([
    [{ id: 'q', kind: 'flag', text: TEXT }, 'no', false],
    [COST, '7', { amount: 7, unit: 'CLP' }],
    [FLOOR, 'c4', 'c4'],
  ])('can be tried with a test firm that answers', (question, typed, answer) => {
    const rule = { id: 'c', op: 'is', fact: 'asked.q' } as const;
    const { facts } = about(question);
    const setting = { id: 'p', day: day('2026-06-01'), rule, codes: new Set(['CL']), facts };
    const fields = form({ name: 'One', expect: 'met', 'fact.asked.q': typed });
    expect(readPersona(fields, setting)).toMatchObject({
      ok: true,
      persona: { facts: { 'asked.q': answer } },
    });
  });
});
