import type { Finding, Reason } from '../rules';
import type { MatchStatus } from '../vocabulary';
import type { Match } from './types';

/** What a firm has been told of one offering: its status, and the criterion that decided it. */
export type Told = { status: MatchStatus; by: { node: string; reason: Reason } | null };

/** What a firm has been told of each offering; one that it never heard of has no entry. */
export type ToldState = Readonly<Record<string, Told>>;

/** Why a status is another one; `reason` is a criterion, null where nothing is asked that could be named. */
export type Because =
  | { why: 'new' }
  | { why: 'withdrawn' }
  /** It asks for this now as well, and the firm has it. */
  | { why: 'met'; reason: Reason | null }
  /** It asks for this no more. */
  | { why: 'dropped'; reason: Reason }
  /** It asks for this, and the firm has it not. */
  | { why: 'asks'; reason: Reason | null }
  /** An answer settles it. */
  | { why: 'question'; fact: string }
  /** Only the institution can settle it. */
  | { why: 'open'; reason: Reason | null };

/** One offering whose status is another one than the firm was told. */
export type ResultChange = {
  offering: string;
  from: MatchStatus;
  to: MatchStatus;
  because: Because;
};

/**
 * In: what was told, and the matches of today. Out: what holds from now on. An offering that could not be worked out
 * says nothing of the firm, so what was told of it stands.
 */
export function toldNow(before: ToldState, matches: readonly Match[]): ToldState {
  const entries = matches.flatMap((match): [string, Told][] => {
    if (match.status !== 'error') return [[match.offering, toldOf(match)]];
    const told = before[match.offering];
    return told ? [[match.offering, told]] : [];
  });
  return Object.fromEntries(entries);
}

/** In: what was told, and the matches of today. Out: each offering whose status differs, with what decided it. */
export function resultChanges(before: ToldState, matches: readonly Match[]): readonly ResultChange[] {
  const offered = new Set(matches.map(({ offering }) => offering));
  const changed = matches.flatMap((match) => changeOf(before[match.offering], match));
  const gone = Object.entries(before).flatMap(([offering, told]): ResultChange[] =>
    offered.has(offering) || statusOf(told) === 'no'
      ? []
      : [{ offering, from: told.status, to: 'no', because: { why: 'withdrawn' } }],
  );
  return [...changed, ...gone];
}

function changeOf(told: Told | undefined, match: Match): readonly ResultChange[] {
  const from = statusOf(told);
  const { offering, status: to } = match;
  if (to === 'error' || from === to) return [];
  return [{ offering, from, to, because: becauseOf(told, match) }];
}

/** What was never told, or could not be worked out, is to a firm as if it were not for it. */
function statusOf(told: Told | undefined): MatchStatus {
  return told === undefined || told.status === 'error' ? 'no' : told.status;
}

function toldOf(match: Match): Told {
  const by = decidingPart(match);
  return { status: match.status, by: by && { node: by.node, reason: by.reason } };
}

function becauseOf(told: Told | undefined, match: Match): Because {
  const by = decidingPart(match)?.reason ?? null;
  if (match.status === 'unknown') {
    const [fact] = match.missing;
    return fact === undefined ? { why: 'open', reason: by } : { why: 'question', fact };
  }
  if (match.status !== 'eligible') return { why: 'asks', reason: by };
  if (told === undefined) return { why: 'new' };
  if (told.by === null) return { why: 'met', reason: null };
  const { node, reason } = told.by;
  const now = askingParts(match).find((part) => part.node === node);
  return now ? { why: 'met', reason: now.reason } : { why: 'dropped', reason };
}

/** The criterion behind a status other than that of an offering that fits. */
function decidingPart(match: Match): Finding | null {
  const parts = askingParts(match);
  const firstOf = (verdict: Finding['verdict'], among = parts) =>
    among.find((part) => part.verdict === verdict) ?? null;
  switch (match.status) {
    case 'eligible':
      return null;
    case 'unknown':
      // What would still have to come first leaves no status open.
      return firstOf('unknown', askingParts(match, ['G7', 'G8']));
    default:
      return firstOf('unmet') ?? firstOf('unknown');
  }
}

/** Places alone decide no status. */
function askingParts({ gates }: Match, without: readonly string[] = ['G8']): readonly Finding[] {
  return gates.filter(({ node }) => !without.includes(node)).flatMap((gate) => gate.parts);
}
