import { question } from '../../facts';
import type { Assessment } from '../assess';
import type { Broken } from '../guard';
import type { Setting } from '../setting';
import type { MatchInput, NextAnswer } from '../types';
import { type Effect, effectOf } from './effect';
import { fieldOf } from './kin';
import { trialsFor } from './trials';

/**
 * In: the offerings as they stand, best first. Out: the open questions that could move most, found by trying their
 * possible answers one question at a time; ordered by how many statuses and first places they could change.
 */
export function answerNext(
  assessed: readonly Assessment[],
  input: MatchInput,
  setting: Setting,
  broken: Broken,
): readonly NextAnswer[] {
  const limit = input.policy.answerNextLimit;
  // A register is matched firm by firm with nobody there to ask.
  if (limit === 0) return [];
  const order = new Map(assessed.map(({ offering }, index) => [offering.id, index]));
  return [...effectsByFact(assessed, input, setting, broken)]
    .map(([fact, { statuses, first }]): NextAnswer => {
      const touched = [...new Set([...statuses, ...first])];
      const offerings = touched.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      return { fact, statuses: statuses.size, first: first.size, offerings };
    })
    .filter(({ statuses, first }) => statuses + first > 0)
    .toSorted(byReach)
    .slice(0, limit);
}

function effectsByFact(
  assessed: readonly Assessment[],
  input: MatchInput,
  setting: Setting,
  broken: Broken,
): ReadonlyMap<string, Effect> {
  // What could not be read has no say in which answers are possible.
  const offerings = assessed.map(({ offering }) => offering);
  const drawn = { ...input, catalogue: { ...input.catalogue, offerings } };
  const field = fieldOf(assessed);
  const rules = assessed.flatMap(({ rule }) => (rule ? [rule.today.rule] : []));
  return new Map(
    trialsFor(drawn, rules).map((trial) => [trial.fact, effectOf(trial, field, setting, broken)]),
  );
}

function byReach(a: NextAnswer, b: NextAnswer): number {
  return (
    b.statuses + b.first - (a.statuses + a.first) ||
    b.statuses - a.statuses ||
    question(a.fact).n - question(b.fact).n
  );
}
