import { isUtf8 } from 'node:buffer';

/** Half of a pair that no text holds alone: a byte that is no UTF-8 stands there, until it is written. */
const BYTE = 0xdc00;

/**
 * In: bytes that should be UTF-8, and how many characters are wanted. Out: their text; each byte that cannot be read is a
 * character of its own that only `visible` knows.
 */
export function readable(bytes: Buffer, most: number): string {
  const read: string[] = [];
  for (let at = 0; at < bytes.length && read.length < most; ) {
    const first = bytes[at] ?? 0;
    const next = bytes.subarray(at, at + lengthFrom(first));
    const isText = isUtf8(next);
    read.push(isText ? next.toString('utf8') : String.fromCharCode(BYTE + first));
    at += isText ? next.length : 1;
  }
  return read.join('');
}

/** In: text. Out: at most so many characters of it, none cut in two. */
export function cutTo(text: string, most: number): string {
  return Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join('');
}

/** What a table cannot show as it is, and a backslash that would be read as if it stood for such a byte. */
const HIDDEN =
  /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]|(?<![\ud800-\udbff])[\udc00-\udfff]|\\(?=x[0-9a-f]{2})/gu;

/** In: a text read from a file. Out: the same, with the bytes that no table can show written as `\x96`. */
export function visible(text: string, encoding: 'utf-8' | 'iso-8859-1' | 'ascii'): string {
  return text.replace(HIDDEN, (one) => {
    const byte = one.charCodeAt(0) - BYTE;
    const bytes =
      byte >= 0 && byte <= 0xff ? [byte] : Buffer.from(one, encoding === 'utf-8' ? 'utf8' : 'latin1');
    return [...bytes].map((value) => `\\x${value.toString(16).padStart(2, '0')}`).join('');
  });
}

function lengthFrom(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
