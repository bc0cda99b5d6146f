import { canonicalJson } from '../canonical-json';
import type { Entity, FactEvent, FactValue } from './types';

/** In: facts by their keys. Out: canonical JSON of those that are known. */
export function factsToJson(facts: Iterable<readonly [fact: string, value: FactValue]>): string {
  return canonicalJson(Object.fromEntries([...facts].filter(([, { kind }]) => kind !== 'unknown')));
}

/** In: what `factsToJson` wrote. Out: the facts. Throws RangeError on anything else; a million firms are read by it, so it looks and copies nothing. */
export function factsFromJson(text: string): readonly (readonly [fact: string, value: FactValue])[] {
  const facts: unknown = JSON.parse(text);
  if (!isRecord(facts)) throw new RangeError('facts are an object');
  return Object.entries(facts).map(([fact, value]) => {
    if (!isFactValue(value)) throw new RangeError(`${fact} has a value of no known kind`);
    return [fact, value] as const;
  });
}

function isFactValue(value: unknown): value is FactValue {
  if (!isRecord(value)) return false;
  switch (value.kind) {
    case 'unknown':
      return true;
    case 'values':
      return isListOf(value.values, isText);
    case 'range':
      return isRange(value) && (value.unit === undefined || isText(value.unit));
    case 'set':
      return isListOf(value.members, isText) && isMark(value.open);
    case 'flag':
      return typeof value.value === 'boolean';
    case 'events':
      return isListOf(value.events, isEvent) && isMark(value.open);
    case 'entities':
      return isListOf(value.entities, isEntity) && isMark(value.open);
    default:
      return false;
  }
}

function isEvent(value: unknown): value is FactEvent {
  return isRecord(value) && isText(value.code) && isRange(value);
}

function isEntity(value: unknown): value is Entity {
  return isRecord(value) && Object.values(value).every(isFactValue);
}

function isRange({ lo, hi }: Readonly<Record<string, unknown>>): boolean {
  return typeof lo === 'number' && typeof hi === 'number' && lo <= hi;
}

function isMark(value: unknown): boolean {
  return value === undefined || value === true;
}

function isListOf(value: unknown, test: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(test);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
