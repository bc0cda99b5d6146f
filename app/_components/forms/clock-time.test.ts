import { expect, it } from 'vitest';
import { LOCALES } from '@/lib/domain/vocabulary';
import { LOCALE_TAGS } from '@/lib/messages/numbers';
import { clockTime } from './clock-time';

it.each(LOCALES)('the time of day counts 24 hours, in %s', (locale) => {
  const at = (hour: number, minute: number) =>
    clockTime(LOCALE_TAGS[locale], new Date(2026, 10, 23, hour, minute));
  expect([at(0, 41), at(9, 5), at(17, 30)]).toEqual(['00:41', '09:05', '17:30']);
});
