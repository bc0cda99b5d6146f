import { canonicalJson } from '../../canonical-json';
import type { IsoDate } from '../../dates';
import { type Budget, excludes, implies, spaceOf } from '../domains';
import { type RuleLibrary, resolve, type WrittenRule } from '../language';
import type { Rule } from '../types';
import { sharesClock } from './calendar';
import { onEveryClock } from './clock-days';
import { turningDays } from './days';
import type { DiffSetting, Effect } from './types';

/** A rule with what it refers to. */
export type Version = { id: string; rule: WrittenRule; library: RuleLibrary };

/** What is known of facts, and the steps that this and other comparisons have together. */
type Reading = Pick<DiffSetting, 'facts'> & { budget?: Budget };

/**
 * In: two versions of a rule. Out: who meets the later one, measured by who met the earlier: on the day it is read, and
 * on every day from which one of them reads otherwise. It is `unproven` where another day tells another story, or may
 * do so because limits on days move apart: last year and 2025 are the same days only until this year ends.
 * Days before `since` do not count.
 */
export function effectOf(
  before: Version,
  after: Version,
  { asOf, since, ...setting }: Reading & { asOf: IsoDate; since?: IsoDate },
): Effect {
  const today = effectOn(asOf, before, after, setting);
  if (today === 'unproven') return today;
  const agree = (first: Version, second: Version) => (day: IsoDate) => {
    const then = effectOn(day, first, second, setting);
    return then === today || then === 'same';
  };
  const days = turningDays(before, after).filter((day) => since === undefined || since <= day);
  if (!days.every(agree(before, after))) return 'unproven';
  if (sharesClock([before, after])) return today;
  // What holds wherever the limits come to stand, or else whatever the calendar says, holds on every day.
  const isOnAnyDay = onEveryClock([before, after]).some((readings) =>
    readings.every((read) => [asOf, ...days].every(agree(read(before), read(after)))),
  );
  return isOnAnyDay ? today : 'unproven';
}

function effectOn(day: IsoDate, before: Version, after: Version, setting: Reading): Effect {
  const { facts } = setting;
  const [first, second] = [plainOf(before, day, facts), plainOf(after, day, facts)];
  // What cannot be read decides nothing; written the same, it decides the same.
  if (!first || !second) return canonicalJson(before) === canonicalJson(after) ? 'same' : 'unproven';
  if (canonicalJson(first) === canonicalJson(second)) return 'same';
  // What is compared takes every amount to be in the unit of its limit; other rates move amounts in other units.
  const { rates } = before.library;
  const atOldRates = plainOf({ ...after, library: { ...after.library, rates } }, day, facts);
  if (canonicalJson(atOldRates) !== canonicalJson(second)) return 'unproven';
  return compared(first, second, setting);
}

/** In: two plain rules. Out: what the second does to who meets the first. */
export function compared(first: Rule, second: Rule, { facts, budget }: Reading): Effect {
  const space = spaceOf([first, second], facts ?? {}, budget);
  const [keeps, adds] = [implies(first, second, space), implies(second, first, space)];
  if (!keeps && !adds) return 'unproven';
  const [notFirst, notSecond] = [denied(first), denied(second)];
  // A divisor of nought may leave open what was decided: then nobody is let in or shut out, and still it is not the same.
  if (keeps && adds) {
    const isSame = implies(notFirst, notSecond, space) && implies(notSecond, notFirst, space);
    return isSame ? 'same' : 'unproven';
  }
  const isNobody = keeps ? excludes(second, notFirst, space) : excludes(first, notSecond, space);
  if (isNobody) return 'unproven';
  return keeps ? 'wider' : 'narrower';
}

function denied(rule: Rule): Rule {
  return { id: rule.id, op: 'not', of: rule };
}

function plainOf({ id, rule, library }: Version, asOf: IsoDate, facts: DiffSetting['facts']): Rule | null {
  const resolution = resolve(rule, { ruleId: id, library, asOf, facts });
  return resolution.ok ? resolution.rule : null;
}
