const LONGEST_CODE = 60;

/** In: a kind as the inventory words it. Out: its code: small letters and hyphens. */
export function codeOf(words: string): string {
  const code = words.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return code.slice(0, LONGEST_CODE).replace(/^-+|-+$/g, '');
}
