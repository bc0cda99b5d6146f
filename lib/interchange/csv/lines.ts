import { isAscii, isUtf8 } from 'node:buffer';
import { cutTo, readable } from './legible';
import { fileError } from './problem';

export const ENCODINGS = ['utf-8', 'iso-8859-1'] as const;
export type Encoding = (typeof ENCODINGS)[number];
export type LineProblem = 'line_too_long' | 'nul_byte' | 'not_utf8';

/** One physical line, numbered from 1; `text` of a line with a problem is for showing only. */
export type Line = { number: number; text: string; problem: LineProblem | null };

/** `encoding` is null while every byte so far is ASCII, which reads the same in both. */
export type LineBatch = { lines: readonly Line[]; encoding: Encoding | null };

/** No register has lines near this; a file without line ends must not fill the memory. */
export const MAX_LINE_BYTES = 64 * 1024;

const [LF, CR] = [0x0a, 0x0d];
const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const SHOWN = 80;

/** In: bytes in chunks of any size. Out: the lines they hold, ended by LF, CRLF or CR, decoded, in batches. */
export async function* readLines(
  source: AsyncIterable<Uint8Array>,
  choice: Encoding | 'auto',
): AsyncGenerator<LineBatch> {
  let encoding: Encoding | null = choice === 'auto' ? null : choice;
  let rest: Buffer = Buffer.alloc(0);
  let number = 1;
  let skipping = false;
  let atStart = true;
  for await (const chunk of source) {
    let bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
    if (atStart) {
      if (bytes.length < UTF8_BOM.length) {
        rest = bytes;
        continue;
      }
      atStart = false;
      const head = readHead(bytes, encoding);
      [bytes, encoding] = [head.bytes, head.encoding];
    }
    if (skipping) {
      const next = firstBreak(bytes);
      if (next < 0) continue;
      // The break itself stays: it ends the line that was too long, as an empty remainder.
      bytes = bytes.subarray(next);
      skipping = false;
    }
    const end = lastBreak(bytes);
    const lines: Line[] = [];
    if (end >= 0) {
      const decoded = decode(bytes.subarray(0, end + 1), encoding, number);
      encoding = decoded.encoding;
      number += decoded.lines.length;
      lines.push(...decoded.lines);
    }
    rest = Buffer.from(bytes.subarray(end + 1));
    if (rest.length > MAX_LINE_BYTES) {
      lines.push({
        number,
        text: shown(rest, encoding),
        problem: 'line_too_long',
      });
      rest = Buffer.alloc(0);
      skipping = true;
    }
    if (lines.length > 0) yield { lines, encoding };
  }
  if (atStart && rest.length > 0) {
    const head = readHead(rest, encoding);
    [rest, encoding] = [head.bytes, head.encoding];
  }
  if (rest.length > 0) yield decode(rest, encoding, number);
}

function readHead(bytes: Buffer, encoding: Encoding | null): { bytes: Buffer; encoding: Encoding | null } {
  if (bytes.subarray(0, 3).equals(UTF8_BOM)) return { bytes: bytes.subarray(3), encoding: 'utf-8' };
  const [first, second] = [bytes[0], bytes[1]];
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) throw fileError('utf16');
  // Latin text in UTF-16 without a mark has a NUL in each letter.
  if ((first === 0 && second !== 0) || (first !== 0 && second === 0)) throw fileError('utf16');
  return { bytes, encoding };
}

function decode(
  block: Buffer,
  encoding: Encoding | null,
  first: number,
): { lines: Line[]; encoding: Encoding | null } {
  const ascii = isAscii(block);
  const used = ascii ? encoding : (encoding ?? detect(block));
  const sound = ascii || used === 'iso-8859-1' || isUtf8(block);
  const texts = splitLines(block.toString(used === 'utf-8' && sound ? 'utf8' : 'latin1'));
  const check = !sound || block.includes(0) || block.length > MAX_LINE_BYTES;
  const lines = texts.map((text, index): Line => {
    const line = { number: first + index, text, problem: null };
    return check ? checked(line, sound) : line;
  });
  return { lines, encoding: used };
}

/** A Latin-1 line almost never passes as UTF-8, so a tie is UTF-8; one damaged line must not turn the whole file. */
function detect(block: Buffer): Encoding {
  if (isUtf8(block)) return 'utf-8';
  const votes = splitLines(block.toString('latin1'))
    .map((text) => Buffer.from(text, 'latin1'))
    .filter((bytes) => !isAscii(bytes))
    .map(isUtf8);
  const valid = votes.filter(Boolean).length;
  return 2 * valid >= votes.length ? 'utf-8' : 'iso-8859-1';
}

/** `sound` false: the block was taken as Latin-1 because some line of it is not UTF-8; each line is decoded again. */
function checked(line: Line, sound: boolean): Line {
  const text = () => (sound ? cutTo(line.text, SHOWN) : shown(Buffer.from(line.text, 'latin1'), 'utf-8'));
  if (line.text.length > MAX_LINE_BYTES) return { ...line, text: text(), problem: 'line_too_long' };
  if (line.text.includes('\0')) return { ...line, text: text(), problem: 'nul_byte' };
  if (sound) return line;
  const bytes = Buffer.from(line.text, 'latin1');
  if (isUtf8(bytes)) return { ...line, text: bytes.toString('utf8') };
  return { ...line, text: text(), problem: 'not_utf8' };
}

function splitLines(text: string): string[] {
  const lines = text.includes('\r') ? text.split(/\r\n|\r|\n/) : text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function firstBreak(bytes: Buffer): number {
  const [lf, cr] = [bytes.indexOf(LF), bytes.indexOf(CR)];
  return lf < 0 || cr < 0 ? Math.max(lf, cr) : Math.min(lf, cr);
}

/** A CR at the very end waits: an LF may follow in the next chunk. */
function lastBreak(bytes: Buffer): number {
  return Math.max(bytes.lastIndexOf(LF), bytes.subarray(0, -1).lastIndexOf(CR));
}

/** The beginning of a line, as a person can look at it. */
function shown(bytes: Buffer, encoding: Encoding | null): string {
  return encoding === 'iso-8859-1'
    ? bytes.subarray(0, SHOWN).toString('latin1')
    : readable(bytes.subarray(0, 4 * SHOWN), SHOWN);
}
