import { expect, it } from 'vitest';
import { LOCALES } from '../domain/vocabulary';
import { inSentence } from './format';
import { translator } from './index';

it.each(LOCALES)('the picture of the levels is read with the words of its rows, in %s', (locale) => {
  const t = translator(locale);
  const levels = ([0, 1, 2, 3, 4] as const).map((level) => t(`vocabulary.level.${level}`));
  expect(t('results.levels.scale')).toBe(
    levels.map((words, level) => `${level}: ${inSentence(words)}.`).join(' '),
  );
});
