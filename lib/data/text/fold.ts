/** In: text in any case, with or without accents. Out: its words as they are compared. */
export function foldedWords(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** In: texts. Out: what `hasWordFrom` looks in. */
export function foldedText(texts: readonly string[]): string {
  return ` ${foldedWords(texts.join(' ')).join(' ')} `;
}

/** True if some word of the folded text starts with `start`. */
export function hasWordFrom(folded: string, start: string): boolean {
  return folded.includes(` ${start}`);
}

export function hasWord(folded: string, word: string): boolean {
  return folded.includes(` ${word} `);
}
