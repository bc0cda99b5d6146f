import { describe, expect, it } from 'vitest';
import { withOneMore } from '../facts';
import { capitals, firm, rows, type Said, sizeRules, sources, standards, TODAY } from '../facts/firm.fixture';
import { anOffering, inputOf } from './builders.fixture';
import { viewOfFirm } from './firm-reader';
import { type MatchRun, runMatching } from './index';
import { asking, ECUADOR } from './next-answer/real-answers.fixture';

/** Every question answered; Ecuador tells sizes apart by sales as well. */
const ALL: Said = { ...ECUADOR, 'firm.sales_band': 'b2', 'firm.year_started': 2016 };

function runOf(said: Said, leaf: Parameters<typeof asking>[0]): MatchRun {
  const answers = rows(said);
  const open = {
    sectors: ['*'],
    countries: ['EC'],
    sizeClasses: ['micro', 'small', 'medium', 'large'] as const,
  };
  const input = inputOf(firm(said), [anOffering({ ...open, eligibility: asking(leaf) })]);
  return runMatching({
    ...{ ...input, asOf: TODAY },
    firmWith: withOneMore({ answers, sizeRules, standards, capitals, asOf: TODAY }),
  });
}

describe('where all was said and a condition stays open', () => {
  it.each([
    { op: 'between', fact: 'learn.hours', min: 8, max: null },
    { op: 'between', fact: 'firm.turnover', min: null, max: 200_000, unit: 'USD' },
    { op: 'between', fact: 'firm.turnover', min: null, max: 200_000, unit: 'MXN' },
    { op: 'elapsed', fact: 'firm.founded', unit: 'years', min: 10, max: null },
    { op: 'intersects', fact: 'groups', values: ['micro'] },
    { op: 'in', fact: 'size.class', values: ['small'] },
  ])('no question is named, and the institution is to be asked: %j', (leaf) => {
    const { matches, answerNext } = runOf(ALL, leaf);
    const [match] = matches;
    expect(match).toMatchObject({ status: 'unknown', missing: [] });
    expect(match?.gates.at(-1)).toMatchObject({
      ...{ node: 'rule', verdict: 'unknown', missing: [] },
      parts: [{ missing: [], reason: { values: { fact: '' } } }],
    });
    expect(match?.labels).toContainEqual({ code: 'label.rule_open', values: { institution: 'I1' } });
    expect(answerNext).toEqual([]);
  });

  it('a way in tells the answer that would have to become another one', () => {
    const { matches } = runOf(ALL, { op: 'between', fact: 'learn.hours', min: 20, max: null });
    expect(matches[0]?.status).toBe('no');
    const questions = matches[0]?.changes.flatMap(({ reason }) => reason.values.questions ?? []);
    expect(new Set(questions)).toEqual(new Set(['learn.hours']));
  });
});

describe('an answer that does not say all', () => {
  it.each<[string, Said, string, readonly string[]]>([
    ['names the activity in part', { 'firm.isic': { main: '10', second: null } }, 'firm.isic', ['firm.isic']],
    [
      'is of the list of another activity',
      { 'firm.isic': { main: '6201', second: null } },
      'readiness',
      ['standards.checklist'],
    ],
    ['leaves a part open', { 'need.know': { what: 1, how: null, why: 1 } }, 'know.how', ['need.know']],
    ['is not of this institution', {}, 'member.I2', ['firm.associations']],
  ])('%s is asked for again', (_, change, key, questions) => {
    const view = viewOfFirm(firm({ ...ALL, ...change }));
    expect(view.openQuestionsOf(key)).toEqual(questions);
  });

  it('of sources waits for the place of the firm', () => {
    const { 'firm.subdivision': _, ...said } = ALL;
    const nowhere = { ...said, 'ties.list': sources('other:EC-G:11') };
    expect(viewOfFirm(firm(nowhere)).openQuestionsOf('ties.bridging')).toEqual(['firm.subdivision']);
  });

  it('of a register is asked of the firm', () => {
    const { 'firm.employees': _, ...said } = ALL;
    const register = { employees: { kind: 'interval', lo: 1, hi: 9 } } as const;
    const view = viewOfFirm(firm(said, { given: register }));
    expect(view.openQuestionsOf('firm.employees')).toEqual(['firm.employees']);
  });
});
