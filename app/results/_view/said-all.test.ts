import { describe, expect, it } from 'vitest';
import { summaryOf } from '@/lib/data/runs/summary';
import { withOneMore } from '@/lib/domain/facts';
import { capitals, profileFrom, rows, sizeRules, standards, TODAY } from '@/lib/domain/facts/firm.fixture';
import { runMatching } from '@/lib/domain/matching';
import { demoInput } from '@/lib/domain/matching/demo.fixture';
import { asking } from '@/lib/domain/matching/next-answer/real-answers.fixture';
import { matchRow } from './match-row';
import { nothingView } from './nothing';
import { runFor, sayIn } from './runs.fixture';

const SAID = {
  'firm.country': 'AR',
  'firm.subdivision': 'AR-M',
  'firm.isic': { main: '1102', second: null },
  'firm.employees': 14,
  'firm.sales_band': 'b2',
  'firm.year_started': 2016,
  'learn.hours': '10',
  'access.languages': ['es'],
};

/** The result of one offering of the demonstration that asks for this alone. */
function resultOf(leaf: Parameters<typeof asking>[0]) {
  const answers = rows(SAID);
  const firm = profileFrom(answers);
  const input = demoInput(firm);
  const [one] = input.catalogue.offerings;
  if (!one) throw new Error('no offering');
  const anyone = { countries: ['AR'], subdivisions: null, sectors: ['*'], languages: ['es'] };
  const offering = { ...one, ...anyone, membership: 'none' as const, eligibility: asking(leaf) };
  const run = runMatching({
    ...{ ...input, asOf: TODAY },
    catalogue: { ...input.catalogue, offerings: [offering] },
    firmWith: withOneMore({ answers, sizeRules, standards, capitals, asOf: TODAY }),
  });
  return { ...runFor(firm), summary: summaryOf(run, firm) };
}

describe.each(['en', 'es'] as const)('where all was said and a condition stays open, in %s', (locale) => {
  const say = sayIn(locale);

  it.each([
    { op: 'between', fact: 'learn.hours', min: 8, max: null },
    { op: 'between', fact: 'firm.turnover', min: null, max: 200_000, unit: 'USD' },
    { op: 'elapsed', fact: 'firm.founded', unit: 'years', min: 10, max: null },
  ])('nobody is asked again, and the institution is to be asked: %j', (leaf) => {
    const result = resultOf(leaf);
    const { title, text, change } = nothingView(say, result);
    expect([title, text]).toEqual([say.t('results.none.openTitle'), null]);
    expect(change.questions).toEqual([]);
    const [match] = result.summary.matches;
    const row = match && matchRow(say, { match, view: result.view, closed: [], country: 'AR' });
    expect(row?.also).toBeNull();
    expect(row?.status.text).toBe(say.t('results.row.status.unknown', { count: 0 }));
    expect(result.summary).toMatchObject({ settleable: 0, openQuestions: [] });
  });
});
