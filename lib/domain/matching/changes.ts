import { type Finding, type NearMissChange, nearMiss, type Reason } from '../rules';
import type { Assessment } from './assess';
import { type FirmView, questionOfToken } from './firm-reader';
import { type Condition, questionsFor, questionsUnmet, toldAs } from './gates';
import type { Nearest } from './nearest';
import type { Change, Offering } from './types';

/** What changes are looked up in: the firm, and the offerings open to it, best first. */
export type Openings = { view: FirmView; eligible: readonly Offering[]; nearest: Nearest };

/** Steps that another step brings with it. */
const BROUGHT_BY: Readonly<Record<string, readonly string[]>> = {
  public_programme_recent: ['public_programme'],
};
const ASSOCIATIONS = 'firm.associations';

/** Who can widen what a gate asks; a firm cannot move to another country or become another firm. */
const WHO: Readonly<Record<string, { code: string; who: Change['who'] }>> = {
  'criterion.country': { code: 'change.country', who: 'nobody' },
  'criterion.sector': { code: 'change.sector', who: 'nobody' },
  'criterion.place': { code: 'change.place', who: 'institution' },
  'criterion.size': { code: 'change.size', who: 'institution' },
  'criterion.language': { code: 'change.language', who: 'institution' },
};

/** In: an assessed offering. Out: what would have to change for it to open, and who can do it. */
export function changesOf(assessment: Assessment, openings: Openings): readonly Change[] {
  switch (assessment.status) {
    case 'no':
      return [...reachChanges(assessment, openings), ...ruleChanges(assessment, openings)];
    case 'closed':
      return [...doorChanges(assessment, openings), ...readinessChanges(assessment, openings)];
    case 'later':
      return readinessChanges(assessment, openings);
    case 'eligible':
    case 'unknown':
    case 'generic':
    case 'error':
      return [];
  }
}

function reachChanges({ gates, offering }: Assessment, { nearest }: Openings): readonly Change[] {
  const { G1, G2, G3, G4 } = gates.findings;
  const changes: Change[] = [];
  for (const gate of [G1, G2, G3, G4])
    for (const part of gate.parts) {
      const change = part.verdict === 'unmet' ? WHO[part.reason.code] : undefined;
      if (change) changes.push(reachChange(change, part, nearest(offering)));
    }
  return changes;
}

function reachChange(
  change: { code: string; who: Change['who'] },
  part: Finding,
  offerings: readonly string[],
): Change {
  const { fact, asked, given } = part.reason.values;
  const reason: Reason = { code: change.code, values: { asked: asked ?? [], given: given ?? [] } };
  return { reason, who: change.who, fact: typeof fact === 'string' ? fact : null, offerings };
}

/** What the firm can do, what time brings, and in any case that the institution can ask for something else. */
function ruleChanges({ gates, rule, offering }: Assessment, { view, nearest }: Openings): readonly Change[] {
  if (!rule || gates.rule?.verdict !== 'unmet') return [];
  const { inPower, inTime } = nearMiss(rule, { read: view.read, most: 1 });
  const changes: Change[] = [];
  const [way] = inPower;
  const own = [...new Set((way?.changes ?? []).flatMap((change) => questionsOn(change, view)))];
  if (own.length > 0) {
    const reason = { code: 'change.rule_firm', values: { questions: own } };
    changes.push({ reason, who: 'firm', fact: own[0] ?? null, offerings: [] });
  }
  if (inTime?.day && inTime.way.changes.length === 0) {
    const reason = { code: 'change.rule_time', values: { day: inTime.day } };
    changes.push({ reason, who: 'nobody', fact: null, offerings: [] });
  }
  const questions = questionsUnmet(gates.rule, view);
  const reason: Reason =
    questions.length > 0
      ? { code: 'change.rule_on', values: { questions } }
      : { code: 'change.rule', values: {} };
  return [...changes, { reason, who: 'institution', fact: null, offerings: nearest(offering) }];
}

/** What is not answered yet, else the answer that would have to become another one. */
function questionsOn({ fact, to }: NearMissChange, view: FirmView): readonly string[] {
  const open = view.openQuestionsOf(fact);
  if (open.length > 0) return open;
  const now = view.read(fact);
  const had = now.kind === 'set' ? now.members : [];
  const codes = to.kind === 'set' ? to.members.filter((code) => !had.includes(code)) : [];
  return questionsFor({ fact, codes }, view).slice(0, 1);
}

/** The institution can open its door (IA-01); the firm can become a member. */
function doorChanges({ offering }: Assessment, { nearest }: Openings): readonly Change[] {
  const { institution, membershipFeeUsd } = offering;
  const open = { code: 'change.open_access', values: { institution } };
  const join = { code: 'change.become_member', values: { institution, fee: membershipFeeUsd } };
  return [
    { reason: open, who: 'institution', fact: null, offerings: nearest(offering) },
    { reason: join, who: 'firm', fact: ASSOCIATIONS, offerings: [] },
  ];
}

function readinessChanges({ gates, offering }: Assessment, openings: Openings): readonly Change[] {
  return gates.conditions
    .filter((condition) => condition.blocks)
    .map((condition) => readinessChange(condition, offering, openings));
}

function readinessChange(condition: Condition, offering: Offering, openings: Openings): Change {
  const { need, finding } = condition;
  const { min } = condition.reason.values;
  const fact = typeof finding.reason.values.fact === 'string' ? finding.reason.values.fact : null;
  switch (need.kind) {
    case 'absorption':
      return firmChange(
        { code: toldAs('change.learning_level', finding), values: { min: min ?? '' } },
        fact,
        openings.nearest(offering),
      );
    case 'quality':
      return firmChange(
        { code: toldAs('change.quality_level', finding), values: { min: min ?? '' } },
        fact,
        raising(openings),
      );
    case 'tokens':
      return stepChange(need.tokens, finding, openings);
  }
}

function stepChange(tokens: readonly string[], finding: Finding, openings: Openings): Change {
  const [question = null] = tokens.map(questionOfToken).filter((one) => one !== null);
  const code = tokens.every((token) => questionOfToken(token) === 'standards.held')
    ? 'change.certificate'
    : 'change.step';
  const asked = finding.verdict === 'unknown' ? (finding.missing[0] ?? question) : question;
  return firmChange({ code: toldAs(code, finding), values: { tokens } }, asked, giving(tokens, openings));
}

function firmChange(reason: Reason, fact: string | null, offerings: readonly string[]): Change {
  return { reason, who: 'firm', fact, offerings };
}

/** Open offerings that give one of the steps, or a step that brings it with it. */
function giving(tokens: readonly string[], { eligible }: Openings): readonly string[] {
  const wanted = new Set(tokens.flatMap((token) => [token, ...(BROUGHT_BY[token] ?? [])]));
  return eligible.filter(({ gives }) => gives.some((token) => wanted.has(token))).map(({ id }) => id);
}

/** Open offerings that take quality work further from where the firm is. */
function raising({ eligible, view }: Openings): readonly string[] {
  const level = view.firm.levels.QMS;
  return eligible
    .filter(
      ({ targets: { QMS } }) =>
        QMS && (level.kind !== 'exact' || (QMS[0] <= level.value && level.value < QMS[1])),
    )
    .map(({ id }) => id);
}
