import type { RunSummary } from '@/lib/data/runs/summary';
import type { Translator } from '@/lib/messages';
import { isMessageKey } from '@/lib/messages';
import { formatList, formatNumber, inSentence } from '@/lib/messages/format';

const PARTS = ['eligible', 'later', 'closed', 'unknown'] as const;

/** The result in one sentence: how many fit now, come later, are closed, are open. */
export function resultSentence(t: Translator, counts: RunSummary['counts']): string {
  const parts = PARTS.filter((part) => part === 'eligible' || counts[part] > 0).map((part, index) => {
    const word = countWord(t, counts[part]);
    return t(`results.sum.${part}`, { count: counts[part], word: index === 0 ? word : inSentence(word) });
  });
  return t('results.sum.sentence', { list: formatList(t.locale, parts) });
}

/** Small numbers are written out. */
function countWord(t: Translator, count: number): string {
  const key = `results.count.${count}`;
  return isMessageKey(key) ? t(key) : formatNumber(t.locale, count);
}
