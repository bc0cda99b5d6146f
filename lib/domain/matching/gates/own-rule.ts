import { isAsked } from '../../eligibility';
import { evaluate, type Finding, type NearMissPlan } from '../../rules';
import type { FirmView } from '../firm-reader';
import { asQuestions, headOf } from './criterion';
import { RULE_GATE } from './types';

const GATE = headOf(RULE_GATE);
/** Facts that only the institution can tell begin with this. */
const CHECKED = 'checked.';

/** The institution's own rule about the firm, each condition of it a criterion; null where it has written none. */
export function ruleGate(plan: NearMissPlan | null, view: FirmView): Finding | null {
  if (!plan) return null;
  const whole = evaluate(plan.today.rule, view.read);
  const parts = whole.reason.code === 'rule.all' && whole.parts.length > 0 ? whole.parts : [whole];
  return {
    ...GATE,
    verdict: whole.verdict,
    missing: asQuestions(whole.missing, view),
    parts: parts.map((part) => ownCriterion(part, view)),
  };
}

/** What is asked and said stands in the finding of the rule itself, told with its words. */
function ownCriterion(part: Finding, view: FirmView): Finding {
  const { node, verdict } = part;
  const missing = asQuestions(part.missing, view);
  const [first] = factsIn(part);
  const fact = missing[0] ?? (first === undefined ? '' : view.questionOf(first));
  return {
    ...{ node, verdict, missing },
    reason: { code: 'criterion.rule', values: { fact } },
    parts: [part],
  };
}

/** In: the gate of the institution's own rule. Out: questions behind the conditions that are not met. */
export function questionsUnmet(gate: Finding): readonly string[] {
  const unmet = gate.parts.filter(({ verdict }) => verdict === 'unmet');
  return [...new Set(unmet.flatMap(({ reason }) => reason.values.fact ?? []))]
    .filter((one) => typeof one === 'string')
    .filter((one) => one !== '');
}

/** In: a gate. Out: whether the word of the institution is needed to settle it, beside what the firm can answer. */
export function waitsForInstitution(gate: Finding): boolean {
  return waitsFor(gate, isChecked);
}

/** In: a gate. Out: whether it stays open until the firm answers what the offering itself asks. */
export function waitsForOwnAnswer(gate: Finding): boolean {
  return waitsFor(gate, isAsked);
}

function waitsFor({ node, parts }: Finding, isIt: (fact: string) => boolean): boolean {
  return node === RULE_GATE && parts.some(({ parts: own }) => own.some(({ missing }) => missing.some(isIt)));
}

function isChecked(fact: string): boolean {
  return fact.startsWith(CHECKED);
}

function factsIn({ reason, parts }: Finding): readonly string[] {
  const { fact } = reason.values;
  const own = typeof fact === 'string' && !isChecked(fact) && !isAsked(fact) ? [fact] : [];
  return [...own, ...parts.flatMap(factsIn)];
}
