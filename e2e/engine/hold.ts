import { type Verdict, writtenRuleSchema } from '@/lib/domain/rules';
import { type FuzzRule, type Round, readAgain } from './cases';
import { type Engine, only, type Verdicts } from './engines';
import type { Firm } from './firms';
import { ruleLines } from './rule-lines';
import { shrink } from './shrink';

/** Two engines that do not agree on a rule and a firm. */
export type Difference = { rule: FuzzRule; firm: Firm; told: readonly [Told, Told] };
export type Told = { engine: string; verdict: Verdict };

/** In: a round and engines, the first of which the others are held to. Out: what the first says, and where another differs. */
export async function hold(
  round: Round,
  engines: readonly [Engine, ...Engine[]],
): Promise<{ verdicts: Verdicts; difference: Difference | null }> {
  const [first, ...others] = engines;
  const [verdicts, ...told] = await Promise.all([
    decided(first, round),
    ...others.map((one) => decided(one, round)),
  ]);
  for (const [index, other] of others.entries()) {
    const found = firstDifference(round, { one: verdicts, other: told[index] ?? [] });
    if (found) return { verdicts, difference: await smallest(found, first, other) };
  }
  return { verdicts, difference: null };
}

/** An engine that gives up does so on some rule, which the error is to name. */
async function decided(engine: Engine, round: Round): Promise<Verdicts> {
  try {
    return await engine.decide(round);
  } catch (error) {
    for (const rule of round.rules)
      await engine.decide({ ...round, rules: [rule] }).catch((reason: Error) => {
        const lines = ruleLines(rule.written ?? rule.plain);
        throw new Error(
          [`${engine.name}: ${reason.message}, asked on ${rule.asOf} about`, ...lines].join('\n'),
        );
      });
    throw error;
  }
}

function firstDifference({ rules, firms }: Round, { one, other }: { one: Verdicts; other: Verdicts }) {
  for (const [index, rule] of rules.entries()) {
    const [row, otherRow] = [one[index], other[index]];
    for (const [number, firm] of firms.entries())
      if (row?.[number] === undefined || row[number] !== otherRow?.[number]) return { rule, firm };
  }
  return null;
}

async function smallest(
  found: { rule: FuzzRule; firm: Firm },
  first: Engine,
  other: Engine,
): Promise<Difference> {
  const verdictsOf = async (rule: FuzzRule, firm: Firm): Promise<readonly [Told, Told]> => {
    const round = only(rule, firm);
    const [one, two] = [await first.decide(round), await other.decide(round)];
    const [verdict, otherVerdict] = [one[0]?.[0], two[0]?.[0]];
    if (!verdict || !otherVerdict) throw new RangeError('an engine gives no verdict');
    return [
      { engine: first.name, verdict },
      { engine: other.name, verdict: otherVerdict },
    ];
  };
  const stillFails = async ({ rule, firm }: { rule: ReturnType<typeof treeOf>; firm: Firm }) => {
    try {
      const [one, two] = await verdictsOf(withTree(found.rule, rule), firm);
      return one.verdict !== two.verdict;
    } catch {
      // A part left out made it something no engine can read.
      return false;
    }
  };
  const start = { rule: treeOf(found.rule), firm: found.firm };
  const spelledOut = { ...start, rule: treeOf(withoutNames(found.rule)) };
  const small = await shrink((await stillFails(spelledOut)) ? spelledOut : start, stillFails);
  const rule = withTree(found.rule, small.rule);
  return { rule, firm: small.firm, told: await verdictsOf(rule, small.firm) };
}

function treeOf({ written, plain }: FuzzRule) {
  return written ? { form: 'written' as const, tree: written } : { form: 'plain' as const, tree: plain };
}

function withTree(rule: FuzzRule, small: ReturnType<typeof treeOf>): FuzzRule {
  return small.form === 'written'
    ? readAgain({ ...rule, written: small.tree })
    : { ...rule, plain: small.tree };
}

/** A predicate put in place of its name can be made smaller as well. */
function withoutNames(rule: FuzzRule): FuzzRule {
  const { written, library } = rule;
  if (!written) return rule;
  let text = JSON.stringify(written);
  // A predicate uses those before it alone.
  for (const [name, meant] of Object.entries(library.predicates).toReversed())
    text = text.replace(
      new RegExp(`{"id":"\\w+","op":"use","predicate":"${name}"}`, 'g'),
      JSON.stringify(meant),
    );
  const read = writtenRuleSchema.safeParse(JSON.parse(text));
  return read.success ? { ...rule, written: read.data } : rule;
}
