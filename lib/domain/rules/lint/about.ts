import { leavesOf, spaceOf, whenItHolds } from '../domains';
import { type FactCatalogue, factEntry, type RuleCatalogue, resolve } from '../language';
import type { Rule } from '../types';
import type { LintSetting, RegisterBands } from './types';

type Registers = readonly RegisterBands[];

const SOME_COUNTRY = /^[A-Z]{2}(?:-|$)/;

/** In: registers and a plain rule. Out: those with a firm that the rule may let in; one of no country has such firms. */
export function registersOf(registers: Registers, rule: Rule, facts: FactCatalogue | null): Registers {
  const places = placesIn(rule, facts);
  return registers.filter(
    ({ country }) => country === undefined || canBeIn(country, { rule, places, facts }),
  );
}

/** In: a catalogue. Out: the registers that its rules can be about: where some name places, those of a country that one of them lets in. */
export function registersAbout(
  { rules, library }: RuleCatalogue,
  { registers, facts, asOf }: Omit<LintSetting, 'library'>,
): Registers {
  if (registers.every(({ country }) => country === undefined)) return registers;
  const placed = rules.flatMap((document) => {
    const resolution = resolve(document.rule, { ruleId: document.id, library, asOf, facts });
    return resolution.ok && placesIn(resolution.rule, facts).length > 0 ? [resolution.rule] : [];
  });
  if (placed.length === 0) return registers;
  return registers.filter((register) =>
    placed.some((rule) => registersOf([register], rule, facts).length > 0),
  );
}

/** Facts that tell where a firm is: by the catalogue, or where it says nothing by the codes that are asked for. */
function placesIn(rule: Rule, facts: FactCatalogue | null): readonly string[] {
  const places = leavesOf(rule).flatMap((leaf) => {
    if (leaf.op !== 'under' && leaf.op !== 'in') return [];
    const hierarchy = facts && factEntry(facts, leaf.fact)?.hierarchy;
    if (hierarchy) return hierarchy === 'place' ? [leaf.fact] : [];
    return leaf.op === 'under' && leaf.codes.some((code) => SOME_COUNTRY.test(code)) ? [leaf.fact] : [];
  });
  return [...new Set(places)];
}

type Asked = { rule: Rule; places: readonly string[]; facts: FactCatalogue | null };

function canBeIn(country: string, { rule, places, facts }: Asked): boolean {
  return places.every((fact) => {
    const there: Rule = { id: `${rule.id}/there`, op: 'under', fact, codes: [country] };
    const both: Rule = { id: `${rule.id}/both`, op: 'all', of: [rule, there] };
    const space = spaceOf([both], facts ?? {});
    return whenItHolds(space.formula(both), space) !== 'never';
  });
}
