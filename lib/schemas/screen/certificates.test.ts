import { describe, expect, it } from 'vitest';
import type { Answer } from '../../domain/facts';
import { answerTo } from './testing/context';

const FACT = 'standards.held';
const answered = (value: Extract<Answer, { value: unknown }>['value']): Answer => ({
  state: 'answered',
  value,
});
const held = (status: string, until: string | null = null, askedBy: string | null = null) => ({
  status,
  until,
  askedBy,
});
const stored = { [FACT]: answered({ ISO9001: held('valid', '2027-05-01', 'mnc'), HACCP: held('working') }) };

describe('which certificates', () => {
  it('takes the statuses and keeps what was said before about the same certificate', () => {
    const fields = { [`${FACT}.ISO9001`]: ['expired'], [`${FACT}.HACCP`]: [''], [`${FACT}.5S`]: ['working'] };
    const past = {
      [FACT]: answered({ ISO9001: held('valid', '2026-05-01', 'mnc'), HACCP: held('working') }),
    };
    expect(answerTo(FACT, 'certificates', fields, past)).toEqual(
      answered({ '5S': held('working'), ISO9001: held('expired', '2026-05-01', 'mnc') }),
    );
  });

  it('drops the last day of a certificate that is only worked for', () => {
    const fields = { [`${FACT}.ISO9001`]: ['working'], [`${FACT}.HACCP`]: [''] };
    expect(answerTo(FACT, 'certificates', fields, stored)).toEqual(
      answered({ ISO9001: held('working', null, 'mnc') }),
    );
  });

  it('does not take away a certificate that was not on the page', () => {
    expect(answerTo(FACT, 'certificates', { [`${FACT}.5S`]: ['valid'] }, stored)).toEqual(
      answered({ '5S': held('valid'), HACCP: held('working'), ISO9001: held('valid', '2027-05-01', 'mnc') }),
    );
  });

  it.each([
    ['none', { [`${FACT}.none`]: ['none'], [`${FACT}.5S`]: [''] }, answered({})],
    ['not known', { [`${FACT}.unknown`]: ['dont_know'] }, { state: 'dont_know' }],
    ['nothing', { [`${FACT}.5S`]: [''] }, { state: 'skipped' }],
    [
      'none and one',
      { [`${FACT}.none`]: ['none'], [`${FACT}.5S`]: ['valid'] },
      [{ field: `${FACT}.none`, code: 'none_and_others', values: { option: 'none' } }],
    ],
    ['no status', { [`${FACT}.5S`]: ['lost'] }, [{ field: `${FACT}.5S`, code: 'not_an_option' }]],
    ['no standard', { [`${FACT}.XYZ`]: ['valid'] }, [{ field: `${FACT}.XYZ`, code: 'not_an_option' }]],
  ])('%s', (_, fields, expected) => {
    expect(answerTo(FACT, 'certificates', fields)).toEqual(expected);
  });
});

describe('details of certificates', () => {
  it('adds the date and who asked, and leaves the rest', () => {
    const fields = {
      [`${FACT}.ISO9001.until`]: ['31 dic 2028'],
      [`${FACT}.ISO9001.askedBy`]: ['foreign_buyer'],
    };
    expect(answerTo(FACT, 'certificate-details', fields, stored)).toEqual(
      answered({ HACCP: held('working'), ISO9001: held('valid', '2028-12-31', 'foreign_buyer') }),
    );
  });

  it('takes no last day for a certificate that is only worked for', () => {
    const fields = { [`${FACT}.HACCP.until`]: ['31/12/2028'], [`${FACT}.HACCP.askedBy`]: ['nobody'] };
    expect(answerTo(FACT, 'certificate-details', fields, stored)).toEqual(
      answered({ HACCP: held('working', null, 'nobody'), ISO9001: held('valid', '2027-05-01', 'mnc') }),
    );
  });

  // The day of these tests is 2026-12-01.
  it.each([
    ['30/11/2026', undefined, [{ field: `${FACT}.ISO9001.until`, code: 'date_past' }]],
    [
      '30/11/2026',
      'yes',
      answered({ HACCP: held('working'), ISO9001: held('expired', '2026-11-30', 'mnc') }),
    ],
    [
      '01/12/2026',
      undefined,
      answered({ HACCP: held('working'), ISO9001: held('valid', '2026-12-01', 'mnc') }),
    ],
    ['01/12/2026', 'yes', answered({ HACCP: held('working'), ISO9001: held('valid', '2026-12-01', 'mnc') })],
  ])('a valid certificate until %s (expired: %s)', (until, ended, expected) => {
    const fields = {
      [`${FACT}.ISO9001.until`]: [until],
      ...(ended ? { [`${FACT}.ISO9001.ended`]: [ended] } : {}),
    };
    expect(answerTo(FACT, 'certificate-details', fields, stored)).toEqual(expected);
  });

  it('refuses a day to come for a certificate that has expired', () => {
    const expired = { [FACT]: answered({ ISO9001: held('expired') }) };
    const at = (day: string) =>
      answerTo(FACT, 'certificate-details', { [`${FACT}.ISO9001.until`]: [day] }, expired);
    expect(at('02/12/2026')).toEqual([{ field: `${FACT}.ISO9001.until`, code: 'date_to_come' }]);
    expect(at('01/12/2026')).toEqual(answered({ ISO9001: held('expired', '2026-12-01') }));
  });

  // The day of these tests is 2026-12-01.
  it.each([
    ['2026', '2026-12-01'],
    ['12/2026', '2026-12-01'],
    ['diciembre 2026', '2026-12-01'],
    ['Dec 2026', '2026-12-01'],
    ['noviembre 2026', '2026-11-30'],
    ['2025', '2025-12-31'],
  ])('takes %s of a certificate that has run out up to today: %s', (typed, until) => {
    const expired = { [FACT]: answered({ ISO9001: held('expired') }) };
    expect(answerTo(FACT, 'certificate-details', { [`${FACT}.ISO9001.until`]: [typed] }, expired)).toEqual(
      answered({ ISO9001: held('expired', until) }),
    );
  });

  it.each([
    ['2027', 'date_to_come'],
    ['enero 2027', 'date_to_come'],
    ['31/02/2026', 'not_a_past_date'],
    ['last spring', 'not_a_past_date'],
  ])('does not take %s of a certificate that has run out', (typed, code) => {
    const expired = { [FACT]: answered({ ISO9001: held('expired') }) };
    const field = `${FACT}.ISO9001.until`;
    expect(answerTo(FACT, 'certificate-details', { [field]: [typed] }, expired)).toEqual([{ field, code }]);
  });

  it('forgets a last day to come when a valid certificate is said to have expired', () => {
    const valid = { [FACT]: answered({ ISO9001: held('valid', '2027-05-31', 'mnc') }) };
    expect(answerTo(FACT, 'certificates', { [`${FACT}.ISO9001`]: ['expired'] }, valid)).toEqual(
      answered({ ISO9001: held('expired', null, 'mnc') }),
    );
  });

  it('takes a day gone by for a certificate that has expired', () => {
    const expired = { [FACT]: answered({ ISO9001: held('expired') }) };
    expect(answerTo(FACT, 'certificate-details', { [`${FACT}.ISO9001.until`]: ['2019'] }, expired)).toEqual(
      answered({ ISO9001: held('expired', '2019-12-31') }),
    );
  });

  it('takes a date away', () => {
    const fields = { [`${FACT}.ISO9001.until`]: [''], [`${FACT}.ISO9001.askedBy`]: [''] };
    expect(answerTo(FACT, 'certificate-details', fields, stored)).toEqual(
      answered({ HACCP: held('working'), ISO9001: held('valid') }),
    );
  });

  it.each([
    ['until', 'next spring', { code: 'not_a_date' }],
    ['until', '1/1/1066', { code: 'date_too_far', values: { min: '1950', max: '2100' } }],
    ['until', 'x'.repeat(300), { code: 'too_long', values: { max: 200 } }],
    ['until', '1\u0000', { code: 'strange_characters' }],
    ['askedBy', 'my uncle', { code: 'not_an_option' }],
  ])('%s: %.20s', (part, typed, error) => {
    const field = `${FACT}.ISO9001.${part}`;
    expect(answerTo(FACT, 'certificate-details', { [field]: [typed] }, stored)).toEqual([
      { field, ...error },
    ]);
  });

  it('asks for the status of a certificate that is not there any more', () => {
    const field = `${FACT}.5S.until`;
    expect(answerTo(FACT, 'certificate-details', { [field]: ['2027'] }, stored)).toEqual([
      { field, code: 'needs_status' },
    ]);
  });
});
