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
    expect(answerTo(FACT, 'certificates', fields, stored)).toEqual(
      answered({ '5S': held('working'), ISO9001: held('expired', '2027-05-01', 'mnc') }),
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
      [{ field: `${FACT}.none`, code: 'none_and_others' }],
    ],
    ['no status', { [`${FACT}.5S`]: ['lost'] }, [{ field: `${FACT}.5S`, code: 'not_an_option' }]],
    ['no standard', { [`${FACT}.XYZ`]: ['valid'] }, [{ field: `${FACT}.XYZ`, code: 'not_an_option' }]],
  ])('%s', (_, fields, expected) => {
    expect(answerTo(FACT, 'certificates', fields)).toEqual(expected);
  });
});

describe('details of certificates', () => {
  it('adds the date and who asked, and leaves the rest', () => {
    const fields = { [`${FACT}.HACCP.until`]: ['31 dic 2028'], [`${FACT}.HACCP.askedBy`]: ['foreign_buyer'] };
    expect(answerTo(FACT, 'certificate-details', fields, stored)).toEqual(
      answered({
        HACCP: held('working', '2028-12-31', 'foreign_buyer'),
        ISO9001: held('valid', '2027-05-01', 'mnc'),
      }),
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
