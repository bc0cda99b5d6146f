import { isAsked } from '../../eligibility';
import { questionsTelling } from '../../facts';
import { evaluate, type Finding, type NearMissPlan } from '../../rules';
import { type FirmView, questionOfToken } from '../firm-reader';
import { headOf } from './criterion';
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
    missing: missingIn(whole, view),
    parts: parts.map((part) => ownCriterion(part, view)),
  };
}

/** What is asked and said stands in the finding of the rule itself, told with its words. */
function ownCriterion(part: Finding, view: FirmView): Finding {
  const { node, verdict } = part;
  const missing = missingIn(part, view);
  const [fact = ''] = verdict === 'unknown' ? missing : toldBy(part, view);
  return {
    ...{ node, verdict, missing },
    reason: { code: 'criterion.rule', values: { fact } },
    parts: [part],
  };
}

/** In: the gate of the institution's own rule. Out: questions behind the conditions that are not met. */
export function questionsUnmet(gate: Finding, view: FirmView): readonly string[] {
  const unmet = gate.parts.filter(({ verdict }) => verdict === 'unmet').flatMap(({ parts }) => parts);
  return [...new Set(unmet.flatMap((part) => toldBy(part, view)))];
}

/**
 * In: a gate. Out: whether the word of the institution is needed to settle it: it looks into something itself, or the
 * firm has said all it can.
 */
export function waitsForInstitution(gate: Finding): boolean {
  const isSaid = ({ verdict, missing }: Finding) => verdict === 'unknown' && missing.length === 0;
  const isTold =
    gate.node === RULE_GATE && gate.parts.some((part) => isSaid(part) && !asksIn([part], isAsked));
  return isTold || isCheckedThere(gate);
}

/** In: a gate. Out: whether it asks for something that only the institution can look into. */
export function isCheckedThere(gate: Finding): boolean {
  return waitsFor(gate, isChecked);
}

/** In: a gate. Out: whether it stays open until the firm answers what the offering itself asks. */
export function waitsForOwnAnswer(gate: Finding): boolean {
  return waitsFor(gate, isAsked);
}

function waitsFor({ node, parts }: Finding, isIt: (fact: string) => boolean): boolean {
  return node === RULE_GATE && asksIn(parts, isIt);
}

function asksIn(parts: readonly Finding[], isIt: (fact: string) => boolean): boolean {
  return parts.some(({ parts: own }) => own.some(({ missing }) => missing.some(isIt)));
}

function isChecked(fact: string): boolean {
  return fact.startsWith(CHECKED);
}

/** What could settle it; of all that a list may wait for, first what tells of the codes that are asked. */
function missingIn(part: Finding, view: FirmView): readonly string[] {
  const read = part.missing.length > 0 ? readIn(part) : [];
  const open = part.missing.flatMap((key) => {
    const asked = read.filter(({ fact }) => fact === key).flatMap((one) => questionsFor(one, view));
    return view
      .openQuestionsOf(key)
      .toSorted((a, b) => Number(asked.includes(b)) - Number(asked.includes(a)));
  });
  return [...new Set(open)];
}

/** Questions that have told of the first thing that a condition reads. */
function toldBy(part: Finding, view: FirmView): readonly string[] {
  const [first] = readIn(part);
  return first ? questionsFor(first, view) : [];
}

const TOLD_BY: Readonly<Record<string, (code: string) => readonly string[] | string | null>> = {
  groups: questionsTelling,
  tokens: questionOfToken,
};

type Reading = { fact: string; codes: readonly string[] };

/** In: a fact and codes of it. Out: questions that tell of them: groups and steps have their own, all else its first. */
export function questionsFor({ fact, codes }: Reading, view: FirmView): readonly string[] {
  if (codes.length === 0 || !Object.hasOwn(TOLD_BY, fact)) return [view.questionOf(fact)];
  return codes.flatMap((code) => TOLD_BY[fact]?.(code) ?? []);
}

function readIn({ reason, parts }: Finding): readonly Reading[] {
  const { fact, asked } = reason.values;
  const codes = Array.isArray(asked) ? asked : [];
  const own = typeof fact === 'string' && !isChecked(fact) && !isAsked(fact) ? [{ fact, codes }] : [];
  return [...own, ...parts.flatMap(readIn)];
}
