import type { Match } from '@/lib/domain/matching';
import type { Reason } from '@/lib/domain/rules';
import type { MessageKey } from '@/lib/messages';
import { formatList } from '@/lib/messages/format';
import type { ResultSay } from './say';

/** The reasons behind a place in the order that can speak against an offering one may take part in. */
type Why = { need: Reason; dist: Reason; cost: Reason };
type Input = { labels: readonly Reason[]; why: Why | null };

/** What speaks against it, by the codes that say so; in the order in which it is told. */
const CAVEATS: readonly { key: MessageKey; codes: ReadonlySet<string> }[] = [
  { key: 'results.but.need', codes: new Set(['need.none']) },
  {
    key: 'results.but.level',
    codes: new Set(['need.other_level', 'need.already_there', 'need.starts_higher']),
  },
  { key: 'results.but.practice', codes: new Set(['label.level_so_far']) },
  { key: 'results.but.far', codes: new Set(['label.farther_than_said', 'dist.farther']) },
  {
    key: 'results.but.cost',
    codes: new Set(['label.more_than_said', 'cost.more', 'cost.up_to_twice', 'cost.more_than_both']),
  },
  { key: 'results.but.limit', codes: new Set(['label.more_than_limit', 'cost.more_than_limit']) },
  { key: 'results.but.hours', codes: new Set(['label.more_hours_than_said']) },
];

/** In: what is known of a match. Out: what speaks against it, as one list of clauses; null where nothing does. */
export function caveatWords({ t, locale }: Pick<ResultSay, 't' | 'locale'>, input: Input): string | null {
  const told = codesOf(input);
  const clauses = CAVEATS.filter(({ codes }) => told.some((code) => codes.has(code))).map(({ key }) =>
    t(key),
  );
  return clauses.length > 0 ? formatList(locale, clauses) : null;
}

/** Codes that the status of an offering one may take part in has told already. */
export function isToldAsCaveat(code: string): boolean {
  return CAVEATS.some(({ codes }) => codes.has(code));
}

/** The reasons of a match that can speak against it. */
export function whyOf({ parts }: Pick<Match, 'parts'>): Why | null {
  return parts && { need: parts.need.reason, dist: parts.dist.reason, cost: parts.cost.reason };
}

function codesOf({ labels, why }: Input): readonly string[] {
  return [...labels, ...(why ? [why.need, why.dist, why.cost] : [])].map(({ code }) => code);
}
