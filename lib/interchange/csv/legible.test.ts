import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from './cells';
import { cutTo, readable, visible } from './legible';

/** What a reader of the table does: text in the encoding, and each `\xNN` the byte it names. */
function bytesOf(written: string, encoding: 'utf8' | 'latin1'): Buffer {
  const parts = written.split(/\\x([0-9a-f]{2})/);
  return Buffer.concat(parts.map((part, index) => Buffer.from(part, index % 2 === 1 ? 'hex' : encoding)));
}

/** Bytes as registers have them, letters cut in two and backslashes among them. */
const bytes = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 4 }).map((some) => Buffer.from(some)),
      fc
        .constantFrom('ñ', '水', '🌱', 'a', '\\x41', '\\', '\u202e', '\u0096')
        .map((some) => Buffer.from(some)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.concat(parts));

describe('a row that is refused', () => {
  it('has its bytes back from what is written of it, in both encodings', () => {
    fc.assert(
      fc.property(bytes, (row) => {
        expect(bytesOf(visible(readable(row, 1000), 'utf-8'), 'utf8')).toEqual(row);
        expect(bytesOf(visible(row.toString('latin1'), 'iso-8859-1'), 'latin1')).toEqual(row);
      }),
      { numRuns: 2000 },
    );
  });

  it('stands in the table as it was written', () => {
    fc.assert(
      fc.property(bytes, (row) => {
        // Nothing is left that a table replaces; quotes and the mark against formulas are a matter of the table.
        expect(csvText([[visible(readable(row, 1000), 'utf-8')]])).not.toContain('\ufffd');
      }),
    );
  });

  it('is cut between characters', () => {
    expect(readable(Buffer.from('ñ🌱a'), 2)).toBe('ñ🌱');
    expect(cutTo('ñ🌱a', 2)).toBe('ñ🌱');
    expect(readable(Buffer.from('ñ').subarray(0, 1), 2)).toBe('\udcc3');
  });
});
