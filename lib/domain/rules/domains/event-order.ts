import { ANY_CODE } from '../hierarchy';
import type { Range } from '../ranges';
import type { Step, WorkedOut } from './bounds';

/** How often one of some codes took place in some days, both included; null leaves an end open. */
export type Events = {
  is: 'events';
  fact: string;
  codes: readonly string[];
  from: number | null;
  to: number | null;
};
type Named = Events & { key: string };

/** More counts than these are not held against one another: what each has to do with each is too much to look at. */
const MOST_EVENTS = 250;

/** In: counts of events. Out: which is never more than which: what took place with fewer codes, or in fewer days. */
export function stepsAmong(events: readonly Named[]): readonly Step[] {
  if (events.length > MOST_EVENTS) return [];
  return events.flatMap((few) =>
    events
      .filter((many) => many !== few && spans(many, few) && few.codes.every((code) => holdsCode(many, code)))
      .map((many): Step => ({ low: few.key, high: many.key, isStrict: false })),
  );
}

/** In: counts of events. Out: where each of them lies: it is no more than what took place of each of its codes together. */
export function coversAmong(events: readonly Named[]): WorkedOut {
  if (events.length < 2 || events.length > MOST_EVENTS) return new Map();
  return new Map(events.map((one) => [one.key, coverOf(one, events)] as const));
}

type Worked = WorkedOut extends ReadonlyMap<string, infer Of> ? Of : never;

function coverOf(one: Named, events: readonly Named[]): Worked {
  const others = events.filter((other) => other.key !== one.key && spans(other, one));
  const wider = one.codes.map((code) =>
    others.filter((other) => holdsCode(other, code)).map(({ key }) => key),
  );
  const work = (read: (node: string) => Range): Range => {
    const most = wider.map((keys) => keys.reduce((least, key) => Math.min(least, read(key).hi), Infinity));
    return { lo: 0, hi: most.reduce((sum, hi) => sum + hi, 0) };
  };
  return { work, reads: wider.flat().length };
}

function holdsCode({ codes }: Events, code: string): boolean {
  return codes.includes(ANY_CODE) || codes.includes(code);
}

function spans(wide: Events, narrow: Events): boolean {
  if (wide.fact !== narrow.fact) return false;
  const isFromSooner = (wide.from ?? -Infinity) <= (narrow.from ?? -Infinity);
  return isFromSooner && (narrow.to ?? Infinity) <= (wide.to ?? Infinity);
}
