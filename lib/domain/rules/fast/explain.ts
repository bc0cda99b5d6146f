import { evaluate } from '../evaluate';
import { NO_PARTS, NOTHING } from '../finding';
import { type GroupRule, groupReason, isGroup, missingOf } from '../groups';
import type { LeafRule, RuleOf } from '../leaf-verdicts';
import { reasonFor, wouldSettle } from '../leaves';
import type { FactReader, Finding, Reason, Rule } from '../types';
import { type Atom, isRare, type RareAtom } from './atoms';
import { BITS, type Bits, opposite, verdictOf } from './bits';
import { laidOut, type Placed } from './layout';

/** What is worked out of a firm for all conditions, by their places. */
export type Known = {
  atoms: Uint8Array;
  /** Of conditions on one fact; rules with the same condition share it. */
  reasons: readonly (Reason | undefined)[];
  /** Of all other conditions. */
  findings: ReadonlyMap<number, Finding>;
  read: FactReader;
};

/** In: what is known of a firm. Out: the finding of each rule, in their order. */
export type Explain = (known: Known) => readonly Finding[];

/** A node made ready to be explained for one firm after another: what does not depend on the firm is there already. */
type Explainable =
  | { kind: 'group'; id: string; rule: GroupRule; reason: Reason; from: number; to: number }
  | { kind: 'leaf'; id: string; rule: LeafRule; place: number; missing: readonly string[] | null }
  /** A condition whose finding is the same for all firms with the same verdict; by the bits of the verdict. */
  | { kind: 'fixed'; findings: readonly Finding[]; place: number }
  | { kind: 'rare'; id: string; rule: RareAtom; place: number };

type Group = Explainable & { kind: 'group' };
type Leaf = Explainable & { kind: 'leaf' };

/**
 * In: rules and where the verdicts of their conditions lie. Out: what gives the findings that `evaluate` gives.
 * Verdicts are worked out in bytes, so that a group is explained without reading the findings of its parts.
 */
export function explainer(rules: readonly Rule[], placeOf: (atom: Atom) => number): Explain {
  const nodes = laidOut(rules).map((placed) => explainable(placed, placeOf));
  // Used again for each firm, as they are of no use after the answer.
  const verdicts = new Uint8Array(nodes.length);
  return (known) => {
    const findings = new Array<Finding>(nodes.length);
    for (let index = nodes.length - 1; index >= 0; index -= 1) {
      const node = nodes[index];
      if (!node) continue;
      const bits =
        node.kind === 'group' ? groupBits(node, verdicts) : (known.atoms[node.place] ?? BITS.unknown);
      verdicts[index] = bits;
      findings[index] = findingOf(node, bits, known, findings);
    }
    return findings.slice(0, rules.length);
  };
}

function explainable({ rule, from, to }: Placed, placeOf: (atom: Atom) => number): Explainable {
  const { id } = rule;
  if (isGroup(rule)) return { kind: 'group', id, rule, reason: groupReason(rule), from, to };
  const place = placeOf(rule);
  if (isRare(rule)) return { kind: 'rare', id, rule, place };
  if (rule.op === 'is' || rule.op === 'exists')
    return { kind: 'fixed', findings: fixedFindings(rule), place };
  // Which rate an amount lacks depends on the unit of the fact.
  const isMeasured = rule.op === 'between' && rule.unit !== undefined;
  return { kind: 'leaf', id, rule, place, missing: isMeasured ? null : [rule.fact] };
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

/** What the parts of a group come to together; `and` and `or` of bits are Kleene's. */
function groupBits({ rule, from, to }: Group, verdicts: Uint8Array): Bits {
  let [all, any, certain, possible]: [Bits, Bits, number, number] = [BITS.met, BITS.unmet, 0, 0];
  for (let part = from; part < to; part += 1) {
    const bits = verdicts[part] ?? BITS.unknown;
    all &= bits;
    any |= bits;
    certain += bits >> 1;
    possible += bits & 1;
  }
  switch (rule.op) {
    case 'all':
      return all;
    case 'any':
      return any;
    case 'not':
      return opposite(all);
    case 'atLeast':
      return certain >= rule.count ? BITS.met : possible < rule.count ? BITS.unmet : BITS.unknown;
  }
}

function findingOf(node: Explainable, bits: Bits, known: Known, findings: readonly Finding[]): Finding {
  switch (node.kind) {
    case 'group':
      return groupFinding(node, bits, findings.slice(node.from, node.to));
    case 'leaf':
      return leafFinding(node, bits, known);
    case 'fixed': {
      const finding = node.findings[bits];
      if (finding) return finding;
      throw new RangeError('there are no other verdicts');
    }
    case 'rare':
      return { ...(known.findings.get(node.place) ?? evaluate(node.rule, known.read)), node: node.id };
  }
}

function groupFinding({ id, reason }: Group, bits: Bits, parts: readonly Finding[]): Finding {
  const missing = bits === BITS.unknown ? missingOf(parts) : NOTHING;
  return { node: id, verdict: verdictOf(bits), reason, missing, parts };
}

function leafFinding({ id, rule, place, missing }: Leaf, bits: Bits, { reasons, read }: Known): Finding {
  return {
    node: id,
    verdict: verdictOf(bits),
    reason: reasons[place] ?? reasonFor(rule)(read(rule.fact)),
    missing: bits === BITS.unknown ? (missing ?? wouldSettle(rule, read(rule.fact))) : NOTHING,
    parts: NO_PARTS,
  };
}
