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
