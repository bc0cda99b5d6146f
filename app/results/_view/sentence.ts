import type { RunSummary } from '@/lib/data/runs/summary';
import type { Translator } from '@/lib/messages';
import { isMessageKey } from '@/lib/messages';
import { capital, formatList, formatNumber, inSentence } from '@/lib/messages/format';

const PARTS = ['eligible', 'later', 'closed', 'unknown', 'generic'] as const;
/** Ways into an offering that fits and that one cannot simply enter. */
const NOT_OPEN = ['waiting', 'invitation', 'closed'] as const;

/** Numbers from here on are written in figures. */
const FIGURES = 11;

type Counted = Pick<RunSummary, 'counts' | 'intakes'>;
type Word = (count: number) => string;

/** The result in one sentence: how many fit now, come later, are closed, are open, give money only. */
export function resultSentence(t: Translator, { counts, intakes }: Counted): string {
  const shown = PARTS.filter((part) => part === 'eligible' || counts[part] > 0);
  // Words and figures are not mixed in one sentence.
  const inWords = shown.every((part) => counts[part] < FIGURES);
  const word = (count: number) => (inWords ? countWord(t, count) : formatNumber(t.locale, count));
  const [, ...others] = shown.map((part) =>
    t(`results.sum.${part}`, { count: counts[part], word: word(counts[part]) }),
  );
  // What is not settled may well be open: that none is would be an answer nobody has given.
  if (counts.eligible === 0 && counts.unknown > 0)
    return t('results.sum.notYet', { list: formatList(t.locale, others) });
  const list = [eligibleWords(t, { counts, intakes }, word), ...others];
  return t('results.sum.sentence', { list: capital(formatList(t.locale, list)) });
}

/** Whoever has to wait or to be invited cannot simply take part, so that is said at once. */
function eligibleWords(t: Translator, { counts: { eligible }, intakes }: Counted, word: Word): string {
  const values = { count: eligible, word: word(eligible) };
  // Results stored before the engine 1.4.0 have no such field.
  const held = NOT_OPEN.flatMap((intake) => {
    const count = intakes?.[intake] ?? 0;
    const all = count === eligible ? 'yes' : 'no';
    return count > 0 ? [t(`results.sum.how.${intake}`, { count, all, word: word(count) })] : [];
  });
  if (held.length === 0) return t('results.sum.eligible', values);
  return t('results.sum.eligibleBut', { ...values, how: formatList(t.locale, held) });
}

function countWord(t: Translator, count: number): string {
  const key = `results.count.${count}`;
  return isMessageKey(key) ? inSentence(t(key)) : formatNumber(t.locale, count);
}
