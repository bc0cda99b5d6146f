import { describe, expect, it } from 'vitest';
import type { Notice } from '@/lib/data/notices/list';
import type { Because } from '@/lib/domain/matching';
import { LOCALES, type MatchStatus } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { noticeText } from './notice-text';

const names = {
  country: (code: string) => ({ AR: 'Argentina', CL: 'Chile' })[code] ?? code,
  place: (code: string) => code,
  sector: (code: string) => code,
  institution: (id: string) => id,
  body: (name: string) => name,
  money: (usd: number) => `USD ${usd}`,
};
const country = { code: 'criterion.country', values: { asked: ['AR', 'CL'] } };
const token = { code: 'criterion.token', values: { asked: ['monitored'] } };

function said(locale: 'en' | 'es', before: MatchStatus, after: MatchStatus, because: Because): string {
  const notice: Notice = { id: '', offering: 'O1', before, after, because, at: '', read: false };
  return noticeText({ t: translator(locale), names }, notice, 'Taller');
}

describe('a notice in words', () => {
  it.each<[MatchStatus, MatchStatus, Because, string, string]>([
    [
      ...(['no', 'eligible', { why: 'new' }] as const),
      'You now fit “Taller”, because it is new and asks for nothing that your firm lacks.',
      'Ahora le sirve «Taller», porque es nueva y no pide nada que le falte a su empresa.',
    ],
    [
      ...(['no', 'eligible', { why: 'met', reason: country }] as const),
      'You now fit “Taller”, because it now asks for this, which your firm has: a firm in Argentina or Chile.',
      'Ahora le sirve «Taller», porque ahora pide esto, que su empresa tiene: una empresa de Argentina o Chile.',
    ],
    [
      ...(['later', 'eligible', { why: 'dropped', reason: token }] as const),
      'You now fit “Taller”, because it no longer asks for this: regular checks in the last twelve months.',
      'Ahora le sirve «Taller», porque ya no pide esto: revisiones periódicas en los últimos doce meses.',
    ],
    [
      ...(['eligible', 'no', { why: 'withdrawn' }] as const),
      '“Taller” is no longer open to you, because the institution does not offer it now.',
      '«Taller» ya no está abierta para usted, porque la institución no la ofrece por ahora.',
    ],
    [
      ...(['eligible', 'no', { why: 'asks', reason: country }] as const),
      '“Taller” is no longer open to you, because it asks for this: a firm in Argentina or Chile.',
      '«Taller» ya no está abierta para usted, porque pide esto: una empresa de Argentina o Chile.',
    ],
    [
      ...(['no', 'closed', { why: 'asks', reason: null }] as const),
      '“Taller” is still not open to you, but for another reason now.',
      '«Taller» sigue sin estar abierta para usted, pero ahora por otro motivo.',
    ],
    [
      ...(['eligible', 'later', { why: 'asks', reason: token }] as const),
      '“Taller” comes later for you, because it asks for this first: regular checks in the last twelve months.',
      '«Taller» viene más adelante para usted, porque antes pide esto: revisiones periódicas en los últimos doce meses.',
    ],
    [
      ...(['eligible', 'unknown', { why: 'open', reason: null }] as const),
      '“Taller” now needs an answer of the institution, because our rules cannot settle it.',
      '«Taller» ahora necesita una respuesta de la institución, porque nuestras reglas no alcanzan para aclararlo.',
    ],
  ])('from %s to %s', (before, after, because, en, es) => {
    expect(said('en', before, after, because)).toBe(en);
    expect(said('es', before, after, because)).toBe(es);
  });

  it('names the question that would settle it', () => {
    const text = said('en', 'eligible', 'unknown', { why: 'question', fact: 'firm.isic' });
    expect(text).toBe(
      `“Taller” now needs an answer, because it depends on this question: ${translator('en')('diagnostic.firm.isic.text')}`,
    );
  });

  it.each(LOCALES)('stays a sentence where its words are no longer used (%s)', (locale) => {
    const old = { code: 'criterion.of_old', values: {} };
    const text = said(locale, 'eligible', 'no', { why: 'asks', reason: old });
    expect(text).toContain('Taller');
    expect(text).not.toContain('of_old');
    expect(said(locale, 'no', 'unknown', { why: 'question', fact: 'of.old' })).not.toContain('of.old');
  });
});
