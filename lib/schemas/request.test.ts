import { describe, expect, it } from 'vitest';
import { day } from '../domain/dates';
import { answerText, MESSAGE_LENGTH, readStep } from './request';

const today = day('2026-11-22');
const typed = { text: '', day: '', refusal: '' };
const read = (step: Parameters<typeof readStep>[0]['step'], changes: Partial<typeof typed>) =>
  readStep({ step, ...typed, ...changes }, today);
const wrong = (step: Parameters<typeof readStep>[0]['step'], changes: Partial<typeof typed>) => {
  const result = read(step, changes);
  return result.ok ? [] : result.errors.map(({ field, code }) => `${field} ${code}`);
};

describe('a step as its form sends it', () => {
  it.each([
    ['31/1/2027', '2027-01-31'],
    ['22 nov 2026', '2026-11-22'],
  ])('takes %s for a day', (text, expected) => {
    expect(read('offer', { day: text })).toMatchObject({ ok: true, input: { day: expected } });
  });

  it.each([
    ['', 'day dayNeeded'],
    ['soon', 'day dayNeeded'],
    ['1/2027', 'day dayNeeded'],
    ['2027', 'day dayNeeded'],
    ['21/11/2026', 'day dayPast'],
  ])('does not take "%s" for a day on which somebody can come', (text, problem) => {
    expect(wrong('offer', { day: text })).toEqual([problem]);
  });

  it('names all that is missing of a refusal', () => {
    expect(wrong('decline', {})).toEqual(['refusal refusalNeeded', 'text textNeeded']);
    expect(wrong('decline', { text: 'Full.', refusal: 'made_up' })).toEqual(['refusal refusalNeeded']);
    expect(read('decline', { text: 'Full.', refusal: 'full' })).toMatchObject({
      ok: true,
      input: { refusal: 'full', text: 'Full.' },
    });
  });

  it('leaves out what does not belong to the step', () => {
    const result = read('ask', { text: 'How many?', day: '31/1/2027', refusal: 'full' });
    expect(result).toEqual({
      ok: true,
      input: { step: 'ask', text: 'How many?', day: null, refusal: null },
    });
  });

  it('takes a message up to its length', () => {
    expect(wrong('ask', { text: 'a'.repeat(MESSAGE_LENGTH) })).toEqual([]);
    expect(wrong('ask', { text: 'a'.repeat(MESSAGE_LENGTH + 1) })).toEqual(['text textLong']);
  });
});

it('keeps the lines of a text, and nothing that the database cannot hold', () => {
  expect(answerText('  one\r\ntwo\0 \ud800 ')).toBe('one\ntwo\uFFFD \uFFFD');
});
