/** Codes further apart than this are not taken for one another. */
const MOST_EDITS = 2;

/** In: a word and known ones. Out: the known one that is written most like it; null where none is close or two are equally so. */
export function nearestTo(word: string, known: Iterable<string>): string | null {
  let best: { word: string; edits: number } | null = null;
  let isTied = false;
  const most = Math.min(MOST_EDITS, Math.floor((word.length - 1) / 2));
  for (const one of known) {
    if (Math.abs(one.length - word.length) > most) continue;
    const edits = editsBetween(word, one);
    if (edits > most || (best && edits > best.edits)) continue;
    isTied = best !== null && edits === best.edits;
    best = { word: one, edits };
  }
  return isTied ? null : (best?.word ?? null);
}

/** Letters to put in, take out or change; after Levenshtein. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (const [place, letter] of [...a].entries()) {
    const next = [place + 1];
    for (const [column, other] of [...b].entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
