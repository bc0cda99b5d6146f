import sectionFile from './isic-sections.json' with { type: 'json' };
import type { Verdict } from './types';

/** Stands for every code of a hierarchy. */
export const ANY_CODE = '*';

const SECTION = /^[A-Z]$/;
const DIVISION_DIGITS = 2;
const sections = new Map(
  Object.entries(sectionFile.sections).map(([letter, divisions]) => [
    letter,
    { first: divisions[0], last: divisions[1] },
  ]),
);

/**
 * In: a code a firm may have, known down to any level, and the codes asked for.
 * Out: met below one of them, unknown above one of them, otherwise unmet.
 * All children listed do not add up to their parent: that stays unknown.
 */
export function liesUnder(code: string, ...asked: readonly string[]): Verdict {
  if (asked.some((one) => one === ANY_CODE || isWithin(code, one))) return 'met';
  return asked.some((one) => isWithin(one, code)) ? 'unknown' : 'unmet';
}

/** The code is the ancestor or lies below it: ISIC by section and digits, places by hyphen. */
function isWithin(code: string, ancestor: string): boolean {
  if (code === ancestor) return true;
  if (SECTION.test(ancestor)) return isInSection(code, ancestor);
  return isDigits(ancestor) ? isDigits(code) && code.startsWith(ancestor) : code.startsWith(`${ancestor}-`);
}

function isInSection(code: string, letter: string): boolean {
  const range = sections.get(letter);
  if (range?.first === undefined || range.last === undefined || !isDigits(code)) return false;
  const division = code.slice(0, DIVISION_DIGITS);
  return division.length === DIVISION_DIGITS && range.first <= division && division <= range.last;
}

function isDigits(code: string): boolean {
  return /^\d+$/.test(code);
}
