import { implies, spaceOf } from '../domains';
import { type RuleLibrary, resolve, type WrittenRule } from '../language';
import type { Rule } from '../types';
import type { DiffSetting, Effect } from './types';

/** A rule with what it refers to. */
export type Version = { id: string; rule: WrittenRule; library: RuleLibrary };

/** In: two versions of a rule. Out: who meets the later one, measured by who met the earlier. */
export function effectOf(before: Version, after: Version, { asOf, facts }: DiffSetting): Effect {
  const [first, second] = [plainOf(before, asOf), plainOf(after, asOf)];
  return first && second ? compared(first, second, facts) : 'unproven';
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
