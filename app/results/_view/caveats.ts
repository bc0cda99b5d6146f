import type { Match } from '@/lib/domain/matching';
import type { Reason } from '@/lib/domain/rules';
import type { MessageKey } from '@/lib/messages';
import { formatList } from '@/lib/messages/format';
import type { ResultSay } from './say';

/** The reasons behind a place in the order that can speak against an offering one may take part in. */
type Why = { need: Reason; dist: Reason; cost: Reason };
type Input = { labels: readonly Reason[]; why: Why | null };

const PERHAPS = 'label.perhaps_more_than_said';
const PERHAPS_LIMIT = 'label.perhaps_more_than_limit';
const CERTAIN_LIMIT: ReadonlySet<string> = new Set(['label.more_than_limit', 'cost.more_than_limit']);
const CERTAIN: ReadonlySet<string> = new Set([
  'label.more_than_said',
  'cost.more',
  'cost.up_to_twice',
  'cost.more_than_both',
]);

/** What speaks against it, by the codes that say so; in the order in which it is told. */
const CAVEATS: readonly { key: MessageKey; codes: ReadonlySet<string> }[] = [
  { key: 'results.but.need', codes: new Set(['need.none']) },
  { key: 'results.but.beyond', codes: new Set(['need.already_there']) },
  { key: 'results.but.ahead', codes: new Set(['need.starts_higher']) },
  { key: 'results.but.level', codes: new Set(['need.other_level']) },
  { key: 'results.but.practice', codes: new Set(['label.level_so_far']) },
  { key: 'results.but.far', codes: new Set(['label.farther_than_said', 'dist.farther']) },
  { key: 'results.but.perhapsCost', codes: new Set([PERHAPS]) },
  {
    key: 'results.but.cost',
    codes: CERTAIN,
  },
  { key: 'results.but.perhapsLimit', codes: new Set([PERHAPS_LIMIT]) },
  { key: 'results.but.limit', codes: CERTAIN_LIMIT },
  { key: 'results.but.hours', codes: new Set(['label.more_hours_than_said']) },
];

/** In: what is known of a match. Out: what speaks against it, as one list of clauses; null where nothing does. */
export function caveatWords({ t, locale }: Pick<ResultSay, 't' | 'locale'>, input: Input): string | null {
  const all = codesOf(input);
  // A price that an open answer may lower is not told as certain by its part of the score either.
  const told = all.filter(
    (code) =>
      !(all.includes(PERHAPS) && CERTAIN.has(code)) &&
      !(all.includes(PERHAPS_LIMIT) && CERTAIN_LIMIT.has(code)),
  );
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
