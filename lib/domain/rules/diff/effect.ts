import { canonicalJson } from '../../canonical-json';
import type { IsoDate } from '../../dates';
import { type Budget, excludes, implies, leavesOf, STEPS_PER_NODE, spaceOf, spend } from '../domains';
import { type RuleLibrary, resolve, type WrittenRule } from '../language';
import type { Rule } from '../types';
import { sharesClock } from './calendar';
import { onEveryClock, type Rewrite } from './clock-days';
import { turningDays } from './days';
import type { DiffSetting } from './types';

/** What reading a condition in two versions and holding these against one another takes of a step. */
const STEPS_PER_CONDITION = 5 * STEPS_PER_NODE;

/** A rule with what it refers to. */
export type Version = { id: string; rule: WrittenRule; library: RuleLibrary };

/**
 * What is proven of who meets a rule: the same firms, all that met the one before, or none but these. Whether any firm
 * is let in or shut out is another question.
 */
export type Proven = 'same' | 'no_fewer' | 'no_more' | 'unproven';

/**
 * What is known of facts, and the steps that this and other comparisons have together. `as`: another way to read each
 * plain rule. `wanted`: all else may be called unproven. `held`: another way to hold two plain rules against one another.
 */
export type Reading = Pick<DiffSetting, 'facts'> & {
  budget?: Budget;
  as?: (rule: Rule) => Rule;
  wanted?: 'same';
  held?: (first: Rule, second: Rule, reading: Reading) => Proven;
};

/**
 * In: two versions of a rule. Out: the most that is proven of who meets the later one on the day it is read and on every
 * later day, be it that one of them reads otherwise from there, or that limits on days move apart: last year and 2025 are
 * the same days only until this year ends. Nobody is let in or shut out on a day that has gone by.
 */
export function effectOf(
  before: Version,
  after: Version,
  { asOf, wanted, ...setting }: Reading & { asOf: IsoDate },
): Proven {
  const days = [asOf, ...turningDays(before, after).filter((day) => asOf < day)];
  const onAll = (reads: readonly Rewrite[]): Proven => {
    let proven: Proven = 'same';
    for (const read of reads)
      for (const day of days) {
        proven = bothOf(proven, effectOn(day, read(before), read(after), setting));
        if (proven === 'unproven' || proven !== (wanted ?? proven)) return 'unproven';
      }
    return proven;
  };
  const asWritten = onAll([(version) => version]);
  if (asWritten === 'unproven' || sharesClock([before, after])) return asWritten;
  // What holds whatever the calendar says, or else wherever the limits come to stand, holds on every day.
  const { asked, standing } = onEveryClock([before, after], setting.budget);
  const whenAsked = onAll([asked]);
  if (whenAsked === asWritten) return asWritten;
  const reads = standing();
  return reads ? eitherOf(whenAsked, onAll(reads)) : whenAsked;
}

/** Out: what is proven of two days where one thing is on each. */
function bothOf(one: Proven, other: Proven): Proven {
  if (one === 'same' || one === other) return other;
  return other === 'same' ? one : 'unproven';
}

/** Out: what is proven where both are: no fewer and no more are the same. */
function eitherOf(one: Proven, other: Proven): Proven {
  if (one === 'unproven' || one === other) return other;
  return other === 'unproven' ? one : 'same';
}

function effectOn(day: IsoDate, before: Version, after: Version, setting: Reading): Proven {
  if (setting.budget?.steps === 0) return 'unproven';
  const [first, second] = [plainOf(before, day, setting), plainOf(after, day, setting)];
  if (setting.budget) spend(setting.budget, [first, second].flatMap(nodesIn).length * STEPS_PER_CONDITION);
  // What cannot be read decides nothing; written the same, it decides the same.
  if (!first || !second) return canonicalJson(before) === canonicalJson(after) ? 'same' : 'unproven';
  if (canonicalJson(first) === canonicalJson(second)) return 'same';
  const held = setting.held ?? compared;
  return areAtOneRate(second, before, after, day, setting) ? held(first, second, setting) : 'unproven';
}

/** What is compared takes every amount to be in the unit of its limit; other rates move amounts in other units. */
function areAtOneRate(plain: Rule, before: Version, after: Version, day: IsoDate, setting: Reading): boolean {
  const { rates } = before.library;
  if (rates === after.library.rates) return true;
  const atOldRates = plainOf({ ...after, library: { ...after.library, rates } }, day, setting);
  return canonicalJson(atOldRates) === canonicalJson(plain);
}

function nodesIn(rule: Rule | null): readonly Rule[] {
  return rule ? leavesOf(rule) : [];
}

/** In: two plain rules. Out: what is proven of who meets the second. */
export function compared(first: Rule, second: Rule, { facts, budget }: Reading): Proven {
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
  return keeps ? 'no_fewer' : 'no_more';
}

function denied(rule: Rule): Rule {
  return { id: rule.id, op: 'not', of: rule };
}

/** In: a version of a rule and a day. Out: its plain rule; null where it cannot be read. */
export function plainOf(
  { id, rule, library }: Version,
  asOf: IsoDate,
  { facts, as }: Pick<Reading, 'facts' | 'as'>,
): Rule | null {
  const resolution = resolve(rule, { ruleId: id, library, asOf, facts });
  if (!resolution.ok) return null;
  return as ? as(resolution.rule) : resolution.rule;
}
