import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, csvText } from './cells';
import type { Line } from './lines';
import { frame, readRecords } from './records';

describe('rows', () => {
  it('joins the lines of a quoted cell and numbers the row by its first line', () => {
    expect(rows('a,"b\nc",d\ne,f,g')).toEqual([
      { line: 1, cells: ['a', 'b\nc', 'd'] },
      { line: 3, cells: ['e', 'f', 'g'] },
    ]);
  });

  it.each([
    ['5" pipe,b', ['5" pipe', 'b']],
    ['"say ""hi""",b', ['say "hi"', 'b']],
    ['"",b', ['', 'b']],
    ['a,""', ['a', '']],
    ['a;b,c', ['a;b', 'c']],
    ['a, "b",c', ['a', ' "b"', 'c']],
  ])('reads %s', (text, cells) => {
    expect(rows(text)).toEqual([{ line: 1, cells }]);
  });

  it('leaves empty lines out', () => {
    expect(rows('\n\na,b\n   \nc,d\n').map((row) => row.line)).toEqual([3, 5]);
  });

  it.each([',', ';', '\t'])('keeps a row of empty cells between %j', (delimiter) => {
    const text = ['a', delimiter.repeat(2), ' ', `b${delimiter}c`].join('\n');
    const { records } = frame(linesOf(text), delimiter, true);
    expect(records.map((record) => record.line)).toEqual([1, 2, 4]);
    expect(cellsOf(records, delimiter)).toEqual([['a'], ['', '', ''], ['b', 'c']]);
  });

  it('loses one line to a quote that never closes', () => {
    const text = ['a,b', 'c,"d', ...Array.from({ length: 40 }, (_, at) => `e${at},f`)].join('\n');
    const found = rows(text);
    expect(found).toHaveLength(42);
    expect(found[1]).toEqual({ line: 2, cells: 'open_quote' });
    expect(found.filter((row) => typeof row.cells === 'string')).toHaveLength(1);
  });

  it('loses one line to an open quote on the last line, or to one that another quote seems to close', () => {
    expect(rows('a,b\nc,"d')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: 'open_quote' },
    ]);
    expect(rows('a,"b\n"c",d').map((row) => row.cells)).toEqual(['open_quote', ['c', 'd']]);
  });

  it('refuses text behind a closing quote', () => {
    expect(rows('a,"b"c\nd,e').map((row) => row.cells)).toEqual(['stray_quote', ['d', 'e']]);
  });

  it('gives back every table that was written, wherever the batches are cut', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ñ', '"', ',', '\n', ' ', '='),
      minLength: 1,
      maxLength: 6,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 4 }), async (written, size) => {
        const text = written
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const found = [];
        for await (const batch of readRecords(batched(linesOf(text), size), ','))
          found.push(...cellsOf(batch.records, ','));
        expect(found).toEqual(written);
      }),
      { numRuns: 300 },
    );
  });
});

describe('written cells', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\uff1d1', '\uff0b1', '\uff0d1', '\uff201'])(
    'starts %j with an apostrophe',
    (cell) => {
      expect(
        csvText([[cell]])
          .replace(/^"/, '')
          .startsWith("'"),
      ).toBe(true);
    },
  );

  it('shows control characters and marks of direction as such', () => {
    expect(csvText([['a\0b\u202ec\u001b[31m']])).toBe('a\ufffdb\ufffdc\ufffd[31m\n');
    expect(csvText([['\0=1']])).toBe('\ufffd=1\n');
  });

  it('quotes what would break a row', () => {
    expect(csvText([['a,b', 'c"d', 'e\nf', 1]])).toBe('"a,b","c""d","e\nf",1\n');
  });
});

type Row = { line: number; cells: readonly string[] | string };

function rows(text: string): Row[] {
  const { records } = frame(linesOf(text), ',', true);
  const cells = cellsOf(records, ',');
  return records.map((record, at) => ({
    line: record.line,
    cells: record.problem ?? cells[at] ?? 'unreadable',
  }));
}

function linesOf(text: string): Line[] {
  return text.split('\n').map((line, at) => ({ number: at + 1, text: line, problem: null }));
}

async function* batched(lines: readonly Line[], size: number) {
  for (let at = 0; at < lines.length; at += size) yield { lines: lines.slice(at, at + size), encoding: null };
}
