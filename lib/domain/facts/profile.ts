import type { IsoDate } from '../dates';
import { type Fact, type NumberFact, possible } from '../fact';
import { liesUnder } from '../rules';
import type { SizeRules } from '../size-classes';
import { activitySchema, prioritiesSchema } from './answer-schemas';
import { divisionsOf } from './divisions';
import { instrument } from './instrument';
import { absorptionOf } from './measures/absorption';
import { languagesOf, limitsOf } from './measures/access';
import { buyerOf } from './measures/buyer';
import { askedOf, completenessOf, declinedFactsOf, unknownFactsOf } from './measures/completeness';
import { exportStatusOf } from './measures/exports';
import { gapOf, knowledgeOf } from './measures/gap';
import { type Capitals, groupsOf } from './measures/groups';
import { levelsOf, qualityBasisOf, qualityFrom, readinessFrom } from './measures/levels';
import { mayBeMemberOfNone, membershipOf } from './measures/membership';
import { resourcesOf } from './measures/resources';
import { salesOf, sizeOf } from './measures/size';
import { tiedCommunities, tieMeasures } from './measures/ties';
import { tokensOf } from './measures/tokens';
import { choiceOf, latestAnswers, numberOf, readAs, whyUnknown } from './sheet';
import { applicableAnswers } from './shown';
import type { Standards } from './standards';
import type { AnswerSheet, AnswerValue, FirmProfile, GivenAnswer, GivenFacts } from './types';

/** Everything a profile is made from; the same input gives the same profile, in whatever order answers come. */
export type ProfileInput = {
  answers: readonly GivenAnswer[];
  sizeRules: SizeRules;
  standards: Standards;
  capitals: Capitals;
  asOf: IsoDate;
  given?: GivenFacts;
};

/** In: answers and reference data. Out: the facts of the firm on the day and all derived measures. */
export function profileOf(input: ProfileInput): FirmProfile {
  const { sizeRules: rules, standards, capitals, asOf, given = {} } = input;
  const sheet = applicableAnswers(latestAnswers(input.answers, asOf));
  const base = baseFacts(sheet, given);
  const divisions = divisionsOf(base.isic);
  const size = sizeOf({ sheet, given, country: base.country, divisions, employees: base.employees, rules });
  const know = knowledgeOf(sheet);
  const ties = tieMeasures(sheet, base);
  const absorption = absorptionOf(sheet);
  const exportStatus = exportStatusOf(sheet);
  const asked = askedOf(sheet);
  const qualityBasis = qualityBasisOf({ sheet, standards, asOf, isic: base.isic });
  // Single keys before spreads: the other way round takes three times as long, and registers have a million rows.
  return {
    size,
    absorption,
    know,
    exportStatus,
    levels: levelsOf(sheet, qualityBasis),
    yearStarted: numberOf(sheet, 'firm.year_started'),
    sales: salesOf(sheet, given),
    quality: qualityFrom(qualityBasis).range,
    qualityBasis,
    gap: gapOf(know),
    priorities: readAs(sheet, 'need.priorities', prioritiesSchema),
    tiedCommunities: tiedCommunities({ subdivision: base.subdivision, isic: base.isic, ties: ties.ties }),
    groups: groupsOf({ sheet, known: { ...base, size, absorption, exportStatus }, capitals, asOf }),
    tokens: tokensOf({ sheet, standards, steps: given.steps ?? [], asOf }),
    languages: languagesOf(sheet),
    buyer: buyerOf(sheet),
    readiness: readinessFrom(qualityBasis),
    completeness: completenessOf(asked),
    unknownFacts: unknownFactsOf(asked, knownElsewhere(given), saidInPart(sheet, ties.tiesOpen)),
    declinedFacts: declinedFactsOf(asked),
    asOf,
    ...base,
    ...ties,
    ...membershipOf(sheet),
    ...limitsOf(sheet),
    ...resourcesOf(sheet),
  };
}

/** In: what a profile is made from. Out: what makes the profile with one more answer, by the question and its value. */
export function withOneMore(input: ProfileInput): (fact: string, value: AnswerValue) => FirmProfile {
  const givenAt = `${input.asOf}T00:00:00Z`;
  return (fact, value) => {
    const others = input.answers.filter((given) => given.fact !== fact);
    const answer = { state: 'answered', value } as const;
    const told = { fact, answer, source: 'firm', givenAt, instrumentVersion: instrument.version } as const;
    return profileOf({ ...input, answers: [...others, told] });
  };
}

function baseFacts(
  sheet: AnswerSheet,
  given: GivenFacts,
): Pick<FirmProfile, 'country' | 'subdivision' | 'isic' | 'secondIsic' | 'employees'> {
  const country = answeredOr(sheet, 'firm.country', choiceOf(sheet, 'firm.country'), given.country);
  const place = answeredOr(sheet, 'firm.subdivision', choiceOf(sheet, 'firm.subdivision'), given.subdivision);
  const activity = readAs(sheet, 'firm.isic', activitySchema);
  return {
    country,
    subdivision: withinCountry(place, country),
    isic: answeredOr(sheet, 'firm.isic', activity?.main ?? null, given.isic),
    secondIsic: activity?.second ?? null,
    employees: employeesOf(sheet, given),
  };
}

function answeredOr(
  sheet: AnswerSheet,
  fact: string,
  value: string | null,
  given: Fact<string> | undefined,
): Fact<string> {
  if (value !== null) return { kind: 'exact', value };
  return given ?? { kind: 'unknown', why: whyUnknown(sheet, fact) };
}

function employeesOf(sheet: AnswerSheet, given: GivenFacts): NumberFact {
  const value = numberOf(sheet, 'firm.employees');
  if (value !== null) return { kind: 'exact', value };
  return given.employees ?? { kind: 'unknown', why: whyUnknown(sheet, 'firm.employees') };
}

/** A place of a register entry in another country than the firm says is not the place of the firm. */
function withinCountry(place: Fact<string>, country: Fact<string>): Fact<string> {
  const fits = country.kind === 'unknown' || possible(place).every((code) => liesIn(code, possible(country)));
  return fits ? place : { kind: 'unknown', why: 'not_asked' };
}

function liesIn(place: string, countries: readonly string[]): boolean {
  return liesUnder(place, ...countries) === 'met';
}

/** Questions whose answer does not say all that was asked. */
function saidInPart(sheet: AnswerSheet, tiesOpen: boolean): readonly string[] {
  return [...(tiesOpen ? ['ties.list'] : []), ...(mayBeMemberOfNone(sheet) ? ['firm.associations'] : [])];
}

function knownElsewhere(given: GivenFacts): readonly string[] {
  const facts = {
    'firm.country': given.country,
    'firm.subdivision': given.subdivision,
    'firm.isic': given.isic,
    'firm.employees': given.employees,
  };
  return Object.entries(facts).flatMap(([fact, value]) => (value && value.kind !== 'unknown' ? [fact] : []));
}
