import { openToNonMembers } from '../../access';
import { combineAll, type Finding } from '../../rules';
import type { MatchStatus } from '../../vocabulary';
import { accessGate, genericGate, intakeGate } from './access';
import { ruleGate } from './own-rule';
import { languageGate, placeGate, sectorGate, sizeGate } from './reach';
import { readinessGate } from './readiness';
import { type AnyGateId, type GateId, type GateInput, type Gates, RULE_GATE } from './types';

const evaluators: Readonly<Record<Exclude<GateId, 'G7'>, (input: GateInput) => Finding>> = {
  G1: ({ offering, view }) => sectorGate(offering, view),
  G2: ({ offering, view }) => placeGate(offering, view),
  G3: ({ offering, view }) => sizeGate(offering, view),
  G4: ({ offering, view }) => languageGate(offering, view),
  G5: ({ offering }) => genericGate(offering),
  G6: ({ offering, of, view }) => accessGate(offering, openToNonMembers(doorOf({ offering, of })), view),
  G8: ({ offering }) => intakeGate(offering),
};

/** In: one offering and one firm. Out: all gates; a gate that fails does not keep the later ones from being told. */
export function gatesOf(input: GateInput): Gates {
  const { finding, conditions } = readinessGate(input);
  const findings = {
    G1: evaluators.G1(input),
    G2: evaluators.G2(input),
    G3: evaluators.G3(input),
    G4: evaluators.G4(input),
    G5: evaluators.G5(input),
    G6: evaluators.G6(input),
    G7: finding,
    G8: evaluators.G8(input),
  };
  return { findings, rule: ruleGate(input.rule, input.view), conditions };
}

/** In: gates and the ones to look at again. Out: the gates with those replaced. */
export function gatesAgain(gates: Gates, ids: readonly AnyGateId[], input: GateInput): Gates {
  const findings = { ...gates.findings };
  let { conditions, rule } = gates;
  for (const id of ids) {
    if (id === RULE_GATE) {
      rule = ruleGate(input.rule, input.view);
    } else if (id === 'G7') {
      const readiness = readinessGate(input);
      findings.G7 = readiness.finding;
      conditions = readiness.conditions;
    } else {
      findings[id] = evaluators[id](input);
    }
  }
  return { findings, rule, conditions };
}

/**
 * In: gates. Out: the one status they end in. A status that is shown as decided is never turned around by an answer
 * to one of the questions behind G1 to G4, G6 and the institution's own rule: while one of them is open, the status is
 * unknown.
 */
export function statusOf({ findings, rule, conditions }: Gates): MatchStatus {
  const own = rule ? [rule] : [];
  const reach = combineAll([findings.G1, findings.G2, findings.G3, findings.G4, ...own]).verdict;
  if (reach === 'unmet') return 'no';
  if (findings.G5.verdict === 'unmet') return 'generic';
  if (reach === 'unknown') return 'unknown';
  // A shut door comes before "later", so that it is never told as the firm's own lack.
  if (findings.G6.verdict === 'unmet') return 'closed';
  if (findings.G6.verdict === 'unknown') return 'unknown';
  return conditions.some((condition) => condition.blocks) ? 'later' : 'eligible';
}

/** What IA-01 reads of an offering and its institution. */
export function doorOf({
  offering,
  of,
}: Pick<GateInput, 'offering' | 'of'>): Parameters<typeof openToNonMembers>[0] {
  return { membership: offering.membership, nonmemberRoute: of.institution.access.nonmemberRoute };
}
