import type { Finding, Reason } from '../../rules';
import type { FirmView } from '../firm-reader';
import type { Offering, RankingPolicy } from '../types';
import { criterion, gate, headOf, stepCriterion, toldAs } from './criterion';
import { orderOfSteps } from './order-of-steps';
import type { Condition, GateInput, Readiness } from './types';

const G7 = headOf('G7');

/** G7 Ready for it: learning level, what frontier work asks, steps asked for, order of steps. */
export function readinessGate(input: GateInput): Readiness {
  const { offering, policy, view } = input;
  const conditions = [
    ...entryLevel(offering, view),
    ...pioneering(offering, policy, view),
    ...stepsAsked(offering, view),
    ...orderOfSteps(input),
  ];
  const findings = conditions.map(({ finding }) => finding);
  return { finding: gate(G7, findings), conditions };
}

/** An unknown learning level does not gate; it is marked. */
function entryLevel({ minAc }: Offering, view: FirmView): readonly Condition[] {
  if (minAc === 0) return [];
  const rule = { id: 'G7.absorb', op: 'between', fact: 'ac.level', min: minAc, max: null } as const;
  const finding = criterion('criterion.absorb', rule, view);
  const reason = belowEntry(finding, minAc);
  const blocks = finding.verdict === 'unmet';
  return [{ finding, blocks, kind: 'reason', reason, need: { kind: 'absorption' } }];
}

/** Frontier work asks for more, and there an unknown level counts as none, though it is told as a question. */
function pioneering(
  { nature }: Offering,
  { pioneering: asks }: RankingPolicy,
  view: FirmView,
): readonly Condition[] {
  if (nature !== 'pioneering') return [];
  return [
    pioneeringLevel({ fact: 'ac.level', min: asks.minAc, need: 'absorption' }, view),
    pioneeringLevel({ fact: 'quality.level', min: asks.minQms, need: 'quality' }, view),
  ];
}

function pioneeringLevel(
  asked: { fact: string; min: number; need: 'absorption' | 'quality' },
  view: FirmView,
): Condition {
  const { fact, min, need } = asked;
  const code = `pioneering_${need}`;
  const finding = criterion(
    `criterion.${code}`,
    { id: `G7.${code}`, op: 'between', fact, min, max: null },
    view,
  );
  const known = finding.verdict === 'unknown' ? {} : { level: levelOf(finding) };
  const reason = { code: toldAs(`later.${code}`, finding), values: { ...known, min } };
  return { finding, blocks: finding.verdict !== 'met', kind: 'reason', reason, need: { kind: need } };
}

/** Steps asked for by the offering itself; one that is not known to be held counts as not held. */
function stepsAsked({ requires }: Offering, view: FirmView): readonly Condition[] {
  const each = requires.all.map((token) => stepCondition(`G7.all.${token}`, 'token', [token], view));
  const any = requires.any.length === 0 ? [] : [stepCondition('G7.any', 'token_any', requires.any, view)];
  return [...each, ...any];
}

function stepCondition(node: string, name: string, tokens: readonly string[], view: FirmView): Condition {
  const finding = stepCriterion(node, `criterion.${name}`, tokens, view);
  const reason = { code: toldAs(`later.${name}`, finding), values: { tokens } };
  return {
    finding,
    blocks: finding.verdict !== 'met',
    kind: 'reason',
    reason,
    need: { kind: 'tokens', tokens },
  };
}

/** The level that is too low; while questions are open, the levels they still allow. */
function belowEntry(finding: Finding, min: number): Reason {
  const { lo, hi } = finding.reason.values;
  if (typeof lo === 'number' && typeof hi === 'number' && lo < hi)
    return { code: 'later.absorb_range', values: { lo, hi, min } };
  return { code: 'later.absorb', values: { level: levelOf(finding), min } };
}

/** The level the firm is known to have, or nothing. */
function levelOf({ reason }: Finding): string | number {
  const { lo, hi } = reason.values;
  return typeof lo === 'number' && lo === hi ? lo : '';
}
