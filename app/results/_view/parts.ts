import type { PartRow } from '@/lib/charts';
import { roundHalfUp, toNumber } from '@/lib/domain/fraction';
import type { Institution, Match, RankingPolicy } from '@/lib/domain/matching';
import { SCORE_PARTS } from '@/lib/domain/vocabulary';
import { formatNumber } from '@/lib/messages/format';
import { reasonText } from '@/lib/messages/reason-text';
import { fromMatch, paths } from '@/lib/paths';
import { isCapOpen } from './rules-kept';
import type { ResultSay } from './say';
import { ofThisBoard } from './together';

/** `travel`: the answer the firm chose for how far its people can go; null without one. */
type Beside = { policy: RankingPolicy; institution: Institution; travel: string | null };

/** A distance is told beside how far the firm can go. */
const IN_KM: ReadonlySet<string> = new Set(['dist.km', 'dist.hybrid', 'dist.farther']);

/** The eight parts in order, each with its word, its sentence and its points of the most there are. */
export function partsView(
  { t, locale, names }: ResultSay,
  { offering, parts, rules, total }: Pick<Match, 'offering' | 'parts' | 'rules' | 'total'>,
  { policy, institution, travel }: Beside,
): { rows: readonly PartRow[]; total: string } | null {
  const { weights } = policy;
  if (!parts || total === null) return null;
  const number = (value: number) => formatNumber(locale, value);
  const points = (of: number, max: number) =>
    t('results.match.points', { points: number(of), max: number(max) });
  const most = SCORE_PARTS.reduce((sum, part) => sum + weights[part], 0);
  return {
    rows: SCORE_PARTS.map((part) => {
      const { value, points: added, reason } = parts[part];
      return {
        key: part,
        label: t(`vocabulary.scorePart.${part}`),
        value: toNumber(value),
        word: t(`results.match.word.${wordOf(reason.code, toNumber(value))}`),
        sentence: [
          reasonText(t, ofThisBoard(reason, institution, policy), names),
          ...(IN_KM.has(reason.code) && travel !== null ? [t('results.match.travel', { travel })] : []),
          ...(reason.code === 'incl.partly' && isCapOpen(rules) ? [t('results.match.capOpen')] : []),
        ].join(' '),
        points: points(roundHalfUp(added, 1), weights[part]),
        link: tellSources(t, reason.code, offering),
      };
    }),
    total: points(total, most),
  };
}

/** No question on the sources is open, but one answer says less than it did before the firm moved, or not all. */
function tellSources(t: ResultSay['t'], code: string, offering: string): NonNullable<PartRow['link']> | null {
  const href = paths.screen('sources', fromMatch(offering));
  if (code === 'bridge.open_places') return { href, text: t('results.match.tellPlaces') };
  return code === 'bridge.sources_to_name' ? { href, text: t('results.match.tellSources') } : null;
}

type Word = 'unknown' | 'none' | 'little' | 'partly' | 'mostly' | 'fully';

/** In: why a part has its value, and the value from 0 to 1. What the firm has not told neither fits nor fails to. */
export function wordOf(code: string, value: number): Word {
  if (/\.(unknown|partly_unknown|nothing_chosen|so_far|open_places|sources_to_name)/.test(code))
    return 'unknown';
  if (value <= 0) return 'none';
  if (value >= 1) return 'fully';
  return value < 0.4 ? 'little' : value < 0.7 ? 'partly' : 'mostly';
}
