/** Entities that the files use; another one stays as it is written. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  nbsp: ' ',
  pound: '£',
  euro: '€',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  sect: '§',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** In: text with HTML entities, some written twice over (`&amp;pound;`). Out: plain text, blanks drawn together. */
export function decodeEntities(text: string): string {
  const decoded = text.replace(/&(?:#(\d+)|([a-z]+));/gi, (whole, code, name) => {
    if (code !== undefined) return String.fromCodePoint(Number(code));
    return NAMED[String(name).toLowerCase()] ?? whole;
  });
  return decoded === text ? text.replace(/\s+/g, ' ').trim() : decodeEntities(decoded);
}
