import { canonicalJson } from '../../canonical-json';
import type { IsoDate } from '../../dates';
import { implies, spaceOf } from '../domains';
import { type RuleLibrary, resolve, type WrittenRule } from '../language';
import type { Rule } from '../types';
import { turningDays } from './days';
import type { DiffSetting, Effect } from './types';

/** A rule with what it refers to. */
export type Version = { id: string; rule: WrittenRule; library: RuleLibrary };

/**
 * In: two versions of a rule. Out: who meets the later one, measured by who met the earlier: on the day it is read, and
 * on every day from which one of them reads otherwise. It is `unproven` where another day tells another story.
 */
export function effectOf(before: Version, after: Version, { asOf, facts }: DiffSetting): Effect {
  const today = effectOn(asOf, before, after, facts);
  if (today === 'unproven') return today;
  const agrees = (day: IsoDate) => {
    const then = effectOn(day, before, after, facts);
    return then === today || then === 'same';
  };
  return turningDays(before, after).every(agrees) ? today : 'unproven';
}

function effectOn(day: IsoDate, before: Version, after: Version, facts: DiffSetting['facts']): Effect {
  const [first, second] = [plainOf(before, day), plainOf(after, day)];
  // What cannot be read decides nothing; written the same, it decides the same.
  if (!first || !second) return canonicalJson(before) === canonicalJson(after) ? 'same' : 'unproven';
  if (canonicalJson(first) === canonicalJson(second)) return 'same';
  // What is compared takes every amount to be in the unit of its limit; other rates move amounts in other units.
  const { rates } = before.library;
  const atOldRates = plainOf({ ...after, library: { ...after.library, rates } }, day);
  if (canonicalJson(atOldRates) !== canonicalJson(second)) return 'unproven';
  return compared(first, second, facts);
}

/** In: two plain rules. Out: what the second does to who meets the first. */
export function compared(first: Rule, second: Rule, facts: DiffSetting['facts']): Effect {
  const space = spaceOf([first, second], facts ?? {});
  const [keeps, adds] = [implies(first, second, space), implies(second, first, space)];
  if (keeps && adds) return 'same';
  if (keeps) return 'wider';
  return adds ? 'narrower' : 'unproven';
}

function plainOf({ id, rule, library }: Version, asOf: DiffSetting['asOf']): Rule | null {
  const resolution = resolve(rule, { ruleId: id, library, asOf });
  return resolution.ok ? resolution.rule : null;
}
