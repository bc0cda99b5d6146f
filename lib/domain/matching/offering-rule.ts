import { openToNonMembers } from '../access';
import type { BarrierClass, CriterionKind, RuleDocument, WrittenRule } from '../rules';
import { memberKey } from './firm-reader';
import { isForAnySize } from './gates/reach';
import { regionsAskedFor } from './regions-asked-for';
import type { Institution, Offering } from './types';

type Part = { id: string; barrier: BarrierClass; kind?: CriterionKind; of: WrittenRule | null };

/**
 * In: an offering and its institution. Out: whom it is for and what it asks, as a rule that lint, readings, near
 * misses and populations share with rules that people wrote. It says what the gates G1 to G4, G6 and the offering's
 * own demands of G7 say of a firm with one activity; what the institution asks in a rule of its own follows;
 * the order of steps and the places are not part of it.
 */
export function ruleOfOffering(
  offering: Offering & { name?: string },
  institution: Pick<Institution, 'access'>,
): RuleDocument {
  const parts: readonly Part[] = [
    { id: 'country', barrier: 'place', of: inList('country.list', 'firm.country', offering.countries) },
    { id: 'sector', barrier: 'sector', of: sectorOf(offering) },
    { id: 'place', barrier: 'place', of: placeOf(offering) },
    { id: 'size', barrier: 'size', of: sizeOf(offering) },
    { id: 'language', barrier: 'other', of: languageOf(offering) },
    { id: 'membership', barrier: 'membership', of: membershipOf(offering, institution) },
    { id: 'level', barrier: 'capability', kind: 'declared', of: levelOf(offering) },
    { id: 'steps', barrier: 'standard', kind: 'to_verify', of: stepsOf(offering) },
  ];
  return {
    language: 'puente-rules/1',
    id: offering.id,
    version: 1,
    title: { en: offering.name ?? offering.id },
    rule: {
      id: 'offering',
      op: 'all',
      of: [...parts.flatMap(criterionOf), ...(offering.eligibility ? [offering.eligibility.rule] : [])],
    },
  };
}

function criterionOf({ id, barrier, kind = 'hard', of }: Part): readonly WrittenRule[] {
  return of ? [{ id, op: 'criterion', kind, barrier, of }] : [];
}

function inList(id: string, fact: string, values: readonly string[]): WrittenRule {
  return { id, op: 'in', fact, values };
}

function sectorOf({ sectors }: Offering): WrittenRule | null {
  return sectors.includes('*')
    ? null
    : { id: 'sector.codes', op: 'under', fact: 'firm.isic', codes: sectors };
}

function placeOf(offering: Offering): WrittenRule | null {
  const regions = regionsAskedFor(offering);
  return regions && inList('place.list', 'firm.subdivision', regions);
}

function sizeOf(offering: Offering): WrittenRule | null {
  return isForAnySize(offering) ? null : inList('size.list', 'size.class', offering.sizeClasses);
}

function languageOf({ languages }: Offering): WrittenRule {
  return { id: 'language.list', op: 'intersects', fact: 'access.languages', values: languages };
}

function membershipOf(
  { membership, institution }: Offering,
  { access }: Pick<Institution, 'access'>,
): WrittenRule | null {
  const isOpen = openToNonMembers({ membership, nonmemberRoute: access.nonmemberRoute }).outcome === 'pass';
  return isOpen ? null : { id: 'membership.is', op: 'is', fact: memberKey(institution) };
}

function levelOf({ minAc }: Offering): WrittenRule | null {
  return minAc === 0 ? null : { id: 'level.limit', op: 'between', fact: 'ac.level', min: minAc, max: null };
}

function stepsOf({ requires: { all, any } }: Offering): WrittenRule | null {
  const every: WrittenRule[] =
    all.length > 0 ? [{ id: 'steps.all', op: 'contains', fact: 'tokens', values: all }] : [];
  const some: WrittenRule[] =
    any.length > 0 ? [{ id: 'steps.any', op: 'intersects', fact: 'tokens', values: any }] : [];
  const [first, second] = [...every, ...some];
  if (!first) return null;
  return second ? { id: 'steps.both', op: 'all', of: [first, second] } : first;
}
