import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { instrument, questionsBehind, shownQuestions, withOneMore } from '../../facts';
import {
  capitals,
  profileFrom,
  rows,
  type Said,
  sheetOf,
  sizeRules,
  standards,
  TODAY,
} from '../../facts/firm.fixture';
import { FIRM_GROUPS } from '../../vocabulary';
import { anOffering, inputOf } from '../builders.fixture';
import { demoInput } from '../demo.fixture';
import { type MatchInput, type MatchRun, type Offering, runMatching } from '../index';
import { asking, CONDITIONS, cheaperFor, ECUADOR, FULL, realAnswers } from './real-answers.fixture';

vi.setConfig({ testTimeout: 120_000 });

const LEARNING = ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'];
const ALL = instrument.questions.map(({ fact }) => fact);

/** Limits of size, capitals, standards, and answers that wait for the customers to count lie outside a profile. */
const OUTSIDE = [
  ...['firm.country', 'firm.subdivision', 'firm.employees', 'firm.isic', 'standards.held'],
  'sales.customer_type',
];
const ALONE = ({ firmWith: _, ...input }: MatchInput): MatchInput => input;

type Offered = readonly Offering[];
const OPEN = { sectors: ['*'], countries: ['AR', 'EC', 'MX'], languages: ['es', 'pt'] };

function inputFor(said: Said, offerings: Offered | null): MatchInput {
  const answers = rows(said);
  const firm = profileFrom(answers);
  const input = offerings === null ? demoInput(firm) : inputOf(firm, offerings);
  const firmWith = withOneMore({ answers, sizeRules, standards, capitals, asOf: TODAY });
  return { ...input, firmWith, policy: { ...input.policy, answerNextLimit: 100 } };
}

/** The result for one more answer, with nothing of what "answer next" tries. */
function resultWith(said: Said, offerings: Offered | null): MatchRun {
  const { firmWith: _, ...input } = inputFor(said, offerings);
  return runMatching({ ...input, policy: { ...input.policy, answerNextLimit: 0 } });
}

function leaderOf({ matches }: MatchRun): string | undefined {
  return matches.find(({ parts }) => parts !== null)?.offering;
}

/** What the real answers to an open question move and the page does not tell. */
function untold(
  said: Said,
  offerings: Offered | null,
  facts: readonly string[],
  given: (input: MatchInput) => MatchInput = (input) => input,
): readonly string[] {
  const shown = shownQuestions(sheetOf(said)).map(({ fact }) => fact);
  const run = runMatching(given(inputFor(said, offerings)));
  const before = new Map(run.matches.map(({ offering, status }) => [offering, status]));
  const step = LEARNING.find((fact) => !(fact in said));
  const isAsked = (fact: string) =>
    shown.includes(fact) &&
    !(fact in said) &&
    (!LEARNING.includes(fact) || fact === step) &&
    // A region is asked within a country, and tells nothing before.
    (fact !== 'firm.subdivision' || 'firm.country' in said);
  return facts.filter(isAsked).flatMap((fact) => {
    const told = run.answerNext.find((next) => next.fact === fact);
    const [statuses, first] = [new Set<string>(), new Set<string>()];
    for (const value of realAnswers(fact)) {
      const after = resultWith({ ...said, [fact]: value }, offerings);
      for (const { offering, status } of after.matches)
        if (status !== before.get(offering)) statuses.add(offering);
      const best = leaderOf(after);
      if (best !== undefined && best !== leaderOf(run)) first.add(best);
    }
    const missed = [...statuses, ...first].filter((one) => !told?.offerings.includes(one));
    const less = (told?.statuses ?? 0) < statuses.size || (told?.first ?? 0) < first.size;
    return missed.length > 0 || less ? [`${fact}: ${[...statuses].join()} | ${[...first].join()}`] : [];
  });
}

function without(said: Said, facts: readonly string[]): Said {
  return Object.fromEntries(Object.entries(said).filter(([fact]) => !facts.includes(fact)));
}

const withRule = (at: number): Offered => {
  const leaf = CONDITIONS[at % CONDITIONS.length];
  const eligibility = leaf && asking(leaf);
  return [anOffering({ ...OPEN, id: 'O1', eligibility }), anOffering({ ...OPEN, id: 'O2', minAc: 1 })];
};

/** Answers that what a condition reads may rest on. */
function behind(fact: string): readonly string[] {
  const more = fact.startsWith('size.') || fact === 'groups' ? ['firm.country', 'firm.sales_band'] : [];
  const placed = fact.startsWith('ties.') ? ['firm.country', 'firm.subdivision'] : [];
  return [...new Set([...questionsBehind(fact), ...more, ...placed])];
}

describe('the questions to answer next', () => {
  it.each(
    CONDITIONS.map(
      (leaf, at) => [`${leaf.fact} ${Object.values(leaf).slice(2).join(' ')}`, leaf.fact, at] as const,
    ),
  )('are all told where a rule asks for %s', (_, fact, at) => {
    const open = behind(fact);
    for (const one of open) expect(untold(without(FULL, [one]), withRule(at), [one])).toEqual([]);
    // Only there do sales say anything of a size.
    const alsoThere = /^(size\.|groups|firm\.)/.test(fact) ? open : [];
    for (const one of alsoThere) expect(untold(without(ECUADOR, [one]), withRule(at), [one])).toEqual([]);
    expect(untold(without(FULL, open), withRule(at), open)).toEqual([]);
  });

  it.each(CONDITIONS.map((leaf, at) => [leaf.fact, at] as const))(
    'are all told where only the profile is at hand and a rule asks for %s, but for size and region',
    (fact, at) => {
      const open = questionsBehind(fact).filter((one) => !OUTSIDE.includes(one));
      for (const one of open) expect(untold(without(FULL, [one]), withRule(at), [one], ALONE)).toEqual([]);
    },
  );

  it.each(FIRM_GROUPS)('are all told where %s pay less', (group) => {
    const offerings = cheaperFor([group]).map((one) => ({ ...one, ...OPEN }));
    const telling = ALL.filter((fact) => /^(firm|people|sales|learn)\./.test(fact) && fact in FULL);
    for (const one of telling) expect(untold(without(FULL, [one]), offerings, [one])).toEqual([]);
  });

  it('are all told for any firm, rule and lower fee', () => {
    const some = fc.tuple(fc.constantFrom(FULL, ECUADOR), fc.subarray(Object.keys(FULL), { maxLength: 12 }));
    fc.assert(
      fc.property(
        some,
        fc.nat(),
        fc.nat(),
        fc.subarray([...FIRM_GROUPS]),
        ([said, open], at, pick, groups) => {
          const [dear, less] = cheaperFor(groups).map((one) => ({ ...one, ...OPEN }));
          const offerings = [
            ...withRule(at),
            ...[dear, less].flatMap((one, n) => (one ? [{ ...one, id: `P${n}` }] : [])),
          ];
          const fact = open[pick % Math.max(1, open.length)];
          if (fact) expect(untold(without(said, open), offerings, [fact])).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are all told against the demonstration', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(FULL), { maxLength: 12 }), fc.nat(), (open, pick) => {
        const fact = open[pick % Math.max(1, open.length)];
        if (fact) expect(untold(without(FULL, open), null, [fact])).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
