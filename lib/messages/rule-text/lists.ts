import { formatList } from '../format';
import type { Translator } from '../index';

/** In: words. Out: "a, b and c"; words that hold a comma or a joining word of their own are kept apart by semicolons. */
export function listOf(t: Translator, words: readonly string[], kind: 'and' | 'or'): string {
  if (words.length < 2 || words.every(isPlain)) return formatList(t.locale, words, kind);
  const last = words.at(-1) ?? '';
  return `${words.slice(0, -1).join('; ')}; ${joiner(t, last, kind)} ${last}`;
}

/** Without a comma or a joining word that could be taken for one of the list; a code at the end closes a title. */
function isPlain(word: string): boolean {
  const bare = withoutBrackets(word.replaceAll(/[“«][^”»]*[”»]/g, ''));
  if (/[,;:](?!\d)/.test(bare)) return false;
  return /\([\w-]+\)$/.test(word) || !/ (and|or|y|e|o|u) /.test(bare);
}

/** From the inside out. */
function withoutBrackets(text: string): string {
  const outer = text.replaceAll(/\([^()]*\)/g, '');
  return outer === text ? text : withoutBrackets(outer);
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
