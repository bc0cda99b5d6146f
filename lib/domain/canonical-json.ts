/**
 * In: a value of plain objects, arrays, strings, numbers, booleans and null. Out: JSON with sorted keys and no
 * spaces, so that equal values give equal bytes. Properties that are undefined are left out. Infinity is written
 * as 1e999, which JSON.parse reads back as Infinity. Throws RangeError on anything JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || !isPlain(value)) throw new RangeError(`not a JSON value: ${typeof value}`);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) throw new RangeError('not a JSON value: NaN');
  if (!Number.isFinite(value)) return value > 0 ? '1e999' : '-1e999';
  // Also turns minus zero into zero, which is the same number.
  return JSON.stringify(value);
}

/** A map, a set or a date would be written as an empty object, and what it holds lost. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
