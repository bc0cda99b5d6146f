/** Words further apart than this are not taken for one another. */
const MOST_EDITS = 2;
const MOST_NAMED = 5;
const NO_NUMBERS = 1e9;

/**
 * In: a word and known ones. Out: the known one that is most likely meant: written almost like it, or ending with it
 * after a dot; null where none is, or two are equally so.
 */
export function nearestTo(word: string, known: Iterable<string>): string | null {
  const most = Math.min(MOST_EDITS, Math.floor((word.length - 1) / 2));
  const names = [...known];
  const [first, second] = byEdits(word, names).filter(({ edits }) => edits <= most);
  if (first) return second?.edits === first.edits ? null : first.name;
  const [only, ...others] = names.filter((name) => plain(name).endsWith(`.${plain(word)}`));
  return others.length > 0 ? null : (only ?? null);
}

/** In: a word and known ones. Out: the few that are written most like it, the nearest first; empty where nothing is alike. */
export function closestTo(word: string, known: Iterable<string>): readonly string[] {
  return byEdits(word, known)
    .filter(({ name, edits }) => edits <= mostEdits(word, name))
    .slice(0, MOST_NAMED)
    .map(({ name }) => name);
}

/** About a third of the letters; what both begin with up to a dot says nothing of how alike the names are. */
function mostEdits(word: string, name: string): number {
  const [own, other] = [word.split('.'), name.split('.')];
  let same = 0;
  while (same < Math.min(own.length, other.length) - 1 && plain(own[same] ?? '') === plain(other[same] ?? ''))
    same += 1;
  const longest = Math.max(own.slice(same).join('.').length, other.slice(same).join('.').length);
  return Math.ceil(longest / 3);
}

/** In: a word and known ones. Out: all of them, those written most like it first. */
export function nearestFirst(word: string, known: Iterable<string>): readonly string[] {
  return byEdits(word, known).map(({ name }) => name);
}

function byEdits(word: string, known: Iterable<string>): readonly { name: string; edits: number }[] {
  return [...known]
    .map((name) => ({ name, edits: editsBetween(plain(word), plain(name)) }))
    .toSorted(
      (a, b) =>
        a.edits - b.edits ||
        Math.abs(a.name.length - word.length) - Math.abs(b.name.length - word.length) ||
        apart(word, a.name) - apart(word, b.name) ||
        order(a.name, b.name),
    );
}

/** Between numbers the one nearer in value comes first. */
function apart(a: string, b: string): number {
  const distance = Math.abs(Number(a) - Number(b));
  return Number.isNaN(distance) ? NO_NUMBERS : distance;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Capitals are often mistaken and mean nothing by themselves. */
function plain(word: string): string {
  return word.toLowerCase();
}

/** Letters to put in, take out, change or swap with the next; after Damerau and Levenshtein. */
function editsBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let place = 0; place < a.length; place += 1) {
    const next = [place + 1];
    for (let column = 0; column < b.length; column += 1) {
      const changed = (row[column] ?? 0) + (a[place] === b[column] ? 0 : 1);
      const isSwap = place > 0 && column > 0 && a[place] === b[column - 1] && a[place - 1] === b[column];
      const swapped = isSwap ? (before[column - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(changed, swapped, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
