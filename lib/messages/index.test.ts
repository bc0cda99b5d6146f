import { describe, expect, it } from 'vitest';
import { isMessageKey, type MessageKey, translator } from './index';

describe('translator', () => {
  it('says a sentence in each language', () => {
    expect(translator('en')('vocabulary.capability.QMS')).toBe('Quality');
    expect(translator('es')('vocabulary.capability.QMS')).toBe('Calidad');
  });

  it('fills in values', () => {
    const low = 'USD 50,000';
    expect(translator('en')('diagnostic.firm.sales_band.option.b6', { low })).toBe('More than USD 50,000');
    expect(translator('es')('diagnostic.firm.sales_band.option.b6', { low })).toBe('Más de USD 50,000');
  });

  it('is the same one each time and carries its language', () => {
    expect(translator('es')).toBe(translator('es'));
    expect(translator('es').locale).toBe('es');
  });

  it('says the same again from what it compiled first', () => {
    const t = translator('en');
    expect(t('diagnostic.need.know.about', { choice: 'Quality' })).toBe('Your first choice: Quality');
    expect(t('diagnostic.need.know.about', { choice: 'Digital tools' })).toBe(
      'Your first choice: Digital tools',
    );
  });

  it('complains about a value that was not given', () => {
    expect(() => translator('en')('diagnostic.need.know.about')).toThrow('choice');
  });

  it('complains about a key that does not exist', () => {
    const key: string = 'vocabulary.capability.XYZ';
    expect(isMessageKey(key)).toBe(false);
    expect(() => translator('en')(madeUp(key))).toThrow('no message "vocabulary.capability.XYZ" in "en"');
  });

  it.each(['', 'vocabulary', 'vocabulary.', 'toString.length', 'vocabulary.toString', '.'])(
    'does not take "%s" for a key',
    (key) => {
      expect(isMessageKey(key)).toBe(false);
    },
  );

  it('knows a key built at run time', () => {
    expect(isMessageKey(['vocabulary', 'status', 'later'].join('.'))).toBe(true);
  });
});

// A key that slipped past the types, as one read from a stored run could.
function madeUp(key: string): MessageKey {
  const keys: Record<string, MessageKey> = JSON.parse(JSON.stringify({ key }));
  return keys.key ?? 'vocabulary.status.error';
}

it('writes numbers within sentences as all other numbers are written', () => {
  expect(translator('en')('results.none.country', { count: 12_345 })).toBe(
    '12,345 are for firms in other countries.',
  );
  expect(translator('es')('results.none.country', { count: 12_345 })).toMatch(/^12\u00a0345 /);
  expect(translator('es')('results.none.country', { count: 5119 })).toMatch(/^5119 /);
});
