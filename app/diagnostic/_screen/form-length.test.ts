import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { minutesOf } from './form-length';

it('is the nearest minute to the estimate: 600 seconds for all, 220 for the short form', () => {
  expect([minutesOf('full'), minutesOf('short')]).toEqual([10, 4]);
});

describe.each(LOCALES)('the home page in %s', (locale) => {
  it('promises the minutes that the start page works out', () => {
    const told = translator(locale)('pages.home.start').match(/\d+/g);
    expect(told).toEqual([String(minutesOf('full')), String(minutesOf('short'))]);
  });
});
