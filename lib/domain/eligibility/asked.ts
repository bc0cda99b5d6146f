import type { IsoDate } from '../dates';
import {
  evaluate,
  type FactCatalogue,
  type FactReader,
  factsOf,
  type Profile,
  profileReader,
  resolve,
  type Verdict,
  type WrittenRule,
} from '../rules';
import { askedKey, isAsked, type OwnQuestion, withOwnFacts } from './questions';
import { groupOf } from './tree';
import { ELIGIBILITY, type Eligibility, libraryOf } from './types';

/** A condition on the answer to one question, as it has to be for the firm, and what comes of it. */
export type AskedCondition = { rule: WrittenRule; verdict: Verdict };
/** A question of an offering with the conditions on its answer, in the order of the rule. */
export type AskedResult = { question: OwnQuestion; conditions: readonly AskedCondition[] };
type Asking = { answers: Profile; asOf: IsoDate; facts: FactCatalogue };

/** In: whom an offering is for, and what a firm answered to its questions. Out: each question with what comes of the answer. */
export function askedResults(eligibility: Eligibility, asking: Asking): readonly AskedResult[] {
  const read = profileReader(asking.answers);
  return (eligibility.questions ?? []).map((question) => ({
    question,
    conditions: conditionsOn(eligibility.rule, askedKey(question.id), false).map((rule) => ({
      rule,
      verdict: verdictOf(decisive(rule), { eligibility, read, asking }),
    })),
  }));
}

/** In: the same, and what else is known of the firm. Out: what comes of the whole rule. */
export function verdictWithAnswers(eligibility: Eligibility, asking: Asking, read: FactReader): Verdict {
  const asked = profileReader(asking.answers);
  const both: FactReader = (fact) => (isAsked(fact) ? asked(fact) : read(fact));
  return verdictOf(eligibility.rule, { eligibility, read: both, asking });
}

type Held = { eligibility: Eligibility; read: FactReader; asking: Asking };

function verdictOf(rule: WrittenRule, { eligibility, read, asking: { asOf, facts } }: Held): Verdict {
  const library = libraryOf(eligibility);
  const known = withOwnFacts(facts, eligibility.questions);
  const resolved = resolve(rule, { ruleId: ELIGIBILITY, asOf, library, facts: known });
  if (!resolved.ok) return 'unknown';
  try {
    return evaluate(resolved.rule, read).verdict;
  } catch (error) {
    // A condition that reads the answer as another kind than it is asked for.
    if (error instanceof RangeError) return 'unknown';
    throw error;
  }
}

/** What only tells something holds in any case; beside the answer stands what comes of the condition itself. */
function decisive(rule: WrittenRule): WrittenRule {
  if (rule.op === 'not') return { ...rule, of: decisive(rule.of) };
  return rule.op === 'criterion' ? { ...rule, kind: 'hard' } : rule;
}

/** Where no part of a group may be so, the opposite of the condition is what is asked for. */
function conditionsOn(node: WrittenRule, fact: string, isTurned: boolean): readonly WrittenRule[] {
  const group = groupOf(node);
  if (group)
    return group.of.flatMap((part) => conditionsOn(part, fact, isTurned !== (group.kind === 'none')));
  if (!factsOf(node).includes(fact)) return [];
  return [isTurned ? { op: 'not', id: `${node.id}.turned`, of: node } : node];
}
