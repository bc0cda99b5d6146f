import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatList,
  formatMoment,
  formatMoney,
  formatNumber,
  formatParts,
  inSentence,
} from './format';

// Intl puts no-break spaces between a code and an amount.
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('formatNumber', () => {
  it('groups thousands and keeps one decimal', () => {
    expect(formatNumber('en', 1234.56)).toBe('1,234.6');
    expect(plain(formatNumber('es', 12_345.6))).toBe('12 345.6');
  });

  it('leaves four figures together in Spanish, where both a comma and a full stop can be a decimal sign', () => {
    expect(formatNumber('es', 1600)).toBe('1600');
    expect(formatNumber('es', 1_234_567)).toMatch(/^1\u00a0234\u00a0567$/);
    expect(formatNumber('en', 1600)).toBe('1,600');
  });

  it('takes the number of decimals asked for', () => {
    expect(formatNumber('en', 2.5, { decimals: 0 })).toBe('3');
    expect(formatNumber('en', 0.125, { decimals: 3 })).toBe('0.125');
  });
});

describe('formatMoney', () => {
  it('names the currency by its code', () => {
    expect(plain(formatMoney('en', 1500, 'USD'))).toBe('USD 1,500');
    expect(plain(formatMoney('es', 120_000, 'ARS'))).toBe('ARS 120 000');
    expect(plain(formatMoney('es', 1600, 'USD'))).toBe('USD 1600');
  });

  it('shows cents only where there are any', () => {
    expect(plain(formatMoney('en', 7.5, 'USD'))).toBe('USD 7.50');
    expect(plain(formatMoney('en', 0, 'USD'))).toBe('USD 0');
  });
});

describe('formatMoment', () => {
  it('says day and time, midnight as 00, and the zone', () => {
    expect(formatMoment('en', '2026-11-21T00:05:59Z')).toBe('21 November 2026 at 00:05 UTC');
    expect(formatMoment('es', '2026-11-21T00:05:59Z')).toBe('21 de noviembre de 2026 a las 00:05 UTC');
    expect(formatMoment('es', '2026-11-21T19:30:00+01:00')).toMatch(/ 18:30 UTC$/);
  });
});

describe('formatDate', () => {
  it('says the day in words with its year', () => {
    expect(formatDate('en', '2026-11-21')).toBe('21 November 2026');
    expect(formatDate('es', '2026-11-21')).toBe('21 de noviembre de 2026');
  });

  it('reads a date-time by its day in UTC', () => {
    expect(formatDate('en', '2026-11-21T23:59:59.000Z')).toBe('21 November 2026');
  });
});

describe('formatList', () => {
  it('joins with and', () => {
    expect(formatList('en', ['a', 'b', 'c'])).toBe('a, b and c');
    expect(formatList('es', ['a', 'b', 'c'])).toBe('a, b y c');
    expect(formatList('es', ['calidad', 'inversión'])).toBe('calidad e inversión');
  });

  it('joins with or', () => {
    expect(formatList('en', ['a', 'b'], 'or')).toBe('a or b');
    expect(formatList('es', ['siete', 'ocho'], 'or')).toBe('siete u ocho');
  });

  it('says nothing of an empty list', () => {
    expect(formatList('en', [])).toBe('');
  });
});

describe('formatParts', () => {
  it('joins plain words as a list does', () => {
    expect(formatParts('en', ['daily work', 'quality', 'digital tools'])).toBe(
      'daily work, quality and digital tools',
    );
    expect(formatParts('es', ['calidad', 'inversión'])).toBe('calidad e inversión');
  });

  it('keeps names with an "and" of their own apart', () => {
    const en = ['daily work', 'customers and markets', 'suppliers and partners'];
    expect(formatParts('en', en)).toBe('daily work, customers and markets, and suppliers and partners');
    expect(formatParts('en', en.slice(1))).toBe('customers and markets, and suppliers and partners');
    const es = ['clientes y mercados', 'inversión y financiamiento'];
    expect(formatParts('es', es)).toBe('clientes y mercados, e inversión y financiamiento');
    expect(formatParts('en', ['iron, steel', 'wood'])).toBe('iron, steel; wood');
    expect(formatParts('en', en.slice(1, 2))).toBe('customers and markets');
  });
});

describe('inSentence', () => {
  it('makes the name of a code fit inside a sentence', () => {
    expect(inSentence('Digital tools')).toBe('digital tools');
    expect(inSentence('Inversión y financiamiento')).toBe('inversión y financiamiento');
  });

  it('keeps names and abbreviations', () => {
    expect(inSentence('ISO 9001 quality')).toBe('ISO 9001 quality');
    expect(inSentence('5S order in the workplace')).toBe('5S order in the workplace');
    expect(inSentence('R&D project')).toBe('R&D project');
    expect(inSentence('')).toBe('');
  });
});
