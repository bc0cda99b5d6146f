/** Values by the texts that stand for them; case, accents, repeated spaces and leading zeros do not count. */
export type TextTable<T> = ReadonlyMap<string, T>;

/** In: entries, each with its texts. Out: the table. Throws RangeError if two entries share a text. */
export function textTable<T>(entries: readonly { texts: readonly string[]; value: T }[]): TextTable<T> {
  const table = new Map<string, T>();
  for (const { texts, value } of entries)
    for (const text of texts.map(plain)) {
      if (table.has(text)) throw new RangeError(`"${text}" stands for two things`);
      table.set(text, value);
    }
  return table;
}

/** In: a text as found in a file. Out: the form in which texts are compared. */
export function plain(text: string): string {
  const even = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
  // Spreadsheets drop the leading zeros of codes.
  return /^\d+$/.test(even) ? even.replace(/^0+(?=\d)/, '') : even;
}
