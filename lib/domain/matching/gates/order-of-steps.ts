import { combineAny } from '../../rules';
import type { FirmView } from '../firm-reader';
import type { Board } from '../setting';
import type { Offering, RankingPolicy } from '../types';
import { criterion, stepCriterion, toldAs } from './criterion';
import type { Condition, GateInput } from './types';

/** SQ-01, SQ-02 and SQ-04, each left out where the steps the offering asks for already ensure it. */
export function orderOfSteps({ offering, of, policy, view }: GateInput): readonly Condition[] {
  const { sq01, sq02, sq04 } = policy.order;
  const conditions: Condition[] = [];
  const scheme = leadFirmScheme(offering, of);
  if (scheme !== null && !ensures(offering, sq01.tokens))
    conditions.push(steps('sq01', scheme, sq01.tokens, view));
  if (offering.type === 'certification_support' && !ensures(offering, sq02.tokens))
    conditions.push(certification(sq02, view));
  if (offering.nature === 'pioneering' && !ensures(offering, sq04.tokens))
    conditions.push(steps('sq04', 'sq04', sq04.tokens, view));
  return conditions;
}

/** A scheme where buyers hold most votes, or one a buyer invites to: both come after public support. */
export function leadFirmScheme(
  { type, intake }: Offering,
  { buyersDecide, buyerSits }: Board,
): 'sq01' | 'sq01_invited' | null {
  if (type === 'supplier_development' && buyersDecide) return 'sq01';
  return intake === 'invitation' && buyerSits ? 'sq01_invited' : null;
}

/** Whoever meets the offering's own demand holds one of these steps. */
export function ensures({ requires }: Offering, tokens: readonly string[]): boolean {
  const byAny = requires.any.length > 0 && requires.any.every((token) => tokens.includes(token));
  return byAny || requires.all.some((token) => tokens.includes(token));
}

function steps(node: string, code: string, tokens: readonly string[], view: FirmView): Condition {
  const finding = stepCriterion(`G7.${node}`, `criterion.${code}`, tokens, view);
  const reason = { code: toldAs(`order.${code}`, finding), values: { tokens } };
  return {
    finding,
    blocks: finding.verdict !== 'met',
    kind: 'order',
    reason,
    need: { kind: 'tokens', tokens },
  };
}

/** Quality work of some level is another way in; while that level is not known, nothing is held against the firm. */
function certification({ minQms, tokens }: RankingPolicy['order']['sq02'], view: FirmView): Condition {
  const held = stepCriterion('G7.sq02.steps', 'criterion.token_any', tokens, view);
  const rule = {
    id: 'G7.sq02.quality',
    op: 'between',
    fact: 'quality.level',
    min: minQms,
    max: null,
  } as const;
  const quality = criterion('criterion.quality', rule, view);
  const parts = [quality, held];
  const reason = { code: toldAs('order.sq02', held), values: { min: minQms, tokens } };
  const finding = {
    node: 'G7.sq02',
    ...combineAny(parts),
    reason: { code: 'criterion.sq02', values: {} },
    parts,
  };
  const blocks = quality.verdict === 'unmet' && held.verdict !== 'met';
  return { finding, blocks, kind: 'order', reason, need: { kind: 'tokens', tokens } };
}
