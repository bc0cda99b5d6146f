import { writeFileSync } from 'node:fs';
import { reading } from '../register/reading';
import { CODES, type Code, type Running } from './task';
import { say } from './words';

/** How many of the rows, or rules, of a file became something, and how many did not. */
export type Tally = { rows: number; accepted: number; refused: number };

/**
 * In: what was made, how many of what was there went into it, and lines on it. Out: the code to end with, after it went
 * to the file that was named, or to the terminal; there the lines go the way of errors, so that they stay out of it.
 */
export function handOver(
  made: unknown,
  { tally, lines, report }: { tally: Tally; lines: readonly string[]; report: object },
  { options, t, shown, out, err }: Running,
): Code {
  const [file] = options.files;
  const told = options.json
    ? [JSON.stringify({ file: shown(file), ...tally, ...report })]
    : [say(t, 'result.tally', { file: shown(file), ...tally }), ...lines];
  if (tally.accepted > 0 && options.out === null) out(JSON.stringify(made, null, 2));
  if (tally.accepted > 0 && options.out !== null) save(options.out, made);
  const tell = options.out === null ? err : out;
  for (const line of told) tell(line);
  return tally.refused > 0 || tally.accepted === 0 ? CODES.problems : CODES.fine;
}

function save(file: string, made: unknown): void {
  reading(file, () => writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`));
}
