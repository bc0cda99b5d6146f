import { openToNonMembers } from '../access';
import type { IsoDate } from '../dates';
import type { Rule } from '../rules';
import { ENTRY, ENTRY_LEVELS } from './entry-facts';
import { memberKey } from './firm-reader';
import { ensures, leadFirmScheme } from './gates/order-of-steps';
import { isForAnySize } from './gates/reach';
import { regionsAskedFor } from './regions-asked-for';
import { boardOf, planOf } from './setting';
import type { Institution, Offering, RankingPolicy } from './types';

/** What the conditions of entry follow from. */
export type EntryInput = {
  offering: Offering;
  institution: Institution;
  policy: RankingPolicy;
  asOf: IsoDate;
};

/**
 * In: an offering, its institution and the policy. Out: all conditions of entry as one plain rule over known facts and
 * `entryFacts`. Its verdict follows the status that the gates end in: met for `eligible`, unknown for `unknown`, unmet
 * for `no`, `closed` and `later`. G5 says how an offering is shown and not who may enter, so for one that is `generic`
 * it is the verdict that the other gates give; G8 changes no status. The gates are asked in turn, as the status is:
 * while it is open whether a firm is reached, neither a shut door nor a missing step settles it.
 */
export function entryRuleOf(input: EntryInput): Rule {
  const { offering } = input;
  const reach = all('reach', [
    { id: 'country', op: 'in', fact: 'firm.country', values: offering.countries },
    ...sectorOf(offering),
    ...placeOf(offering),
    ...sizeOf(offering),
    languageOf(offering),
    ...(offering.eligibility ? [planOf(offering.eligibility, input.asOf).today.rule] : []),
  ]);
  const ready = all('ready', [...levelsOf(input), ...stepsAsked(offering), ...orderOfSteps(input)]);
  return inTurn('entry', reach, inTurn('within', all('door', doorOf(input)), ready));
}

/** Kleene's `and`, but what comes next counts only once the first is met. */
function inTurn(id: string, first: Rule, next: Rule): Rule {
  const isNotFirst: Rule = { id: `${id}.not`, op: 'not', of: first };
  return all(id, [first, { id: `${id}.next`, op: 'any', of: [next, isNotFirst] }]);
}

function all(id: string, of: readonly Rule[]): Rule {
  return { id, op: 'all', of };
}

/** G1: the main activity, or the second one a firm named beside it. */
function sectorOf({ sectors }: Offering): readonly Rule[] {
  if (sectors.includes('*')) return [];
  const under = (id: string, fact: string): Rule => ({ id, op: 'under', fact, codes: sectors });
  return [
    {
      ...{ id: 'sector', op: 'any' },
      of: [under('sector.main', 'firm.isic'), under('sector.second', ENTRY.secondActivity)],
    },
  ];
}

function placeOf(offering: Offering): readonly Rule[] {
  const regions = regionsAskedFor(offering);
  return regions ? [{ id: 'place', op: 'in', fact: 'firm.subdivision', values: regions }] : [];
}

function sizeOf(offering: Offering): readonly Rule[] {
  if (isForAnySize(offering)) return [];
  return [{ id: 'size', op: 'in', fact: 'size.class', values: offering.sizeClasses }];
}

/** G4: two languages without a name of their own may be the same or not. */
function languageOf({ languages }: Offering): Rule {
  const shared = (id: string, values: readonly string[]): Rule => ({
    ...{ id, op: 'intersects', fact: 'access.languages', values },
  });
  const named = languages.filter((one) => one !== 'other');
  if (named.length === languages.length) return shared('language', languages);
  // No firm is asked which one it is, so this is never known.
  const isSame: Rule = { id: 'language.same', op: 'is', fact: 'entry.same_language' };
  const unnamed = all('language.unnamed', [shared('language.other', ['other']), isSame]);
  return { id: 'language', op: 'any', of: [shared('language.named', named), unnamed] };
}

/** G6: nobody must be a member, or there is another way in (IA-01), or the firm is a member. */
function doorOf({ offering, institution }: EntryInput): readonly Rule[] {
  const { membership } = offering;
  const open = openToNonMembers({ membership, nonmemberRoute: institution.access.nonmemberRoute });
  return open.outcome === 'pass' ? [] : [{ id: 'member', op: 'is', fact: memberKey(offering.institution) }];
}

/** G7: a level that is not known does not stand in the way, but of frontier work. */
function levelsOf({ offering: { minAc, nature }, policy: { pioneering } }: EntryInput): readonly Rule[] {
  const entry = minAc === 0 ? [] : [atLeast('level', ENTRY.learningMost, minAc)];
  if (nature !== 'pioneering') return entry;
  return [
    ...entry,
    atLeast('pioneering.learning', ENTRY.learningLeast, pioneering.minAc),
    atLeast('pioneering.quality', ENTRY.qualityLeast, pioneering.minQms),
  ];
}

function stepsAsked({ requires }: Offering): readonly Rule[] {
  const each = requires.all.map((token) => oneOfSteps(`steps.${token}`, [token]));
  return requires.any.length === 0 ? each : [...each, oneOfSteps('steps.any', requires.any)];
}

/** G7: SQ-01, SQ-02 and SQ-04, each left out where the steps the offering asks for already ensure it. */
function orderOfSteps({ offering, institution, policy }: EntryInput): readonly Rule[] {
  const { sq01, sq02, sq04 } = policy.order;
  const rules: Rule[] = [];
  const scheme = leadFirmScheme(offering, boardOf(institution));
  if (scheme !== null && !ensures(offering, sq01.tokens)) rules.push(oneOfSteps('sq01', sq01.tokens));
  if (offering.type === 'certification_support' && !ensures(offering, sq02.tokens)) {
    const quality = atLeast('sq02.quality', ENTRY.qualityMost, sq02.minQms);
    rules.push({ id: 'sq02', op: 'any', of: [quality, oneOfSteps('sq02.steps', sq02.tokens)] });
  }
  if (offering.nature === 'pioneering' && !ensures(offering, sq04.tokens))
    rules.push(oneOfSteps('sq04', sq04.tokens));
  return rules;
}

function atLeast(id: string, fact: string, least: number): Rule {
  return { id, op: 'in', fact, values: ENTRY_LEVELS.filter((level) => level >= least).map(String) };
}

function oneOfSteps(id: string, tokens: readonly string[]): Rule {
  return { id, op: 'intersects', fact: ENTRY.steps, values: tokens };
}
