import { describe, expect, it } from 'vitest';
import { wordOf } from './parts';

describe('the word for a part of the score', () => {
  it.each([
    ['need.first', 0, 'none'],
    ['need.partly', 0.39, 'little'],
    ['need.partly', 0.4, 'partly'],
    ['need.partly', 0.8, 'mostly'],
    ['bridge.new', 0.6, 'partly'],
    // A price within what the firm said it can pay.
    ['cost.within', 0.7, 'mostly'],
    ['need.first', 1, 'fully'],
  ])('of %s at %s is %s', (code, value, word) => {
    expect(wordOf(code, value)).toBe(word);
  });

  it.each([
    'need.nothing_chosen',
    'absorb.unknown',
    'absorb.so_far',
    'bridge.unknown_ties',
    'bridge.open_places',
    'cost.unknown_limit',
  ])('of %s is that it is not known, whatever it counts for', (code) => {
    expect([0, 0.5, 1].map((value) => wordOf(code, value))).toEqual(['unknown', 'unknown', 'unknown']);
  });
});
