import type { Finding } from '../rules';
import type { Assessment } from './assess';
import type { FirmView } from './firm-reader';
import { GATE_IDS } from './gates';
import { labelsOf } from './labels';
import { outcomesOf } from './outcomes';
import type { Setting } from './setting';
import type { Change, Match } from './types';

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
    gates: [...GATE_IDS.map((id) => gates.findings[id]), ...(gates.rule ? [gates.rule] : [])],
    reasons: told('reason'),
    order: told('order'),
    parts,
    total,
    netPrice: assessment.rank.netPrice,
    rules: outcomesOf((rule) => assessment.rules[rule].outcome),
    labels: labelsOf({ ...assessment, firm: view.firm, setting }),
    missing: missingOf(assessment),
    changes,
  };
}

/** Questions that keep the status open, or that would settle what keeps it for later, each once. */
function missingOf({ status, gates }: Assessment): readonly string[] {
  const { G1, G2, G3, G4, G6 } = gates.findings;
  const own = gates.rule ? [gates.rule] : [];
  if (status === 'unknown' || status === 'generic') return missingFrom([G1, G2, G3, G4, G6, ...own]);
  if (status !== 'later') return [];
  return missingFrom(gates.conditions.filter(({ blocks }) => blocks).map(({ finding }) => finding));
}

function missingFrom(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.flatMap(({ missing }) => missing))];
}
