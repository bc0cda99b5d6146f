/** Figures by name, and what adds up: in each line the first figure is the sum of the others. */
export type Figures = {
  values: ReadonlyMap<string, number>;
  lines: readonly (readonly [total: string, ...parts: string[]])[];
};

/** No figure of fewer firms is shown. */
export const LEAST_SHOWN = 10;

const NEARLY_NOUGHT = 1e-9;

/**
 * In: figures and the least that may be shown. Out: names of those to keep back: every one from 1 up to the least, and
 * as many more as it takes that none of these can be worked out from what is shown, and that what is kept back on a
 * line comes to the least at least. Nought is shown: it is about nobody.
 */
export function keptBack({ values, lines }: Figures, least = LEAST_SHOWN): ReadonlySet<string> {
  const small = [...values].filter(([, value]) => value > 0 && value < least).map(([name]) => name);
  const hidden = new Set(small);
  for (;;) {
    const weak = lines.find((line) => isWeak(line, { hidden, values, least }) && canHide(line, hidden));
    const line = weak ?? givenAway(lines, hidden);
    const next = line && smallestShown(line, hidden, values);
    if (next === undefined) return hidden;
    hidden.add(next);
  }
}

/** What is kept back on a line could be told too closely: it stands alone, or comes to little. */
function isWeak(
  [total, ...parts]: Figures['lines'][number],
  { hidden, values, least }: { hidden: ReadonlySet<string>; values: Figures['values']; least: number },
): boolean {
  const kept = parts.filter((name) => hidden.has(name));
  if (kept.length === 0) return hidden.has(total);
  return kept.reduce((sum, name) => sum + (values.get(name) ?? 0), 0) < least && !hidden.has(total);
}

/** A line that has something left to hide, and on it something that all lines together give away. */
function givenAway(
  lines: Figures['lines'],
  hidden: ReadonlySet<string>,
): Figures['lines'][number] | undefined {
  if (hidden.size === 0) return undefined;
  const given = determined(lines, hidden);
  const telling = lines.filter((line) => canHide(line, hidden) && line.some((name) => given.includes(name)));
  // A line on which it stands alone is where it is given away; sums are hidden last.
  return (
    telling.find((line) => line.filter((name) => hidden.has(name)).length === 1) ??
    telling.find(([, ...parts]) => canHide(parts, hidden)) ??
    telling[0]
  );
}

function canHide(line: readonly string[], hidden: ReadonlySet<string>): boolean {
  return line.some((name) => !hidden.has(name));
}

/** Parts before the total, so that sums stay; the smallest first, and nought, which hides least, last. */
function smallestShown(
  [total, ...parts]: Figures['lines'][number],
  hidden: ReadonlySet<string>,
  values: Figures['values'],
): string | undefined {
  const size = (name: string) => values.get(name) || Infinity;
  const [first] = parts.filter((name) => !hidden.has(name)).toSorted((a, b) => size(a) - size(b));
  return first ?? (hidden.has(total) ? undefined : total);
}

/** In: what adds up, and names that are kept back. Out: those that the rest gives away, by elimination after Gauss. */
export function determined(lines: Figures['lines'], hidden: ReadonlySet<string>): readonly string[] {
  const given = new Set(unknowns(lines, hidden).flatMap(givenIn));
  return [...hidden].filter((name) => given.has(name));
}

/** Equations that share unknowns, each a sparse line of them with its signs. */
type Equations = { names: readonly string[]; lines: readonly (readonly (readonly [string, number])[])[] };

/** What is kept back on a line is one equation; those that share nothing are solved apart, which is far less work. */
function unknowns(lines: Figures['lines'], hidden: ReadonlySet<string>): readonly Equations[] {
  const parent = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    return root;
  };
  const equations = lines
    .map((line) =>
      line.flatMap((name, place) => (hidden.has(name) ? [[name, place === 0 ? -1 : 1] as const] : [])),
    )
    .filter((line) => line.length > 0);
  for (const [[first] = [''], ...others] of equations)
    for (const [name] of others) if (rootOf(name) !== rootOf(first)) parent.set(rootOf(name), rootOf(first));
  const apart = new Map<string, { names: Set<string>; lines: (typeof equations)[number][] }>();
  for (const line of equations) {
    const root = rootOf(line[0]?.[0] ?? '');
    const part = apart.get(root) ?? { names: new Set(), lines: [] };
    for (const [name] of line) part.names.add(name);
    part.lines.push(line);
    apart.set(root, part);
  }
  return [...apart.values()].map((part) => ({ names: [...part.names], lines: part.lines }));
}

/** Unknowns that stand alone in a line once all others are eliminated. */
function givenIn({ names, lines }: Equations): readonly string[] {
  const places = new Map(names.map((name, place) => [name, place]));
  const rows = lines.map((line) => {
    const row = new Float64Array(names.length);
    for (const [name, sign] of line) row[places.get(name) ?? 0] = sign;
    return row;
  });
  reduce(rows, names.length);
  return rows.flatMap((row) => {
    const alone = row.findIndex((value) => !isNought(value));
    const another = row.findLastIndex((value) => !isNought(value));
    return alone >= 0 && alone === another ? [names[alone] ?? ''] : [];
  });
}

function reduce(rows: Float64Array[], columns: number): void {
  let done = 0;
  for (let column = 0; column < columns; column += 1) {
    const found = rows.findIndex((row, place) => place >= done && !isNought(row[column] ?? 0));
    const pivot = rows[found];
    const other = rows[done];
    if (!pivot || !other) continue;
    rows[found] = other;
    rows[done] = pivot;
    const factor = pivot[column] ?? 1;
    for (let index = 0; index < columns; index += 1) pivot[index] = (pivot[index] ?? 0) / factor;
    for (const [place, row] of rows.entries()) {
      const times = row[column] ?? 0;
      if (place === done || isNought(times)) continue;
      for (let index = 0; index < columns; index += 1)
        row[index] = (row[index] ?? 0) - times * (pivot[index] ?? 0);
    }
    done += 1;
  }
}

function isNought(value: number): boolean {
  return Math.abs(value) < NEARLY_NOUGHT;
}
