import type { RunSummary } from '@/lib/data/runs/summary';
import type { Translator } from '@/lib/messages';
import { isMessageKey } from '@/lib/messages';
import { formatList, formatNumber, inSentence } from '@/lib/messages/format';

const PARTS = ['eligible', 'later', 'closed', 'unknown', 'generic'] as const;

/** Numbers from here on are written in figures. */
const FIGURES = 11;

/** The result in one sentence: how many fit now, come later, are closed, are open, give money only. */
export function resultSentence(t: Translator, counts: RunSummary['counts']): string {
  const shown = PARTS.filter((part) => part === 'eligible' || counts[part] > 0);
  // Words and figures are not mixed in one sentence.
  const inWords = shown.every((part) => counts[part] < FIGURES);
  const parts = shown.map((part) => {
    const count = counts[part];
    return t(`results.sum.${part}`, {
      count,
      word: inWords ? countWord(t, count) : formatNumber(t.locale, count),
    });
  });
  return t('results.sum.sentence', { list: formatList(t.locale, parts) });
}

function countWord(t: Translator, count: number): string {
  const key = `results.count.${count}`;
  return isMessageKey(key) ? inSentence(t(key)) : formatNumber(t.locale, count);
}
