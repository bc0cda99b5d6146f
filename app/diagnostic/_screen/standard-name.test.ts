import { expect, it } from 'vitest';
import standards from '@/db/seed/data/standards/standards.json' with { type: 'json' };
import { LOCALES } from '@/lib/domain/vocabulary';
import { standardName } from './lists';

it('names every standard of the data in the language of the page', () => {
  const food = { id: 'GMP', name: 'Good manufacturing practice (food)' };
  expect(standardName('es', food)).toBe('Buenas prácticas de manufactura de alimentos');
  expect(standardName('en', food)).toBe('Good manufacturing practice for food');
  // Names of the data carry editions and English; what is shown comes from the messages, all of it.
  for (const locale of LOCALES)
    expect(standards.items.filter(({ id }) => standardName(locale, { id, name: '' }) === '')).toEqual([]);
});

it('keeps the name of the data where nobody has written another', () => {
  expect(standardName('es', { id: 'NEW-1', name: 'New standard' })).toBe('New standard');
});
