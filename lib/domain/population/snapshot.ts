import { canonicalJson } from '../canonical-json';
import type { Codes, Column, Columns } from './columns';
import { type SnapshotHeader, snapshotHeaderSchema } from './snapshot-header';

/** First word of every snapshot: `PUEN`. */
const MARK = 0x4e_45_55_50;
/** Every part begins at a multiple of eight bytes, as numbers need it. */
const ALIGNMENT = 8;

/** Columns and what they were made from. */
export type Snapshot = { dataVersion: string; columns: Columns };

/**
 * In: columns and the version of the data they were made from. Out: all of it in one piece of memory, as it may be
 * written to a file: mark, length of the header, header in JSON (UTF-16), ids, columns. Numbers are in the order of
 * this machine's bytes. Throws RangeError on an id that is empty or holds a line break.
 */
export function writeSnapshot({ dataVersion, columns }: Snapshot): Uint8Array {
  const ids = idText(columns.ids);
  const header = canonicalJson(headerOf(dataVersion, columns, ids));
  const parts = [Uint32Array.of(MARK, header.length), textAs(header, 2), textAs(ids, widthOf(ids))];
  const arrays = [...parts, ...[...columns.columns.values()].flatMap(arraysOf)];
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0));
  let at = 0;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/**
 * In: a snapshot that begins at a multiple of eight bytes of its buffer, which is shared memory threads are to share its columns. Out: columns over the same memory, nothing
 * copied. Throws RangeError if it is not a snapshot of this form or is cut off, ZodError if its header is broken.
 */
export function readSnapshot({ buffer, byteOffset, byteLength }: Uint8Array): Snapshot {
  let at = byteOffset;
  const next = (bytes: number): number => {
    const from = at;
    at += aligned(bytes);
    if (from + bytes > byteOffset + byteLength) throw new RangeError('the snapshot is cut off');
    return from;
  };
  const [mark, characters = 0] = new Uint32Array(buffer, next(8), 2);
  if (mark !== MARK) throw new RangeError('this is not a snapshot of columns');
  const text = textOf(new Uint16Array(buffer, next(2 * characters), characters));
  const header = snapshotHeaderSchema.parse(JSON.parse(text));
  const idBytes = next(header.ids.width * header.ids.characters);
  const { width, characters: letters } = header.ids;
  const idsText = textOf(
    width === 1 ? new Uint8Array(buffer, idBytes, letters) : new Uint16Array(buffer, idBytes, letters),
  );
  const ids = header.ids.count === 0 ? [] : idsText.split('\n').map((id) => (id === '' ? null : id));
  const columns = header.columns.map(
    (column) => [column.fact, columnOver(column, buffer, header.rows, next)] as const,
  );
  return { dataVersion: header.dataVersion, columns: { rows: header.rows, ids, columns: new Map(columns) } };
}

function columnOver(
  column: SnapshotHeader['columns'][number],
  buffer: ArrayBufferLike,
  rows: number,
  next: (bytes: number) => number,
): Column {
  if (column.kind === 'codes') {
    const at = next(column.width * rows);
    return { kind: 'codes', codes: codesOver(buffer, at, rows, column.width), values: column.values };
  }
  const lo = new Float64Array(buffer, next(8 * rows), rows);
  const hi = new Float64Array(buffer, next(8 * rows), rows);
  return { kind: 'number', lo, hi, state: new Uint8Array(buffer, next(rows), rows), units: column.units };
}

function codesOver(buffer: ArrayBufferLike, at: number, rows: number, width: 1 | 2 | 4): Codes {
  if (width === 1) return new Uint8Array(buffer, at, rows);
  return width === 2 ? new Uint16Array(buffer, at, rows) : new Uint32Array(buffer, at, rows);
}

function headerOf(dataVersion: string, { rows, ids, columns }: Columns, text: string): SnapshotHeader {
  return {
    ...{ form: 1, dataVersion, rows },
    ids: { characters: text.length, width: widthOf(text), count: ids.length },
    columns: [...columns].map(([fact, column]) =>
      column.kind === 'number'
        ? { kind: 'number', fact, units: column.units }
        : { kind: 'codes', fact, width: codeWidth(column.codes), values: column.values },
    ),
  };
}

function arraysOf(column: Column): readonly (Float64Array | Codes)[] {
  return column.kind === 'codes' ? [column.codes] : [column.lo, column.hi, column.state];
}

function codeWidth(codes: Codes): 1 | 2 | 4 {
  if (codes instanceof Uint8Array) return 1;
  return codes instanceof Uint16Array ? 2 : 4;
}

function idText(ids: readonly (string | null)[]): string {
  if (ids.some((id) => id === '' || id?.includes('\n')))
    throw new RangeError('an id is empty or has a line break');
  return ids.join('\n');
}

function widthOf(text: string): 1 | 2 {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0xff) return 2;
  return 1;
}

function textAs(text: string, width: 1 | 2): Uint8Array | Uint16Array {
  const codes = width === 1 ? new Uint8Array(text.length) : new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) codes[index] = text.charCodeAt(index);
  return codes;
}

/** In pieces, because a function takes only so many arguments. */
function textOf(codes: Uint8Array | Uint16Array): string {
  const piece = 8_192;
  let text = '';
  for (let at = 0; at < codes.length; at += piece)
    text += String.fromCharCode(...codes.subarray(at, at + piece));
  return text;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
