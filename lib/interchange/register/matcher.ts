import type { IsoDate } from '@/lib/domain/dates';
import { type Fact, type FirmProfile, type GivenFacts, type NumberFact, profileOf } from '@/lib/domain/facts';
import { type Catalogue, type MatchInput, type RankingPolicy, runMatching } from '@/lib/domain/matching';
import { type Outcome, outcomeOf } from './outcome';
import type { Reference } from './reference';
import type { RegisterFirm } from './row';

/** What all firms of a run are matched against, and the results found so far. */
export type Matcher = {
  country: string;
  catalogue: Catalogue;
  policy: RankingPolicy;
  reference: Reference;
  asOf: IsoDate;
  found: Map<string, FirmOutcome>;
};

/** `json` ends the line of a firm in matches.jsonl. */
export type FirmOutcome = Pick<Outcome, 'counts' | 'whyNot'> & { json: string };

/** Few registers have more different firms than this; the limit keeps memory flat for those. */
const MOST_KEPT = 10_000;

/** In: the run and a firm. Out: what the matching says; computed once for all firms with the same facts. */
export function matchFirm(matcher: Matcher, firm: RegisterFirm): FirmOutcome {
  const key = `${firm.subdivision}|${firm.employees}|${firm.isic}`;
  const known = matcher.found.get(key);
  if (known) return known;
  const outcome = outcomeOf(runMatching(inputFor(matcher, firm)).matches);
  const { counts, whyNot } = outcome;
  const result = { counts, whyNot, json: jsonTail(matcher.country, firm, outcome) };
  if (matcher.found.size >= MOST_KEPT) matcher.found.clear();
  matcher.found.set(key, result);
  return result;
}

function inputFor(matcher: Matcher, firm: RegisterFirm): MatchInput {
  const { catalogue, policy, reference, asOf } = matcher;
  return { firm: profileOfRow(matcher, firm), catalogue, policy, geography: reference.geography, asOf };
}

/** In: the run and a row. Out: its facts as sets of possible values; what the register does not say stays unknown. */
export function profileOfRow(
  matcher: Pick<Matcher, 'country' | 'reference' | 'asOf'>,
  firm: RegisterFirm,
): FirmProfile {
  const { sizeRules, standards, capitals } = matcher.reference;
  return profileOf({
    answers: [],
    sizeRules,
    standards,
    capitals,
    asOf: matcher.asOf,
    given: givenFacts(matcher.country, firm),
  });
}

function givenFacts(country: string, { subdivision, isic, employees }: RegisterFirm): GivenFacts {
  return {
    country: { kind: 'exact', value: country },
    ...(subdivision === null ? {} : { subdivision: { kind: 'exact', value: subdivision } }),
    ...(isic.length === 0 ? {} : { isic: codes(isic) }),
    ...(employees === null ? {} : { employees: people(employees) }),
  };
}

function codes(isic: readonly string[]): Fact<string> {
  const [only, ...more] = isic;
  return only !== undefined && more.length === 0
    ? { kind: 'exact', value: only }
    : { kind: 'candidates', values: isic };
}

function people([lo, hi]: readonly [number, number | null]): NumberFact {
  return lo === hi
    ? { kind: 'exact', value: lo }
    : { kind: 'interval', lo, hi: hi ?? Number.POSITIVE_INFINITY };
}

function jsonTail(country: string, { subdivision, isic, employees }: RegisterFirm, outcome: Outcome): string {
  const { counts, offerings } = outcome;
  return JSON.stringify({ country, subdivision, isic, employees, counts, offerings }).slice(1);
}
