import { expect, it } from 'vitest';
import { translator } from '@/lib/messages';
import { languageWords } from './facts';

it('writes languages small inside a list in Spanish, and large in English', () => {
  const [en, es] = [{ t: translator('en') }, { t: translator('es') }];
  expect(languageWords(es, ['sr', 'en'])).toBe('Serbio e inglés');
  expect(languageWords(es, ['es'])).toBe('Español');
  expect(languageWords(en, ['sr', 'en'])).toBe('Serbian and English');
});
