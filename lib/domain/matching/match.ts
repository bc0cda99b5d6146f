import type { Outcome, StarterRule } from '../vocabulary';
import { type Assessment, singlePrice } from './assess';
import type { FirmView } from './firm-reader';
import { GATE_IDS } from './gates';
import { labelsOf } from './labels';
import type { Setting } from './setting';
import type { Change, Match, Offering } from './types';

/** In: an assessed offering and what would change it. Out: the match as it is stored and shown. */
export function matchOf(
  assessment: Assessment,
  changes: readonly Change[],
  view: FirmView,
  setting: Setting,
): Match {
  const { offering, status, gates, parts, total } = assessment;
  const blocking = parts === null ? [] : gates.conditions.filter((condition) => condition.blocks);
  const told = (kind: 'reason' | 'order') =>
    blocking.filter((one) => one.kind === kind).map(({ reason }) => reason);
  return {
    offering: offering.id,
    institution: offering.institution,
    status,
    intake: offering.intake,
    gates: GATE_IDS.map((id) => gates.findings[id]),
    reasons: told('reason'),
    order: told('order'),
    parts,
    total,
    netPrice: singlePrice(assessment.prices),
    rules: outcomesOf((rule) => assessment.rules[rule].outcome),
    labels: labelsOf({ ...assessment, firm: view.firm, setting }),
    missing: status === 'unknown' || status === 'generic' ? missingOf(assessment) : [],
    changes,
  };
}

/** An offering that could not be evaluated: shown as an error of that offering alone. `detail` is for the log. */
export function errorMatch(offering: Offering, error: unknown): Match {
  return {
    offering: offering.id,
    institution: offering.institution,
    status: 'error',
    intake: offering.intake,
    gates: [],
    reasons: [{ code: 'error.offering', values: { detail: error instanceof Error ? error.message : '' } }],
    order: [],
    parts: null,
    total: null,
    netPrice: null,
    rules: outcomesOf(() => 'not_applicable'),
    labels: [],
    missing: [],
    changes: [],
  };
}

/** Questions behind the gates that keep the status open, each once. */
function missingOf({ gates }: Assessment): readonly string[] {
  const { G1, G2, G3, G4, G6 } = gates.findings;
  return [...new Set([G1, G2, G3, G4, G6].flatMap((gate) => gate.missing))];
}

function outcomesOf(outcome: (rule: StarterRule) => Outcome): Readonly<Record<StarterRule, Outcome>> {
  return {
    'IA-01': outcome('IA-01'),
    'IA-02': outcome('IA-02'),
    'IA-06': outcome('IA-06'),
    'IA-18': outcome('IA-18'),
    'PG-01': outcome('PG-01'),
    'PG-02': outcome('PG-02'),
    'PG-04': outcome('PG-04'),
    'PG-06': outcome('PG-06'),
  };
}
