import type { IsoDate } from '@/lib/domain/dates';
import { type Fact, type FirmProfile, type GivenFacts, type NumberFact, profileOf } from '@/lib/domain/facts';
import { byRank, type Catalogue, type Match, type RankingPolicy, runMatching } from '@/lib/domain/matching';
import { type KeptOutcomes, keep, lineEnd } from './kept-outcomes';
import type { RegisterMapping } from './mapping';
import { type Outcome, outcomeOf } from './outcome';
import type { Reference } from './reference';
import type { RegisterFirm } from './row';

/** What all firms of a run are matched against, and the results found so far. */
export type Matcher = {
  country: string;
  /** Languages taken as known of every firm; null where nothing is taken as known. */
  languages: RegisterMapping['languages'];
  catalogue: Catalogue;
  policy: RankingPolicy;
  reference: Reference;
  asOf: IsoDate;
  kept: KeptOutcomes;
};

/** `json` ends the line of a firm in matches.jsonl. */
export type FirmOutcome = Pick<Outcome, 'counts' | 'whyNot'> & { json: string };

/** In: the run and a firm. Out: what the matching says; computed once for all firms with the same facts. */
export function matchFirm(matcher: Matcher, firm: RegisterFirm): FirmOutcome {
  const { kept } = matcher;
  const facts = `${firm.subdivision}|${firm.employees}|${firm.isic}`;
  const known = kept.byFirm.get(facts) ?? keepNew(matcher, facts, firm);
  return { counts: known.counts, whyNot: known.whyNot, json: lineEnd(kept, known) };
}

function keepNew(matcher: Matcher, facts: string, firm: RegisterFirm) {
  const outcome = outcomeOf(matchesOf(matcher, firm));
  const { subdivision, isic, employees } = firm;
  const { country } = matcher;
  const head = JSON.stringify({ country, subdivision, isic, employees, counts: outcome.counts }).slice(1, -1);
  return keep(matcher.kept, facts, head, outcome);
}

/**
 * A language that is taken as known opens doors and shuts none: the firm may well speak others. So an offering in
 * other languages only is matched with the language left open.
 */
function matchesOf(matcher: Matcher, firm: RegisterFirm): readonly Match[] {
  const profile = profileOfRow(matcher, firm);
  const { languages } = matcher;
  if (languages === null) return matchesAmong(matcher, matcher.catalogue.offerings, profile);
  const values: readonly string[] = languages.values;
  const speaks = (offering: Catalogue['offerings'][number]) =>
    offering.languages.some((language) => values.includes(language));
  const { offerings } = matcher.catalogue;
  const others = offerings.filter((offering) => !speaks(offering));
  const matches = matchesAmong(matcher, offerings.filter(speaks), speaking(profile, values));
  return others.length === 0
    ? matches
    : [...matches, ...matchesAmong(matcher, others, profile)].toSorted(byRank);
}

function matchesAmong(
  { catalogue, policy, reference, asOf }: Matcher,
  among: Catalogue['offerings'],
  firm: FirmProfile,
): readonly Match[] {
  return runMatching({ firm, catalogue, policy, asOf, among, geography: reference.geography }).matches;
}

function speaking(profile: FirmProfile, value: readonly string[]): FirmProfile {
  const unknownFacts = profile.unknownFacts.filter((fact) => fact !== 'access.languages');
  return { ...profile, languages: { kind: 'exact', value }, unknownFacts };
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
