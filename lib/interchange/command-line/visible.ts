/** Signs that a terminal obeys and nobody sees: control characters but line break and tab, and those that turn the direction of reading. */
const UNSEEN = /(?![\n\t])[\p{Cc}\u202a-\u202e]/gu;

/** In: a text for a terminal, which may hold text of a file. Out: the same, with each such sign written as JSON writes it. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
