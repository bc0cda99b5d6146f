import type { FactCatalogue, FactEntry, FactReader, FactValue } from '@/lib/domain/rules';
import { isArray, isObject, type Json } from '../json';

const UNKNOWN: FactValue = { kind: 'unknown' };

/** In: data that a rule in JsonLogic reads. Out: its values as facts by their dotted keys. */
export function readerOf(data: Json): FactReader {
  const facts = new Map(leavesOf(data).map(([key, value]) => [key, factOf(value)]));
  return (key) => facts.get(key) ?? UNKNOWN;
}

/** In: the same data. Out: what would be known of those facts beforehand. */
export function catalogueOf(data: Json): FactCatalogue {
  return Object.fromEntries(leavesOf(data).map(([key, value]) => [key, entryOf(value)]));
}

function leavesOf(data: Json, prefix = ''): readonly (readonly [string, Json])[] {
  if (!isObject(data)) return prefix === '' || data === null ? [] : [[prefix.slice(0, -1), data]];
  return Object.entries(data).flatMap(([key, value]) => leavesOf(value, `${prefix}${key}.`));
}

function factOf(value: Json): FactValue {
  if (typeof value === 'number') return { kind: 'range', lo: value, hi: value };
  if (typeof value === 'string') return { kind: 'values', values: [value] };
  if (typeof value === 'boolean') return { kind: 'flag', value };
  if (!isArray(value)) return UNKNOWN;
  return value.some(isObject) || value.length === 0
    ? { kind: 'entities', entities: value.map(entityOf) }
    : { kind: 'set', members: value.map(String) };
}

function entityOf(value: Json) {
  return Object.fromEntries(leavesOf(value).map(([key, one]) => [key, factOf(one)]));
}

function entryOf(value: Json): FactEntry {
  return { ...kindOf(value), power: 'fixed', questions: [] };
}

function kindOf(value: Json): Pick<FactEntry, 'kind' | 'of'> {
  if (typeof value === 'number') return { kind: 'number' };
  if (typeof value === 'string') return { kind: 'code' };
  if (typeof value === 'boolean') return { kind: 'flag' };
  const first = isArray(value) ? value[0] : undefined;
  if (first === undefined) return { kind: 'entities', of: {} };
  return isObject(first) ? { kind: 'entities', of: catalogueOf(first) } : { kind: 'set' };
}
