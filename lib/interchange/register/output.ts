import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError } from '../csv';
import { systemProblem } from './reading';

/** What a run leaves behind; `run.json` comes last, so its presence says that the folder is whole. */
export const OUTPUT_FILES = ['matches.jsonl', 'summary.csv', 'refused.csv', 'run.json'] as const;
export type OutputFile = (typeof OUTPUT_FILES)[number];

const PART = '.part';
const FLUSH_CHARS = 256 * 1024;

/** A file being written under a temporary name. */
export type Part = { handle: FileHandle; waiting: string[]; chars: number };

/** In: the folder and whether its results may be replaced. Out: nothing; throws a file problem if it holds anything else. */
export async function prepareFolder(folder: string, force: boolean): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const names = await readdir(folder);
    // What a killed run left over is nobody's result.
    const kept = names.filter((name) => !OUTPUT_FILES.some((file) => name === file + PART));
    if (kept.length > 0 && !force) throw fileError('folder_in_use', { folder });
  } catch (error) {
    throw code(error) === 'EEXIST' ? fileError('folder_is_file', { folder }) : systemProblem(folder, error);
  }
}

/** In: the folder and which file. Out: the file, open under its temporary name. */
export async function startPart(folder: string, file: OutputFile): Promise<Part> {
  return { handle: await open(join(folder, file + PART), 'w'), waiting: [], chars: 0 };
}

/** Adds text; returns once the disk has taken what was waiting, so a slow disk slows the reader and memory stays flat. */
export async function write(part: Part, text: string): Promise<void> {
  part.waiting.push(text);
  part.chars += text.length;
  if (part.chars >= FLUSH_CHARS) await flush(part);
}

/** Writes what is left and closes the file; it keeps its temporary name. */
export async function endPart(part: Part): Promise<void> {
  await flush(part);
  await part.handle.close();
}

/** Gives all files their names, the old run.json going first and the new one coming last. */
export async function publish(folder: string): Promise<void> {
  await rm(join(folder, 'run.json'), { force: true });
  for (const file of OUTPUT_FILES) await rename(join(folder, file + PART), join(folder, file));
}

/** Takes temporary files away after a failure. */
export async function discard(folder: string): Promise<void> {
  await Promise.all(OUTPUT_FILES.map((file) => rm(join(folder, file + PART), { force: true })));
}

async function flush(part: Part): Promise<void> {
  const text = part.waiting.join('');
  part.waiting = [];
  part.chars = 0;
  if (text !== '') await part.handle.writeFile(text);
}

function code(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
