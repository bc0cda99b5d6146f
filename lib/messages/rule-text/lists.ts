import { formatList } from '../format';
import type { Translator } from '../index';

/** In: words. Out: "a, b and c"; words that hold a comma or a joining word of their own are kept apart by semicolons. */
export function listOf(t: Translator, words: readonly string[], kind: 'and' | 'or'): string {
  const isPlain = !words.some((word) => /[,;:](?!\d)| (and|or|y|e|o|u) /.test(word));
  if (isPlain || words.length < 2) return formatList(t.locale, words, kind);
  const last = words.at(-1) ?? '';
  return `${words.slice(0, -1).join('; ')}; ${joiner(t, last, kind)} ${last}`;
}

/** In: words. Out: "neither a nor b". */
export function neitherOf(t: Translator, words: readonly string[]): string {
  const [first = '', ...others] = words;
  return others.reduce(
    (before, second) => t('rules.list.neither', { first: before, second }),
    t('rules.list.neither.first', { list: first }),
  );
}

/** In: words. Out: "a or b" as it follows a "not". */
export function norOf(t: Translator, words: readonly string[]): string {
  const [first = '', ...others] = words;
  return others.reduce((before, second) => t('rules.list.nor', { first: before, second }), first);
}

/** "and" or "or" as it is written before a word: Spanish changes y and o by the sound that follows. */
function joiner(t: Translator, word: string, kind: 'and' | 'or'): string {
  const other = '1';
  return formatList(t.locale, [other, word], kind).slice(other.length, -word.length).trim();
}
