import { evaluate } from '../evaluate';
import { NO_PARTS, NOTHING } from '../finding';
import { type GroupRule, groupFinding, groupReason, isGroup, partsOf } from '../groups';
import type { LeafRule, RuleOf } from '../leaf-verdicts';
import { reasonFor, wouldSettle } from '../leaves';
import type { FactReader, Finding, Reason, Rule } from '../types';
import { type Atom, isRare, type RareAtom } from './atoms';
import { BITS, verdictOf } from './bits';

/** What is worked out of a firm for all conditions, by their places. */
export type Known = {
  atoms: Uint8Array;
  /** Of conditions on one fact; rules with the same condition share it. */
  reasons: readonly (Reason | undefined)[];
  /** Of all other conditions. */
  findings: ReadonlyMap<number, Finding>;
  read: FactReader;
};

/** A rule made ready to be explained for one firm after another: what does not depend on the firm is there already. */
export type Explainable =
  | { kind: 'group'; rule: GroupRule; reason: Reason; parts: readonly Explainable[] }
  | { kind: 'leaf'; id: string; place: number; missing: readonly string[] | null; rule: LeafRule }
  /** A condition whose finding is the same for all firms with the same verdict; by the bits of the verdict. */
  | { kind: 'fixed'; place: number; findings: readonly Finding[] }
  | { kind: 'rare'; rule: RareAtom; place: number };

/** In: a rule and where the verdicts of its conditions lie. Out: the rule, ready. */
export function explainable(rule: Rule, placeOf: (atom: Atom) => number): Explainable {
  if (isGroup(rule)) {
    const parts = partsOf(rule).map((part) => explainable(part, placeOf));
    return { kind: 'group', rule, reason: groupReason(rule), parts };
  }
  const place = placeOf(rule);
  if (isRare(rule)) return { kind: 'rare', rule, place };
  if (rule.op === 'is' || rule.op === 'exists')
    return { kind: 'fixed', place, findings: fixedFindings(rule) };
  // Which rate an amount lacks depends on the unit of the fact.
  const isMeasured = rule.op === 'between' && rule.unit !== undefined;
  return { kind: 'leaf', id: rule.id, place, missing: isMeasured ? null : [rule.fact], rule };
}

/** In: a rule and a firm. Out: the finding that `evaluate` gives. */
export function findingOf(node: Explainable, known: Known): Finding {
  switch (node.kind) {
    case 'group':
      return groupFinding(node.rule, node.reason, findingsOf(node.parts, known));
    case 'leaf':
      return leafFinding(node, known);
    case 'fixed': {
      const finding = node.findings[known.atoms[node.place] ?? BITS.unknown];
      if (finding) return finding;
      throw new RangeError('there are no other verdicts');
    }
    case 'rare':
      return { ...(known.findings.get(node.place) ?? evaluate(node.rule, known.read)), node: node.rule.id };
  }
}

/** A loop and a list of the right length from the start: thousands of these are made for every firm. */
function findingsOf(nodes: readonly Explainable[], known: Known): readonly Finding[] {
  const findings = new Array<Finding>(nodes.length);
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node) findings[index] = findingOf(node, known);
  }
  return findings;
}

/** The reasons of these show what is asked, not what is given. */
function fixedFindings(rule: RuleOf<'is' | 'exists'>): readonly Finding[] {
  const reason = reasonFor(rule)({ kind: 'unknown' });
  return [0, 1, 2, 3].map((bits) => ({
    node: rule.id,
    verdict: verdictOf(bits),
    reason,
    missing: bits === BITS.unknown ? [rule.fact] : NOTHING,
    parts: NO_PARTS,
  }));
}

function leafFinding(node: Explainable & { kind: 'leaf' }, known: Known): Finding {
  const bits = known.atoms[node.place] ?? BITS.unknown;
  return {
    node: node.id,
    verdict: verdictOf(bits),
    reason: known.reasons[node.place] ?? reasonFor(node.rule)(known.read(node.rule.fact)),
    missing: bits === BITS.unknown ? missingOf(node, known) : NOTHING,
    parts: NO_PARTS,
  };
}

function missingOf({ rule, missing }: Explainable & { kind: 'leaf' }, { read }: Known): readonly string[] {
  return missing ?? wouldSettle(rule, read(rule.fact));
}
