import type { IsoDate } from '../../dates';
import { turningDays } from '../diff/days';
import { effectOf } from '../diff/effect';
import type { Budget } from '../domains';
import { nodesOf, type RuleDocument, resolve, type WrittenRule } from '../language';
import type { ReasonValues, Rule } from '../types';
import { closestTo, nearestTo } from './nearest';
import { replaced } from './replace';
import type { LintSetting, Mend, MendCode } from './types';

/** A document with what its mends are checked against. */
export type Subject = {
  document: Pick<RuleDocument, 'id' | 'rule' | 'from' | 'to'>;
  setting: LintSetting;
  /** Steps left for what is certain of the rule, on whatever day, and for what its mends change; then no more is said. */
  budgets: { judging: Budget; proving: Budget };
};

/** Far more than rules that people can read need: a limit takes about seven. */
const MOST_JUDGING = 20_000;
const MOST_PROVING = 20_000;

/** In: a tree with its id and what it is held against. Out: the subject of one lint. */
export function subjectOf(document: Subject['document'], setting: LintSetting): Subject {
  const budgets = { judging: { steps: MOST_JUDGING }, proving: { steps: MOST_PROVING } };
  return { document, setting, budgets };
}

/** A change that only a person can make. */
export function byHand(code: MendCode, values: ReasonValues = {}): Mend {
  return { code, values };
}

/**
 * In: a name that nobody knows, those that are known, and the mend that puts one of them in place. Out: that mend for
 * the one most likely meant, else the few that may be; null where none is alike.
 */
export function meant(word: string, known: readonly string[], mend: (name: string) => Mend): Mend | null {
  const near = nearestTo(word, known);
  if (near !== null) return mend(near);
  const names = closestTo(word, known);
  const [first, second] = names;
  if (first === undefined) return null;
  return second === undefined ? byHand('use_name', { name: first }) : byHand('use_one_of', { names });
}

/** In: what a name is of, the name and known ones. Out: the one most likely meant, or that it has to be added to the library. */
export function named(
  what: 'predicate' | 'parameter' | 'zone' | 'fact',
  name: string,
  known: readonly string[],
  mend: (near: string) => Mend,
): Mend {
  return meant(name, known, mend) ?? byHand('define', { what, name });
}

/** Whether no change can be checked any more: each one takes as many steps as the rule has nodes, and those of its search. */
function isSpent({ document, budgets: { proving } }: Subject): boolean {
  if (proving.steps <= 0) return true;
  proving.steps = Math.max(proving.steps - nodesOf(document.rule).length, 0);
  return false;
}

/** Takes a node away where the rule stays the same without it. */
export function removal(node: string, subject: Subject): Mend | null {
  if (isSpent(subject)) return null;
  const without = replaced(subject.document.rule, node, null);
  return without && staysSame(without, subject) ? REMOVE : null;
}

/**
 * In: a node that is certain, or goes only one way where it stands, the node each node stands in, and how many parts of
 * each group are in force on the day. Out: the mend that takes it away, where the group it stands in does not need it:
 * an `all` what always holds, an `any` what never does. The last part in force is needed: without it the group is not
 * in force either, and whoever it kept out is let in.
 */
export function spared(
  node: string,
  what: 'always' | 'never',
  standing: { parents: ReadonlyMap<string, WrittenRule>; partsInForce: ReadonlyMap<string, number> },
): Mend | null {
  const parent = standing.parents.get(node);
  if (parent?.op === 'criterion')
    return parent.kind === 'informative' ? null : spared(parent.id, what, standing);
  const isNeutral = parent?.op === (what === 'always' ? 'all' : 'any');
  return isNeutral && (standing.partsInForce.get(parent.id) ?? 0) > 1 ? REMOVE : null;
}

const REMOVE: Mend = { code: 'remove', values: {}, replacement: { with: null, effect: 'same' } };

/** In: a mend's code, values and the node it puts in place. Out: the mend, with the effect it has; without the node where it keeps the rule from being read, or nothing is left to check it with. */
export function exchange(
  { code, values }: Pick<Mend, 'code' | 'values'>,
  node: WrittenRule,
  subject: Subject,
): Mend {
  if (isSpent(subject)) return { code, values };
  const changed = replaced(subject.document.rule, node.id, node);
  if (!changed || !plainOf(changed, subject)) return { code, values };
  const effect = staysSame(changed, subject) ? 'same' : 'repaired';
  return { code, values, replacement: { with: node, effect } };
}

/** In: what a rule is held against and another day. Out: the same, read on that day. */
export function onDay(subject: Subject, asOf: IsoDate): Subject {
  return { ...subject, setting: { ...subject.setting, asOf } };
}

/** In: a rule and what it is held against. Out: the later days on which it reads otherwise. */
export function laterDays({ document, setting }: Subject): readonly IsoDate[] {
  const version = { rule: document.rule, library: setting.library };
  return turningDays(version, version).filter((day) => setting.asOf < day);
}

/** The plain rule of the day; null where it cannot be read. */
export function plainOf(rule: WrittenRule, { document, setting }: Subject): Rule | null {
  const { library, asOf, facts } = setting;
  const resolution = resolve(rule, { ruleId: document.id, library, asOf, facts });
  return resolution.ok ? resolution.rule : null;
}

/** Today, and on every later day on which one of the two reads otherwise. */
function staysSame(changed: WrittenRule, { document, setting, budgets }: Subject): boolean {
  const { library, asOf, facts } = setting;
  const { id } = document;
  const version = (rule: WrittenRule) => ({ id, rule, library });
  return (
    effectOf(version(document.rule), version(changed), {
      ...{ asOf, facts, budget: budgets.proving, wanted: 'same' },
    }) === 'same'
  );
}
