import { dayNumber } from '../../dates';
import type { FactEvent, FactReader, FactValue } from '../types';
import type { Profile, ProfileEvent, ProfileFact } from './schema';

const UNKNOWN: FactValue = { kind: 'unknown' };

/** In: what people wrote of a firm. Out: the reader that the evaluators ask. */
export function profileReader(profile: Profile): FactReader {
  const values = factValuesOf(profile);
  return (fact) => (Object.hasOwn(values, fact) ? (values[fact] ?? UNKNOWN) : UNKNOWN);
}

function factValuesOf(profile: Profile): Readonly<Record<string, FactValue>> {
  return Object.fromEntries(Object.entries(profile).map(([key, fact]) => [key, factValueOf(fact)]));
}

function factValueOf(fact: ProfileFact): FactValue {
  if (fact === null) return UNKNOWN;
  if (typeof fact === 'string') return { kind: 'values', values: [fact] };
  if (typeof fact === 'number') return { kind: 'range', lo: fact, hi: fact };
  if (typeof fact === 'boolean') return { kind: 'flag', value: fact };
  if ('oneOf' in fact) return { kind: 'values', values: fact.oneOf };
  if ('set' in fact) return { kind: 'set', members: fact.set, ...opened(fact) };
  if ('amount' in fact) return { kind: 'range', lo: fact.amount, hi: fact.amount, unit: fact.unit };
  if ('day' in fact) return { kind: 'range', lo: dayNumber(fact.day), hi: dayNumber(fact.day) };
  if ('events' in fact) return { kind: 'events', events: fact.events.map(eventOf), ...opened(fact) };
  if ('entities' in fact)
    return { kind: 'entities', entities: fact.entities.map(factValuesOf), ...opened(fact) };
  const ends = { lo: endOf(fact.from, -Infinity), hi: endOf(fact.to, Infinity) };
  return {
    kind: 'range',
    ...ends,
    ...('unit' in fact && fact.unit !== undefined ? { unit: fact.unit } : {}),
  };
}

function endOf(end: Extract<ProfileFact, { from: unknown }>['from'], openEnd: number): number {
  if (end === null) return openEnd;
  return typeof end === 'number' ? end : dayNumber(end);
}

function eventOf(event: ProfileEvent): FactEvent {
  const [from, to] = 'day' in event ? [event.day, event.day] : [event.from, event.to];
  return { code: event.code, lo: dayNumber(from), hi: dayNumber(to) };
}

function opened({ open }: { open?: true | undefined }): { open?: true } {
  return open ? { open } : {};
}
