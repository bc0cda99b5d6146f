import { writeFileSync } from 'node:fs';
import type { Position } from '../json';
import { reading } from '../register/reading';
import { CODES, type Code, type Running } from './task';
import { placed, say } from './words';

/** How many of the rows, or rules, of a file became something, and how many did not. */
export type Tally = { rows: number; accepted: number; refused: number };

/** What could not be taken over: of which rule or row, at which node, by which code, and why in words. */
export type Refusal = Position & { rule: string; node: string; code: string; text: string };

/**
 * In: what was made, how many of what was there went into it, what was refused, and lines on it. Out: the code to end with, after it went
 * to the file that was named, or to the terminal; there the lines go the way of errors, so that they stay out of it.
 */
export function handOver(
  made: unknown,
  {
    tally,
    refusals,
    lines,
    report,
  }: { tally: Tally; refusals: readonly Refusal[]; lines: readonly string[]; report: object },
  { options, t, shown, out, err }: Running,
): Code {
  const [file] = options.files;
  // For programs all is told in one object.
  if (!options.json)
    for (const { code, text, ...at } of refusals) err(`${placed(shown(file), at)} ${text} [${code}]`);
  const told = options.json
    ? [JSON.stringify({ file: shown(file), ...tally, refusals, ...report })]
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
