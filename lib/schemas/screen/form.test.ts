import { describe, expect, it } from 'vitest';
import { question } from '../../domain/facts';
import { answerTo, parse } from './testing/context';

const BREADTH = 'sales.export_breadth';

describe('how many products to how many countries', () => {
  it.each([
    ['products', '1', 1],
    ['products', '10 000', 10_000],
    ['products', '10001', { code: 'too_large', values: { max: 10_000 } }],
    ['products', '0', { code: 'too_small', values: { min: 1 } }],
    ['countries', '250', 250],
    ['countries', '251', { code: 'too_large', values: { max: 250 } }],
    ['countries', '100000', { code: 'too_large', values: { max: 250 } }],
    ['countries', '0', { code: 'too_small', values: { min: 1 } }],
  ])('%s: %s', (part, typed, expected) => {
    const field = `${BREADTH}.${part}`;
    const nothing = { products: null, countries: null };
    expect(answerTo(BREADTH, 'breadth', { [field]: [typed] })).toEqual(
      typeof expected === 'number'
        ? { state: 'answered', value: { ...nothing, [part]: expected } }
        : [{ field, ...expected }],
    );
  });
});

describe('marks of direction', () => {
  it.each([
    ['size', 'firm.employees'],
    ['activity', 'firm.isic.query'],
    ['breadth', 'sales.export_breadth.countries'],
  ])('%s: %s', (screen, field) => {
    for (const mark of ['\u061C', '\u200E', '\u200F', '\u202A', '\u202E', '\u2066', '\u2069'])
      expect(parse(screen, { [field]: [`${mark}12`] }).errors).toEqual([
        { field, code: 'marks_of_direction' },
      ]);
  });
});

describe('emptying one question', () => {
  const typed = {
    'learn.seek': ['2'],
    'learn.understand': ['3'],
  };

  it('leaves it open and takes the rest as typed', () => {
    expect(question('learn.seek').screen).toBe('learning');
    const { answers, fields } = parse('learning', { ...typed, go: ['clear:learn.seek'] });
    expect(answers).toEqual([
      { fact: 'learn.seek', answer: { state: 'skipped' } },
      { fact: 'learn.understand', answer: { state: 'answered', value: 3 } },
    ]);
    expect(fields).toEqual({ 'learn.understand': ['3'] });
  });

  it('empties one part of a question', () => {
    const parts = { 'need.know.what': ['2'], 'need.know.how': ['0'], go: ['clear:need.know.what'] };
    expect(answerTo('need.know', 'know', parts)).toEqual({
      state: 'answered',
      value: { what: null, how: 0, why: null },
    });
  });

  it('empties a question that does not show any more', () => {
    const fields = { 'sales.buyer_limits': ['brand'], go: ['clear:sales.buyer_limits'] };
    expect(parse('buyer', fields).answers).toEqual([
      { fact: 'sales.buyer_limits', answer: { state: 'skipped' } },
    ]);
  });

  it('does nothing to fields that are not there', () => {
    for (const go of ['clear:', 'clear:learn', 'clear:version', 'clear:__proto__'])
      expect(parse('learning', { ...typed, go: [go] }).fields).toEqual(typed);
  });
});
