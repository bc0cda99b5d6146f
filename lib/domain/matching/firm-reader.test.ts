import { describe, expect, it } from 'vitest';
import { profileFrom, rows, type Said } from '../facts/firm.fixture';
import { SIZE_CLASSES, STEP_TOKENS } from '../vocabulary';
import { anOffering, matchFor } from './builders.fixture';
import { questionOfToken, STEPS_ANSWERED, tokenKey, viewOfFirm } from './firm-reader';

const where: Said = {
  'firm.country': 'AR',
  'firm.subdivision': 'AR-M',
  'firm.isic': { main: '1102', second: null },
  'access.languages': ['es'],
};

function viewOf(said: Said) {
  return viewOfFirm(profileFrom(rows(said)));
}

describe('steps and certificates', () => {
  it('are proved by the answer on support exactly where the engine asks for it', () => {
    const programmes = ['public_training', 'testing', 'group', 'supplier_scheme', 'export', 'finance'];
    const answer = Object.fromEntries(programmes.map((one) => [one, 'running']));
    const { tokens } = viewOf({ 'learn.programmes': answer }).firm;
    expect(STEP_TOKENS.filter((token) => tokens.includes(token)).toSorted()).toEqual(
      [...STEPS_ANSWERED].toSorted(),
    );
  });

  it.each<[string, string | null]>([
    ['public_programme_recent', 'learn.programmes'],
    ['ISO9001', 'standards.held'],
    ['certified', 'standards.held'],
    ['platform_ready', null],
  ])('%s is shown by %s', (token, question) => {
    expect(questionOfToken(token)).toBe(question);
  });

  it.each<[Said, string, unknown]>([
    [{ 'learn.programmes': { group: 'running' } }, 'in_common_programme', { kind: 'flag', value: true }],
    [{ 'learn.programmes': {} }, 'in_common_programme', { kind: 'flag', value: false }],
    [{}, 'in_common_programme', { kind: 'unknown' }],
    [{}, 'HACCP', { kind: 'unknown' }],
    [{}, 'sector_forum', { kind: 'flag', value: false }],
  ])('after %j, %s is %j', (said, token, expected) => {
    expect(viewOf(said).read(tokenKey(token))).toEqual(expected);
  });
});

describe('size class', () => {
  it('is open while the country is, whatever the headcount, and then the country is asked', () => {
    const match = matchFor(
      profileFrom(rows({ ...where, 'firm.country': { state: 'dont_know' }, 'firm.employees': 14 })),
      anOffering(),
    );
    expect(match).toMatchObject({ status: 'unknown', missing: ['firm.country'] });
    expect(match.gates[2]).toMatchObject({ verdict: 'unknown', missing: ['firm.country'] });
  });

  it('is read from the headcount once the country is known', () => {
    const match = matchFor(
      profileFrom(rows({ ...where, 'firm.employees': 14 })),
      anOffering({ sizeClasses: ['micro', 'small', 'medium'] }),
    );
    expect(match.gates[2]?.parts[0]?.reason.values).toMatchObject({ fact: 'firm.employees' });
    expect(match.missing).toEqual([]);
  });

  it.each<[Said]>([[{}], [{ 'firm.employees': 14 }], [{ 'firm.country': 'AR' }], [where]])(
    'is not asked for an offering that takes any: %j',
    (said) => {
      const match = matchFor(profileFrom(rows(said)), anOffering({ sizeClasses: [...SIZE_CLASSES] }));
      const [part] = match.gates[2]?.parts ?? [];
      expect(match.gates[2]).toMatchObject({ verdict: 'met', missing: [] });
      expect(part).toMatchObject({
        verdict: 'met',
        reason: { code: 'criterion.size', values: { fact: '' } },
      });
      expect(match.missing).not.toContain('firm.employees');
    },
  );

  it('asks for the headcount where that is what is missing', () => {
    expect(matchFor(profileFrom(rows(where)), anOffering()).missing).toEqual(['firm.employees']);
  });
});
