import { shortfallsOf } from '@/lib/domain/governance';
import type { Institution, RankingPolicy } from '@/lib/domain/matching';
import type { Reason } from '@/lib/domain/rules';
import type { Locale } from '@/lib/domain/vocabulary';
import { inSentence } from '@/lib/messages/format';

/** In: why a part has its value. Out: the same; of a rule that is not kept only the conditions that this board fails. */
export function ofThisBoard(
  reason: Reason,
  institution: Institution | undefined,
  { governance }: RankingPolicy,
): Reason {
  const { failed } = reason.values;
  if (!institution || !reason.code.startsWith('gov.') || !Array.isArray(failed)) return reason;
  const each = failed.flatMap((rule) => shortfallsOf(String(rule), institution, governance));
  return { ...reason, values: { ...reason.values, failed: each } };
}

/** A body inside a sentence: what describes it begins small, a proper name stays as it is written. */
export function bodyInSentence(name: Readonly<Record<Locale, string>>, locale: Locale): string {
  const words = name[locale].split(' ').filter((word) => !SMALL.has(word));
  const isProper = name.en === name.es || /^\p{Lu}/u.test(words[1] ?? '');
  return isProper ? name[locale] : inSentence(name[locale]);
}

/** Words that make no proper name, the State among them. */
const SMALL: ReadonlySet<string> = new Set([
  'of',
  'the',
  'de',
  'del',
  'la',
  'las',
  'el',
  'los',
  'y',
  'and',
  'Estado',
]);
