import { day, type IsoDate } from '@/lib/domain/dates';
import { NO_LIBRARY, type Rule, type RuleLibrary, resolve, type WrittenRule } from '@/lib/domain/rules';
import { anyDay, type Firm, randomFirm } from './firms';
import { randomPlainRule } from './plain-trees';
import type { Random } from './random';
import { dayText, HIERARCHIES } from './vocabulary';
import { randomLibrary, randomWrittenRule } from './written-trees';

/** A rule of a round; `written` is null where it was made in its plain form. */
export type FuzzRule = {
  ruleId: string;
  asOf: IsoDate;
  library: RuleLibrary;
  written: WrittenRule | null;
  plain: Rule;
};

/** What one round holds together. */
export type Round = { library: RuleLibrary; rules: readonly FuzzRule[]; firms: readonly Firm[] };

/** In: chance and how many. Out: a library, as many rules of either form, and firms. */
export function randomRound(random: Random, many: { rules: number; firms: number }): Round {
  const library = randomLibrary(random);
  const firms = Array.from({ length: many.firms }, () => randomFirm(random));
  const rules = Array.from({ length: many.rules }, () => {
    const common = { ruleId: `r${random.int(0, 2)}`, asOf: day(dayText(anyDay(random))), library };
    if (random.chance(0.4)) return { ...common, written: null, plain: randomPlainRule(random) };
    return readAgain({ ...common, written: randomWrittenRule(random) });
  });
  return { library, rules, firms };
}

/** In: a written rule. Out: with its plain form of the day. Throws RangeError where it cannot be read. */
export function readAgain(rule: Omit<FuzzRule, 'plain' | 'written'> & { written: WrittenRule }): FuzzRule {
  const { written, ruleId, library = NO_LIBRARY, asOf } = rule;
  const resolved = resolve(written, { ruleId, library, asOf, facts: HIERARCHIES });
  if (!resolved.ok) throw new RangeError(JSON.stringify(resolved.problems));
  return { ...rule, plain: resolved.rule };
}
