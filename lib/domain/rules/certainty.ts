import { type CriterionKind, nodesOf, type RuleLibrary, type WrittenRule } from './language';
import type { Finding, Verdict } from './types';

/** How firmly a result stands: for certain, on the firm's word, until somebody has checked it, or not at all yet. */
export type Certainty = 'certain' | 'declared' | 'to_be_checked' | 'open';

/** Kind of each criterion by the id its node has in findings. */
export type CriterionKinds = ReadonlyMap<string, CriterionKind>;

/** Facts that only the institution can tell begin with this. */
const CHECKED = 'checked.';

/** From firm to weak; what the institution itself has said stands firmest, whatever its criterion is called. */
const SAID_BY_INSTITUTION = -1;
const RANKS = { hard: 0, informative: 0, declared: 1, to_verify: 2 } as const satisfies Record<
  CriterionKind,
  number
>;
const BY_RANK = ['certain', 'declared', 'to_be_checked'] as const;

/** In: a written rule and its library. Out: the kinds of all its criteria, those of named predicates too. */
export function criterionKinds(rule: WrittenRule, library: RuleLibrary): CriterionKinds {
  const kinds = new Map<string, CriterionKind>();
  collect(rule, { library, prefix: '', within: [] }, kinds);
  return kinds;
}

type Place = { library: RuleLibrary; prefix: string; within: readonly string[] };

function collect(rule: WrittenRule, place: Place, kinds: Map<string, CriterionKind>): void {
  const { library, prefix, within } = place;
  for (const node of nodesOf(rule)) {
    const id = `${prefix}${node.id}`;
    if (node.op === 'criterion') kinds.set(id, node.kind);
    if (node.op !== 'use' || within.includes(node.predicate)) continue;
    const meant = library.predicates[node.predicate];
    if (meant) collect(meant, { library, prefix: `${id}/`, within: [...within, node.predicate] }, kinds);
  }
}

/**
 * In: the finding of a rule and the kinds of its criteria. Out: how firmly it stands. What is unknown is to be checked
 * where only the institution's word is missing, else open. What is decided stands as firmly as the weakest of the
 * criteria it rests on; where one of several would do, the firmest of them counts.
 */
export function certaintyOf(finding: Finding, kinds: CriterionKinds): Certainty {
  if (finding.verdict === 'unknown') return isForInstitution(finding) ? 'to_be_checked' : 'open';
  return BY_RANK[Math.max(0, rankOf(finding, kinds))] ?? 'certain';
}

/** Its word on a linked entity follows the key of their list. What misses nothing, such as a number divided by nought, is not settled by anybody's word. */
function isForInstitution({ missing }: Finding): boolean {
  return (
    missing.length > 0 && missing.every((fact) => fact.startsWith(CHECKED) || fact.includes(`.${CHECKED}`))
  );
}

function rankOf(finding: Finding, kinds: CriterionKinds): number {
  const inner = innerRank(finding, kinds);
  const kind = kinds.get(finding.node);
  return kind === undefined || inner === SAID_BY_INSTITUTION ? inner : Math.max(RANKS[kind], inner);
}

function innerRank(finding: Finding, kinds: CriterionKinds): number {
  const { verdict, parts, reason } = finding;
  const ranks = (of: Verdict) =>
    parts
      .filter((part) => part.verdict === of)
      .map((part) => rankOf(part, kinds))
      .toSorted((a, b) => a - b);
  switch (reason.code) {
    case 'rule.not':
      return parts[0] ? rankOf(parts[0], kinds) : 0;
    case 'rule.all':
      return verdict === 'met' ? weakest(ranks('met')) : firmest(ranks('unmet'));
    case 'rule.any':
      return verdict === 'met' ? firmest(ranks('met')) : weakest(ranks('unmet'));
    case 'rule.atLeast': {
      const count = Number(reason.values.count);
      const needed = verdict === 'met' ? count : parts.length - count + 1;
      return weakest(ranks(verdict).slice(0, Math.max(0, needed)));
    }
    case 'rule.linked':
      return weakest([...ranks('met'), ...ranks('unmet')]);
    default:
      return String(reason.values.fact).startsWith(CHECKED) ? SAID_BY_INSTITUTION : 0;
  }
}

function weakest(ranks: readonly number[]): number {
  return ranks.length === 0 ? 0 : Math.max(...ranks);
}

function firmest(ranks: readonly number[]): number {
  return ranks[0] ?? 0;
}
