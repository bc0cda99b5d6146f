import { describe, expect, it } from 'vitest';
import { addMonths, day, type IsoDate } from '../../dates';
import { STEP_TOKENS } from '../../vocabulary';
import { certificate, firm, profileFrom, rows, type Said, TODAY } from '../firm.fixture';
import { question } from '../instrument';
import lapse from '../token-lapse.json' with { type: 'json' };
import sources from '../token-sources.json' with { type: 'json' };

const tokens = (said: Said, asOf: IsoDate = TODAY) => firm(said, { asOf }).tokens;
const stepOn = (token: string, asOf: IsoDate) =>
  firm({}, { asOf, given: { steps: [{ token, since: day('2024-02-29') }] } }).tokens;

describe('the data on steps', () => {
  it('has a lapse for every step, and names no other', () => {
    expect(Object.keys(lapse.months).toSorted()).toEqual([...STEP_TOKENS].toSorted());
    const named = Object.entries(lapse.implied).flatMap(([token, implied]) => [token, ...implied]);
    expect(STEP_TOKENS).toEqual(expect.arrayContaining(named));
  });

  it('has a line for every kind of support, each with known steps and a reason', () => {
    const options = question('learn.programmes').options.filter((option) => option !== 'none');
    expect(Object.keys(sources.programmes)).toEqual(options);
    for (const { running, finished, reason } of Object.values(sources.programmes)) {
      expect(STEP_TOKENS).toEqual(expect.arrayContaining([...running, ...finished]));
      expect(running).toEqual(expect.arrayContaining(finished));
      expect(reason).not.toBe('');
    }
  });
});

describe('certificates', () => {
  const held = (status: string, until: string | null = null, id = 'ISO9001') =>
    tokens({ 'standards.held': { [id]: certificate(status, until) } });

  it.each([
    ['valid', null, ['ISO9001', 'certified']],
    ['valid', '2026-11-21', ['ISO9001', 'certified']],
    ['valid', '2030-01-01', ['ISO9001', 'certified']],
    ['valid', '2026-11-20', []],
    ['expired', null, []],
    ['expired', '2030-01-01', []],
    ['working', null, []],
    ['working', '2027-01-01', []],
  ])('%s until %s give %j', (status, until, want) => {
    expect(held(status, until)).toEqual(want);
  });

  it('of a standard that nobody certifies give only its own step', () => {
    expect(held('valid', null, '5S')).toEqual(['5S']);
  });

  it('of a standard that is not on the list give nothing', () => {
    expect(held('valid', null, 'ISO9999')).toEqual([]);
  });
});

describe('support taken part in', () => {
  const part = (programme: string, status: string) => tokens({ 'learn.programmes': { [programme]: status } });

  it.each([
    ['public_training', 'running', ['public_programme', 'public_programme_recent']],
    ['public_training', 'finished', ['public_programme', 'public_programme_recent']],
    ['testing', 'running', ['monitored', 'public_programme', 'public_programme_recent']],
    ['testing', 'finished', ['public_programme', 'public_programme_recent']],
    ['group', 'running', ['in_common_programme']],
    ['group', 'finished', ['in_common_programme']],
    ['supplier_scheme', 'running', ['chain_linked']],
    ['export', 'finished', []],
    ['finance', 'running', []],
  ])('%s %s gives %j', (programme, status, want) => {
    expect(part(programme, status)).toEqual(want);
  });

  it('and left early gives nothing', () => {
    for (const programme of Object.keys(sources.programmes)) expect(part(programme, 'left')).toEqual([]);
  });

  it('lapses from the day of the answer', () => {
    const answers = rows({ 'learn.programmes': { testing: 'running' } }, '2025-03-31T12:00:00Z');
    const on = (date: string) => profileFrom(answers, { asOf: day(date) }).tokens;
    expect(on('2025-03-30')).toEqual([]);
    expect(on('2026-03-31')).toEqual(['monitored', 'public_programme', 'public_programme_recent']);
    expect(on('2026-04-01')).toEqual(['public_programme', 'public_programme_recent']);
    expect(on('2027-03-31')).toEqual(['public_programme', 'public_programme_recent']);
    expect(on('2027-04-01')).toEqual([]);
  });
});

describe('finished steps', () => {
  const since = day('2024-02-29');

  it.each(Object.entries(lapse.months))('%s stays good for %s months', (token, months) => {
    expect(stepOn(token, since)).toContain(token);
    const last = addMonths(since, months ?? 1200);
    expect(stepOn(token, last)).toContain(token);
    const after = day(`${last.slice(0, 4)}-12-31`);
    expect(stepOn(token, after).includes(token)).toBe(months === null);
  });

  it('do not count before they were taken', () => {
    expect(stepOn('monitored', day('2024-02-28'))).toEqual([]);
  });

  it('a public programme is a recent one as long as it counts', () => {
    expect(stepOn('public_programme', since)).toEqual(['public_programme', 'public_programme_recent']);
    expect(stepOn('public_programme_recent', since)).toEqual(['public_programme_recent']);
  });

  it('with a date of their own end on it', () => {
    const certified = (until: string | null) =>
      firm(
        {},
        { given: { steps: [{ token: 'certified', since, until: until === null ? null : day(until) }] } },
      ).tokens;
    expect(certified(null)).toEqual(['certified']);
    expect(certified('2026-11-21')).toEqual(['certified']);
    expect(certified('2026-11-20')).toEqual([]);
  });

  it('and answers are one list without doubles', () => {
    const both = firm(
      { 'learn.programmes': { group: 'running' } },
      { given: { steps: [{ token: 'in_common_programme', since: TODAY }] } },
    );
    expect(both.tokens).toEqual(['in_common_programme']);
  });
});
