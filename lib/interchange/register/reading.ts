import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileError } from '../csv';

/** In: a file and how to open it. Out: what opening gives; what the system refuses becomes a problem with a sentence. */
export function reading<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw systemProblem(file, error);
  }
}

const LINE_BREAK = 0x0a;

/** In: a path. Out: the text in it, byte order mark and all. Throws a file problem where it is not UTF-8: other bytes would be read as wrong letters. */
export function textOf(file: string): string {
  const bytes = reading(file, () => readFileSync(file));
  if (isUtf16(bytes)) throw fileError('not_utf8', { file, line: 1, encoding: 'utf16' });
  if (!isUtf8(bytes)) throw fileError('not_utf8', { file, line: brokenLine(bytes), encoding: 'other' });
  return bytes.toString('utf8');
}

/** By its mark, or by the nought beside each of the signs that a file begins with. */
function isUtf16(bytes: Buffer): boolean {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false;
  return (a === 0) !== (b === 0) && (a === 0) === (c === 0) && (b === 0) === (d === 0);
}

/** The first line that is not UTF-8; a line break is no part of any other letter. */
function brokenLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_BREAK, start);
    const next = end < 0 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, next))) return line;
    start = next;
  }
  return line;
}

/** In: the path of a register. Out: its size in bytes; throws a file problem if there is no file to read. */
export async function sizeOfFile(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw fileError('is_folder', { file });
    if (!found.isFile()) throw fileError('not_file', { file });
    if (found.size === 0) throw fileError('empty', { file });
    return found.size;
  } catch (error) {
    throw systemProblem(file, error);
  }
}

/** In: a path and what the system threw. Out: the same as a file problem where it is a common one, else unchanged. */
export function systemProblem(file: string, error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fileError('missing', { file });
    case 'EISDIR':
      return fileError('is_folder', { file });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return fileError('no_access', { file });
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
