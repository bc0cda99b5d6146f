import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Columns, readSnapshot, writeSnapshot } from '@/lib/domain/population';

const NAME = /^columns-(\d+)-of-(\d+)\.bin$/;

/**
 * In: the folder of snapshots and the version of the data. Out: the columns kept there, a part a file; null where they
 * are of another version, incomplete or broken, which means no more than that they are made again.
 */
export async function keptColumns(folder: string, version: string): Promise<readonly Columns[] | null> {
  try {
    const files = await filesIn(folder);
    if (files.length === 0 || files.some(({ of }) => of !== files.length)) return null;
    const parts: Columns[] = [];
    for (const { name } of files) {
      const { dataVersion, columns } = readSnapshot(shared(await readFile(path.join(folder, name))));
      if (dataVersion !== version) return null;
      parts.push(columns);
    }
    return parts;
  } catch {
    return null;
  }
}

/** In: a folder, a version and columns. Keeps them in the place of all others; a file has its name only once it is whole. */
export async function keepColumns(
  folder: string,
  version: string,
  partitions: readonly Columns[],
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) await rm(path.join(folder, name), { force: true });
  for (const [index, columns] of partitions.entries()) {
    const whole = path.join(folder, `columns-${index + 1}-of-${partitions.length}.bin`);
    const part = path.join(folder, `${randomUUID()}.part`);
    await writeFile(part, writeSnapshot({ dataVersion: version, columns }));
    await rename(part, whole);
  }
}

async function filesIn(folder: string): Promise<readonly { name: string; at: number; of: number }[]> {
  const found = (await readdir(folder)).flatMap((name) => {
    const numbers = NAME.exec(name);
    return numbers ? [{ name, at: Number(numbers[1]), of: Number(numbers[2]) }] : [];
  });
  return found.toSorted((a, b) => a.at - b.at);
}

/** Threads share the columns, so they are read into memory that can be shared. */
function shared(bytes: Uint8Array): Uint8Array {
  const memory = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  memory.set(bytes);
  return memory;
}
