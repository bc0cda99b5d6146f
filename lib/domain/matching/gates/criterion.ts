import { combineAll, evaluate, type Finding, type Reason, type Rule } from '../../rules';
import { type FirmView, questionOfToken, tokenKey } from '../firm-reader';
import { type AnyGateId, GATE_CODES } from './types';

const NOTHING: readonly string[] = [];
const NO_PARTS: readonly Finding[] = [];

/** In: a condition and its code. Out: its finding, in terms of the diagnostic: the question asked, what was answered. */
export function criterion(code: string, rule: Rule & { fact: string }, view: FirmView): Finding {
  const { node, verdict, reason, missing, parts } = evaluate(rule, view.read);
  const fact =
    verdict === 'unknown' ? (view.openQuestionsOf(rule.fact)[0] ?? '') : view.questionOf(rule.fact);
  const values = fact === rule.fact ? reason.values : { ...reason.values, fact };
  return { node, verdict, reason: { code, values }, missing: asQuestions(missing, view), parts };
}

/** Holds one of the steps or certificates. */
export function stepCriterion(
  node: string,
  code: string,
  tokens: readonly string[],
  view: FirmView,
): Finding {
  const of = tokens.map((token): Rule => ({ id: `${node}.${token}`, op: 'is', fact: tokenKey(token) }));
  const { verdict, missing } = evaluate({ id: node, op: 'any', of }, view.read);
  const given = tokens.filter((token) => view.firm.tokens.includes(token));
  const open = asQuestions(missing, view);
  // The question that has shown one of them; else those that could, and first what is not answered.
  const telling = given.length > 0 ? given : tokens;
  const [fact = ''] = [...open, ...telling.flatMap((token) => questionOfToken(token) ?? [])];
  const reason = { code, values: { fact, asked: tokens, given } };
  return { node, verdict, reason, missing: open, parts: NO_PARTS };
}

/** What was never asked is not told as missing. */
export function toldAs(code: string, { verdict }: Finding): string {
  return verdict === 'unknown' ? `${code}_not_asked` : code;
}

/** A criterion that depends on the offering alone. */
export function decided(node: string, met: boolean, reason: Reason): Finding {
  return { node, verdict: met ? 'met' : 'unmet', reason, missing: NOTHING, parts: NO_PARTS };
}

/** What a gate is about; the reasons lie in its criteria. */
type GateHead = { node: string; reason: Reason };

export function headOf(id: AnyGateId): GateHead {
  return { node: id, reason: { code: GATE_CODES[id], values: {} } };
}

/** A gate holds if all its criteria do. */
export function gate({ node, reason }: GateHead, parts: readonly Finding[]): Finding {
  const { verdict, missing } = combineAll(parts);
  return { node, verdict, reason, missing, parts };
}

/** In: keys of facts. Out: the questions whose answers could settle them; none for what only an institution can tell. */
export function asQuestions(keys: readonly string[], view: FirmView): readonly string[] {
  return keys.length === 0 ? keys : [...new Set(keys.flatMap(view.openQuestionsOf))];
}
