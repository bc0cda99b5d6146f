import { describe, expect, it } from 'vitest';
import { chooseLocale } from './locale';

describe('chooseLocale', () => {
  it.each([
    ['es', 'en', 'en', 'es'],
    [null, 'es', 'en', 'es'],
    ['xx', 'yy', 'es-AR,es;q=0.9,en;q=0.8', 'es'],
    [null, undefined, 'pt-BR, en;q=0.4, es;q=0.7', 'es'],
    [null, undefined, 'es;q=0, en', 'en'],
    [null, undefined, 'sr', 'en'],
    [null, undefined, null, 'en'],
    [null, undefined, ',;q=,,q=9;;', 'en'],
  ] as const)('asked %s, remembered %s, accepts %s: %s', (asked, remembered, accepted, expected) => {
    expect(chooseLocale(asked, remembered, accepted)).toBe(expected);
  });
});
