import { type Match, RULE_GATE } from '@/lib/domain/matching';
import { type StatusCounts, zeroes } from './status-counts';

/** What closes an offering to a firm for good, by the test that says so. */
export const WHY_NOT = ['country', 'sector', 'place', 'size', 'language', 'other'] as const;
export type WhyNot = (typeof WHY_NOT)[number];

/** What the matching says of one firm; the same for every firm with the same facts. */
export type Outcome = {
  counts: Readonly<StatusCounts>;
  /** Offerings with status `no`, by test that failed; one offering can fail several. */
  whyNot: Readonly<Record<WhyNot, number>>;
  offerings: readonly OfferingOutcome[];
};

/** One offering that is not simply out of reach. */
export type OfferingOutcome = Pick<Match, 'status' | 'total' | 'missing' | 'intake'> & { id: string };

/** In: the matches of one firm. Out: their counts, and all that are not `no`, in order of rank. */
export function outcomeOf(matches: readonly Match[]): Outcome {
  const counts = zeroes();
  for (const match of matches) counts[match.status] += 1;
  return {
    counts,
    whyNot: whyNotOf(matches.filter((match) => match.status === 'no')),
    offerings: matches
      .filter((match) => match.status !== 'no')
      .map(({ offering, status, total, missing, intake }) => ({
        id: offering,
        status,
        total,
        intake,
        missing,
      })),
  };
}

function whyNotOf(matches: readonly Match[]): Outcome['whyNot'] {
  const tests = { country: 0, sector: 0, place: 0, size: 0, language: 0, other: 0 };
  for (const match of matches) for (const test of failed(match)) tests[test] += 1;
  return tests;
}

function failed({ gates }: Match): ReadonlySet<WhyNot> {
  return new Set(
    gates.flatMap((gate) => {
      const test = TESTS[gate.node];
      const unmet = test ? gate.parts.filter((part) => part.verdict === 'unmet') : [];
      return unmet.map(({ node }) => (node === 'G1.country' ? 'country' : (test ?? 'other')));
    }),
  );
}

/** What the institution asks in a rule of its own has no name here. */
const TESTS: Readonly<Record<string, WhyNot>> = {
  G1: 'sector',
  G2: 'place',
  G3: 'size',
  G4: 'language',
  [RULE_GATE]: 'other',
};
