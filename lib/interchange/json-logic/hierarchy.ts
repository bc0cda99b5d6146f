import { liesUnder } from '@/lib/domain/rules';
import { type Json, operationOf } from './json';
import { isListOfCodes } from './patterns';

const DIGITS = /^\d+$/;
const SECTION = /^[A-Z]$/;
const PLACE = /^[A-Z]{2}(-[A-Z0-9]{1,12})*$/;
const LONGEST_NUMBER = 6;
const DIVISIONS = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0'));

/**
 * In: what reads a code, and codes of a hierarchy. Out: the test in JsonLogic that the code lies under one of them, for
 * codes known down to the level that is asked for: numbers by their first digits, sections by their divisions, places
 * by what stands before a hyphen.
 */
export function underOf(code: Json, codes: readonly string[]): Json {
  if (codes.includes('*')) return true;
  const sections = codes.filter((one) => SECTION.test(one));
  const inSections = DIVISIONS.filter((division) => liesUnder(division, ...sections) === 'met');
  const numbers = [...new Set([...inSections, ...codes.filter((one) => DIGITS.test(one))])].toSorted();
  const places = codes.filter((one) => !SECTION.test(one) && !DIGITS.test(one));
  const lengths = [...new Set(numbers.map((one) => one.length))].toSorted();
  const tests = lengths.map((length): Json => {
    return { in: [startOf(code, length), numbers.filter((one) => one.length === length)] };
  });
  if (places.length > 0) tests.push(placesOf(code, places));
  const [first, ...others] = tests;
  return first === undefined ? false : others.length === 0 ? first : { or: tests };
}

function placesOf(code: Json, places: readonly string[]): Json {
  const below = places.map((place): Json => ({ '===': [startOf(code, place.length + 1), `${place}-`] }));
  return { or: [{ in: [code, places] }, ...below] };
}

function startOf(code: Json, length: number): Json {
  return { substr: [code, 0, length] };
}

/** What reads a code, and under what it must lie. */
export type Below = { code: Json; codes: readonly string[] };

/** In: a test. Out: what it says, where it is that a code begins with one of some numbers, or lies in a place as `underOf` writes it. */
export function belowIn(test: Json): Below | null {
  const operation = operationOf(test);
  const [first, second, ...others] = operation?.args ?? [];
  if (!operation || first === undefined || second === undefined) return null;
  if (operation.op === 'or') return inPlaces(test, first);
  if (others.length > 0) return null;
  if (operation.op === 'in') return isListOfCodes(second) ? begins(first, second) : null;
  const isEqual = operation.op === '===' || operation.op === '==';
  return isEqual && typeof second === 'string' ? begins(first, [second]) : null;
}

/** As many digits as are looked at; fewer or more would say something else. */
function begins(start: Json, numbers: readonly string[]): Below | null {
  const operation = operationOf(start);
  const [code, from, length, ...others] = operation?.args ?? [];
  if (operation?.op !== 'substr' || code === undefined || from !== 0 || others.length > 0) return null;
  const isIt = (one: string) => DIGITS.test(one) && one.length === length && one.length <= LONGEST_NUMBER;
  return numbers.length > 0 && numbers.every(isIt) ? { code, codes: numbers } : null;
}

/** The same words give the same test, so nothing that only looks like it is taken for it. */
function inPlaces(test: Json, first: Json): Below | null {
  const list = operationOf(first);
  const [code, places] = list?.args ?? [];
  if (list?.op !== 'in' || code === undefined || places === undefined || !isListOfCodes(places)) return null;
  if (!places.every((one) => PLACE.test(one))) return null;
  return JSON.stringify(placesOf(code, places)) === JSON.stringify(test) ? { code, codes: places } : null;
}
