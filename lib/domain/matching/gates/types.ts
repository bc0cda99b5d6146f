import type { Finding, NearMissPlan, Reason } from '../../rules';
import type { FirmView } from '../firm-reader';
import type { InstitutionView } from '../setting';
import type { Offering, RankingPolicy } from '../types';

/** G1 to G8, in the order they are passed. */
export const GATE_IDS = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8'] as const;
/** One of the gates. */
export type GateId = (typeof GATE_IDS)[number];

/** Node of the gate that the institution's own rule makes. */
export const RULE_GATE = 'rule';
/** One of the gates, or the institution's own rule. */
export type AnyGateId = GateId | typeof RULE_GATE;

/** What each gate is about, as a reason. */
export const GATE_CODES = {
  G1: 'gate.sector',
  G2: 'gate.place',
  G3: 'gate.size',
  G4: 'gate.language',
  G5: 'gate.generic',
  G6: 'gate.access',
  G7: 'gate.readiness',
  G8: 'gate.intake',
  [RULE_GATE]: 'gate.rule',
} as const satisfies Readonly<Record<AnyGateId, string>>;

/** What would open a condition: a level of learning, a level of quality work, or one of some steps. */
export type Need = { kind: 'absorption' | 'quality' } | { kind: 'tokens'; tokens: readonly string[] };

/** One condition of G7. `blocks`: for all that is known the firm is not there yet, so the offering comes later. */
export type Condition = {
  finding: Finding;
  blocks: boolean;
  kind: 'reason' | 'order';
  reason: Reason;
  need: Need;
};

/** G7 with all its conditions, in the order they are told. */
export type Readiness = { finding: Finding; conditions: readonly Condition[] };

/** All gates of one offering for one firm; `rule` is the institution's own, where it has written one. */
export type Gates = {
  findings: Readonly<Record<GateId, Finding>>;
  rule: Finding | null;
  conditions: readonly Condition[];
};

/** What the gates read. */
export type GateInput = {
  offering: Offering;
  of: InstitutionView;
  policy: RankingPolicy;
  view: FirmView;
  rule: NearMissPlan | null;
};
