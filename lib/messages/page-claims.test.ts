import { describe, expect, it } from 'vitest';
import { day } from '../domain/dates';
import { firm, profileFrom, rows, type Said } from '../domain/facts/firm.fixture';
import { matchOffering } from '../domain/matching';
import { demoInput } from '../domain/matching/demo.fixture';
import { LOCALES } from '../domain/vocabulary';
import { translator } from './index';

// What the pages on method and privacy claim, held against what is done.

const statusOf = (said: Said, offering: string) => matchOffering(demoInput(firm(said)), offering)?.status;

describe.each(LOCALES)('the method page in %s', (locale) => {
  const t = translator(locale);

  it('names what an unknown step, level of research and level of learning lead to', () => {
    const dairy = {
      'firm.country': 'NI',
      'firm.subdivision': 'NI-BO',
      'firm.isic': { main: '1050', second: null },
      'firm.employees': 4,
      'access.languages': ['es'],
    };
    const high = { 'learn.seek': 4, 'learn.understand': 4, 'learn.try': 4, 'learn.keep': 4 };
    const maker = {
      'firm.country': 'BR',
      'firm.subdivision': 'BR-SP',
      'firm.isic': { main: '2651', second: null },
      'firm.employees': 300,
      'access.languages': ['pt'],
      'learn.programmes': { public_training: 'running' },
    };
    const shoes = {
      ...maker,
      'firm.subdivision': 'BR-RS',
      'firm.isic': { main: '1520', second: null },
      'firm.employees': 35,
    };
    const cases = [
      ['pages.method.short', statusOf({ ...dairy, ...high }, 'O25')],
      ['pages.method.unknown.research', statusOf(maker, 'O33')],
      ['pages.method.unknown.level', statusOf(shoes, 'O36')],
    ] as const;
    expect(cases.map(([, status]) => status)).toEqual(['later', 'later', 'eligible']);
    for (const [key, status] of cases)
      if (status) expect(t(key), key).toContain(t(`vocabulary.status.${status}`));
  });

  it('does not claim that an unknown answer never counts', () => {
    const text = t('pages.method.unknown') + t('pages.method.gates');
    expect(text).not.toMatch(/never (become|count)|nunca (cuenta|se convierten)/i);
    expect(t('pages.method.unknown').toLowerCase()).toContain(t('vocabulary.status.unknown').toLowerCase());
  });
});

it('claims no offer for firms that are not registered yet while the catalogue has none', () => {
  const group = /informal/;
  expect(demoInput(firm({})).catalogue.offerings.filter((one) => group.test(JSON.stringify(one)))).toEqual(
    [],
  );
  for (const locale of LOCALES)
    expect(translator(locale)('diagnostic.firm.legal.help')).not.toMatch(/offers are|hay ofertas/i);
});

it('tells for how long support that has ended counts, and that changing the answer starts it anew', () => {
  const held = (asOf: string, ...given: readonly (readonly [string, Said])[]) =>
    profileFrom(
      given.flatMap(([on, said]) => rows(said, `${on}T10:00:00.000Z`)),
      { asOf: day(asOf) },
    ).tokens.includes('public_programme');
  const ended: Said = { 'learn.programmes': { public_training: 'finished' } };
  const more: Said = { 'learn.programmes': { public_training: 'finished', group: 'running' } };
  expect(held('2027-03-01', ['2025-03-01', ended])).toBe(true);
  expect(held('2027-03-02', ['2025-03-01', ended])).toBe(false);
  expect(held('2027-03-02', ['2025-03-01', ended], ['2026-01-10', more])).toBe(true);
  expect(translator('en')('pages.method.limits.9')).toContain('for two years from the day of your answer');
  expect(translator('es')('pages.method.limits.9')).toContain('dos años desde el día de su respuesta');
});

describe('the privacy page', () => {
  it.each([
    ['en', /except the record of each change/, /agreed/, /wrong codes/],
    ['es', /menos el registro de cada cambio/, /aceptó/, /códigos equivocados/],
  ] as const)('says what stays and what else is kept, in %s', (locale, stays, consents, attempts) => {
    const t = translator(locale);
    expect(t('pages.privacy.long')).toMatch(stays);
    expect(t('pages.privacy.keep.4')).toMatch(consents);
    expect(t('pages.privacy.keep.5')).toMatch(attempts);
  });

  it.each([
    ['en', /ten seconds.*press no button/, /nothing is sent until you press a button/],
    ['es', /diez segundos.*no pulse ningún botón/, /no se envía nada hasta que usted pulse un botón/],
  ] as const)('says what is sent without a button, and where nothing is, in %s', (locale, sent, apart) => {
    const t = translator(locale);
    expect(t('pages.privacy.keep.8')).toMatch(sent);
    expect(t('pages.privacy.apart')).toMatch(apart);
  });
});
