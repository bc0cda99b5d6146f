import { ANY_CODE } from '../hierarchy';
import type { Range } from '../ranges';
import type { Step } from './bounds';

/** How often one of some codes took place in some days, both included; null leaves an end open. */
export type Events = {
  is: 'events';
  fact: string;
  codes: readonly string[];
  from: number | null;
  to: number | null;
};
type Named = Events & { key: string };

/** In: counts of events. Out: which is never more than which: what took place with fewer codes, or in fewer days. */
export function stepsAmong(events: readonly Named[]): readonly Step[] {
  return events.flatMap((few) =>
    events
      .filter((many) => many !== few && few.codes.every((code) => holdsCode(many, code)) && spans(many, few))
      .map((many): Step => ({ low: few.key, high: many.key, isStrict: false })),
  );
}

/** In: a count among others. Out: where it lies: it is no more than what took place of each of its codes together. */
export function coverOf(one: Named, events: readonly Named[], read: (node: string) => Range): Range {
  const most = one.codes.map((code) => {
    const wider = events.filter(
      (other) => other.key !== one.key && holdsCode(other, code) && spans(other, one),
    );
    return Math.min(Infinity, ...wider.map(({ key }) => read(key).hi));
  });
  return { lo: 0, hi: most.reduce((sum, hi) => sum + hi, 0) };
}

function holdsCode({ codes }: Events, code: string): boolean {
  return codes.includes(ANY_CODE) || codes.includes(code);
}

function spans(wide: Events, narrow: Events): boolean {
  if (wide.fact !== narrow.fact) return false;
  const isFromSooner = (wide.from ?? -Infinity) <= (narrow.from ?? -Infinity);
  return isFromSooner && (narrow.to ?? Infinity) <= (wide.to ?? Infinity);
}
