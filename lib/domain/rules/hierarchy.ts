import sectionFile from './isic-sections.json' with { type: 'json' };
import type { Area, Verdict } from './types';

/** Stands for every code of a hierarchy. */
export const ANY_CODE = '*';

const DIVISION_DIGITS = 2;
const NOTHING: readonly string[] = [];

/** First and last division of each section, both included. */
const sections = new Map(Object.entries(sectionFile.sections));

/**
 * In: a code a firm may have, known down to any level, and the codes asked for.
 * Out: met below one of them, unknown above one of them, otherwise unmet.
 * All children listed do not add up to their parent: that stays unknown.
 */
export function liesUnder(code: string, ...asked: readonly string[]): Verdict {
  if (asked.some((one) => one === ANY_CODE || isWithin(code, one))) return 'met';
  return asked.some((one) => isWithin(one, code)) ? 'unknown' : 'unmet';
}

/** In: a code and areas. Out: met within one of them, unmet outside all, unknown where a part is left open. */
export function liesInAreas(code: string, areas: readonly Area[]): Verdict {
  let verdict: Verdict = 'unmet';
  for (const { codes, except = NOTHING } of areas) {
    const inside = liesUnder(code, ...codes);
    const left = inside === 'unmet' || except.length === 0 ? 'unmet' : liesUnder(code, ...except);
    if (inside === 'met' && left === 'unmet') return 'met';
    if (inside !== 'unmet' && left !== 'met') verdict = 'unknown';
  }
  return verdict;
}

/** In: a code. Out: its ancestors, itself first: ISIC by digits up to the section, places by hyphen. */
export function ancestorsOf(code: string): readonly string[] {
  if (!isDigits(code)) {
    const cut = code.lastIndexOf('-');
    return cut < 0 ? [code] : [code, ...ancestorsOf(code.slice(0, cut))];
  }
  if (code.length > DIVISION_DIGITS) return [code, ...ancestorsOf(code.slice(0, -1))];
  const section = [...sections.keys()].find((letter) => isInSection(code, letter));
  return section === undefined ? [code] : [code, section];
}

/** In: a code. Out: every code that it lies under, itself too: what it begins with, and its section. */
export function codesAbove(code: string): readonly string[] {
  const starts = Array.from({ length: code.length + 1 }, (_, length) => code.slice(0, length));
  return [...new Set([...starts, ...ancestorsOf(code)])].filter((one) => isWithin(code, one));
}

/** In: a code. Out: the divisions of a section of ISIC; any other code alone. */
export function divisionsOf(code: string): readonly string[] {
  const [first, last] = sections.get(code) ?? NOTHING;
  if (first === undefined || last === undefined) return [code];
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, at) => String(Number(first) + at).padStart(DIVISION_DIGITS, '0'));
}

/** The code is the ancestor or lies below it: ISIC by section and digits, places by hyphen. */
function isWithin(code: string, ancestor: string): boolean {
  if (code === ancestor) return true;
  if (isSection(ancestor)) return isInSection(code, ancestor);
  // The cheap question first: this runs for every code asked about.
  if (!code.startsWith(ancestor)) return false;
  return isDigits(ancestor) ? isDigits(code) : code[ancestor.length] === '-';
}

function isSection(code: string): boolean {
  return code.length === 1 && 'A' <= code && code <= 'Z';
}

function isInSection(code: string, letter: string): boolean {
  const [first, last] = sections.get(letter) ?? NOTHING;
  if (first === undefined || last === undefined) return false;
  const division = code.slice(0, DIVISION_DIGITS);
  return division.length === DIVISION_DIGITS && first <= division && division <= last && isDigits(code);
}

function isDigits(code: string): boolean {
  return /^\d+$/.test(code);
}
