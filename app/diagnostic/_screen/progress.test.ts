import { expect, it } from 'vitest';
import { type AnswerSheet, instrument } from '@/lib/domain/facts';
import { translator } from '@/lib/messages';
import { progressWords } from './progress';

const sheet: AnswerSheet = Object.fromEntries(
  [
    ['firm.country', 'MX'],
    ['sales.customer_type', ['mnc']],
  ].map(([fact, value]) => [
    String(fact),
    {
      fact: String(fact),
      answer: { state: 'answered', value: value ?? '' },
      source: 'firm',
      givenAt: '2026-11-22T00:00:00.000Z',
      instrumentVersion: instrument.version,
    } as const,
  ]),
);

it('says why fewer questions show than the form has', () => {
  const en = translator('en');
  expect(progressWords(en, {}, 'full')).toBe(
    '0 of 44 questions answered. 4 of the 48 questions are left out for now: we ask them only after certain other answers.',
  );
  expect(progressWords(en, sheet, 'full')).toMatch(/^2 of 46 .* 2 of the 48 questions are left out/);
  expect(progressWords(translator('es'), sheet, 'full')).toContain('2 de las 48 preguntas quedan fuera');
});

it('counts apart what the firm does not know, which no result can use', () => {
  const given = sheet['firm.country'];
  if (!given) throw new Error('the sheet names the country');
  const unsure = { ...sheet, 'firm.country': { ...given, answer: { state: 'dont_know' } as const } };
  expect(progressWords(translator('en'), unsure, 'full')).toMatch(
    /^2 of 46 questions answered, 1 of them with “I don’t know” or “I prefer not to say”\. /,
  );
  expect(progressWords(translator('es'), unsure, 'full')).toMatch(
    /^2 de 46 preguntas respondidas, 1 de ellas con «No lo sé» o «Prefiero no decirlo»\. /,
  );
});

it('has nothing to add where all of the form show', () => {
  expect(progressWords(translator('en'), sheet, 'short')).toBe('1 of 16 questions answered');
});
