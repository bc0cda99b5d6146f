import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { determined, type Figures, keptBack } from './suppression';

/** Figures of a table with a total for each row, each column and the whole. */
function table(cells: readonly (readonly number[])[]): Figures {
  const values = new Map<string, number>();
  const columns = cells[0]?.map((_, column) => column) ?? [];
  const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
  cells.forEach((row, r) => {
    row.forEach((value, c) => void values.set(`${r}.${c}`, value));
    values.set(`${r}`, sum(row));
  });
  for (const c of columns) values.set(`.${c}`, sum(cells.map((row) => row[c] ?? 0)));
  values.set('all', sum(cells.flat()));
  const rows = cells.map((row, r): [string, ...string[]] => [`${r}`, ...row.map((_, c) => `${r}.${c}`)]);
  const down = columns.map((c): [string, ...string[]] => [`.${c}`, ...cells.map((_, r) => `${r}.${c}`)]);
  return {
    values,
    lines: [
      ...rows,
      ...down,
      ['all', ...cells.map((_, r) => `${r}`)],
      ['all', ...columns.map((c) => `.${c}`)],
    ],
  };
}

describe('figures below ten', () => {
  it('keeps nothing back where all are large or nought', () => {
    expect([
      ...keptBack(
        table([
          [20, 0],
          [0, 30],
        ]),
      ),
    ]).toEqual([]);
  });

  it('keeps back a small one and, for it to stay so, one more in its row and column', () => {
    const kept = keptBack(
      table([
        [3, 40],
        [50, 60],
      ]),
    );
    expect([...kept].toSorted()).toEqual(['0.0', '0.1', '1.0', '1.1']);
  });

  it('keeps more back where two together are still few', () => {
    const kept = keptBack({
      values: new Map([
        ['t', 60],
        ['a', 2],
        ['b', 3],
        ['c', 55],
      ]),
      lines: [['t', 'a', 'b', 'c']],
    });
    expect([...kept].toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('sees what the rest gives away', () => {
    const { lines } = table([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect(determined(lines, new Set(['0.0', '0.1', '1.0', '1.1']))).toEqual([]);
    // Two squares joined by one cell: every row and column has two, and the joint is given away.
    expect(determined(lines, new Set(['0.0', '0.1']))).toEqual(['0.0', '0.1']);
  });

  it('never lets a small figure be worked out', () => {
    const figure = fc.oneof(fc.nat(12), fc.integer({ min: 10, max: 200 }));
    const any = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(figure, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(any, (cells) => {
        const figures = table(cells);
        const kept = keptBack(figures);
        const given = determined(figures.lines, kept);
        for (const [name, value] of figures.values) {
          const isSmall = value > 0 && value < 10;
          if (isSmall) expect(kept).toContain(name);
          if (isSmall) expect(given).not.toContain(name);
        }
        for (const [total, ...parts] of figures.lines) {
          const hidden = parts.filter((name) => kept.has(name)).map((name) => figures.values.get(name) ?? 0);
          if (hidden.length > 0 && !kept.has(total))
            expect(hidden.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(10);
        }
      }),
      { numRuns: 500 },
    );
  });
});
