import { describe, expect, it } from 'vitest';
import { day } from '../domain/dates';
import type { OwnQuestion } from '../domain/eligibility';
import { ownAnswers, readOwnAnswers } from './own-answers';

const TODAY = day('2026-06-01');
const text = { en: 'What?', es: '¿Qué?' };
const choice = (code: string) => ({ code, text });
const QUESTIONS: readonly OwnQuestion[] = [
  { id: 'room', kind: 'flag', text },
  { id: 'machines', kind: 'number', text },
  { id: 'cost', kind: 'amount', currency: 'CLP', text },
  { id: 'since', kind: 'date', text },
  { id: 'floor', kind: 'code', values: [choice('c1'), choice('c2')], text },
];
const read = (fields: Record<string, string>) =>
  readOwnAnswers(
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`asked.${name}`, [value]])),
    QUESTIONS,
    TODAY,
  );

describe('answers to what an offering asks itself', () => {
  it.each([
    [{ room: 'no' }, { 'asked.room': false }],
    [{ machines: ' 1.200 ' }, { 'asked.machines': 1200 }],
    [{ machines: '0' }, { 'asked.machines': 0 }],
    [{ cost: '12,50' }, { 'asked.cost': { amount: 12.5, unit: 'CLP' } }],
    [{ since: '3/4/2019' }, { 'asked.since': { day: '2019-04-03' } }],
    [{ floor: 'c2' }, { 'asked.floor': 'c2' }],
    [{ floor: 'c3', room: 'perhaps' }, {}],
    [{ room: '', machines: ' ', cost: '', since: '', floor: '' }, {}],
    [{ other: '4' }, {}],
  ])('are read from %j', (fields, answers) => {
    expect(read(fields)).toEqual({ answers, errors: [] });
    expect(ownAnswers.safeParse(answers).success).toBe(true);
  });

  it.each([
    ['machines', '2.5', 'ownNumber'],
    ['machines', 'some', 'ownNumber'],
    ['machines', '-1', 'ownNumber'],
    ['cost', 'much', 'ownAmount'],
    ['since', '2019', 'ownDate'],
    ['since', '31/2/2019', 'ownDate'],
  ])('of %s come back with %s as they cannot be read', (name, typed, code) => {
    expect(read({ [name]: typed })).toEqual({ answers: {}, errors: [{ field: `asked.${name}`, code }] });
  });

  it('are kept under the keys of questions alone, of a size that a person types', () => {
    for (const wrong of [
      { 'firm.employees': 3 },
      { 'asked.a': 'x'.repeat(41) },
      { 'asked.a': { set: ['a'] } },
      { 'asked.a': -1 },
      Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`asked.q${index}`, true])),
    ])
      expect(ownAnswers.safeParse(wrong).success).toBe(false);
  });
});
