import { createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The sample of the Mexican register that ships with the project. */
export const DENUE_SAMPLE = new URL(
  '../../../../db/seed/data/registers/mx-denue/denue_manufacturing_5119.csv',
  import.meta.url,
);

/** Writes the sample again and again until the file has that many rows, each row with an id of its own. */
export async function writeRepeated(file: string, rows: number): Promise<void> {
  const [header = '', ...sample] = readFileSync(DENUE_SAMPLE, 'utf8').trimEnd().split('\n');
  await pipeline(Readable.from(rounds(header, sample, rows)), createWriteStream(file));
}

function* rounds(header: string, sample: readonly string[], rows: number): Generator<string> {
  yield `${header}\n`;
  for (let start = 0; start < rows; start += sample.length) {
    const round = `-${start / sample.length},`;
    yield sample
      .slice(0, rows - start)
      .map((line) => `${line.replace(',', round)}\n`)
      .join('');
  }
}
