import { evaluate } from '../evaluate';
import { ANY_CODE } from '../hierarchy';
import type { FactCatalogue } from '../language';
import { type Condition, conditionsByFact } from '../next-question/conditions';
import { entityReader } from '../terms';
import type { Entity, FactEvent, FactValue, Rule } from '../types';
import { OTHER_CODE } from './firm-codes';
import { numbersIn, termsIn } from './firm-numbers';

/** Lists that are longer, and entities beyond so many, are not tried. */
const LONGEST = 12;
const MOST_ENTITIES = 60;
/** What a fact is asked by, and what is known of the facts it is read with. */
type Asked = { conditions: readonly Condition[]; numbers: readonly number[]; catalogue: FactCatalogue };
/** Values of a fact of an entity; null where it would have to be of two kinds. */
type ValuesOf = (fact: string, asked: Asked) => readonly FactValue[] | null;
type Limits = { min: number | null; max: number | null };

/** In: conditions on events. Out: events of each code named, as many as each limit on their number asks for or leaves out. */
export function eventValues(conditions: readonly Condition[]): readonly FactValue[] {
  const asked = conditions.filter((one) => one.op === 'happened');
  const codes = new Set(
    asked.flatMap((one) => one.codes).map((code) => (code === ANY_CODE ? OTHER_CODE : code)),
  );
  const ends = asked.flatMap(({ from, to }) => [from, to, from && from - 1, to && to + 1]);
  const days = new Set([0, ...ends.filter((end) => end !== null)]);
  const events = [...codes].flatMap((code) =>
    [...days].map((day): FactEvent => ({ code, lo: day, hi: day })),
  );
  return repeated(events, countsOf(asked)).map((list) => ({ kind: 'events', events: list }));
}

/** In: a fact of linked entities, what asks for it and what is known of their facts. Out: lists of them, alike or of two sorts. */
export function entityValues(
  fact: string,
  { conditions, numbers, catalogue }: Asked,
  valuesOf: ValuesOf,
): readonly FactValue[] {
  const linked = conditions.filter((one) => one.op === 'linked');
  const totals = conditions
    .flatMap((one) => (one.op === 'compare' ? termsIn(one) : []))
    .flatMap((term) => (term.term === 'total' && term.fact === fact ? [term] : []));
  const rules = [...linked, ...totals].flatMap(({ where }) => where ?? []);
  const summed: readonly Condition[] = totals.map((total) => ({
    ...{ id: total.of, op: 'between', fact: total.of, min: 0, max: null },
    ...(total.unit !== undefined && { unit: total.unit }),
  }));
  const entities = entitiesFor({ rules, summed, numbers, catalogue }, valuesOf);
  return repeated(entities, countsOf(linked)).map((list) => ({ kind: 'entities', entities: list }));
}

type Inner = {
  rules: readonly Rule[];
  summed: readonly Condition[];
  numbers: readonly number[];
  catalogue: FactCatalogue;
};

/** Entities that all rules answer alike and that add alike are tried once. */
function entitiesFor({ rules, summed, numbers, catalogue }: Inner, valuesOf: ValuesOf): readonly Entity[] {
  const asked = new Map(conditionsByFact({ id: '', op: 'all', of: [...rules, ...summed] }));
  const inner = [...numbers, ...numbersIn([...asked.values()].flat())];
  let entities: readonly Entity[] = [{}];
  for (const [fact, conditions] of asked) {
    const isSummed = conditions.some((one) => summed.includes(one));
    const values = valuesOf(fact, { conditions, numbers: inner, catalogue }) ?? [];
    const summands = isSummed ? inner.map((value) => amountLike(values, value)) : [];
    const all = [...values, ...summands];
    if (all.length === 0) return [];
    entities = entities.flatMap((one) => all.map((value) => ({ ...one, [fact]: value })));
    entities = entities.slice(0, MOST_ENTITIES * MOST_ENTITIES);
  }
  const seen = new Map<string, Entity>();
  for (const one of entities) {
    const verdicts = rules.map((rule) => evaluate(rule, entityReader(one)).verdict);
    const sums = summed.map((condition) => ('fact' in condition ? one[condition.fact] : null));
    const key = JSON.stringify([verdicts, sums]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()].slice(0, MOST_ENTITIES);
}

function amountLike([first]: readonly FactValue[], value: number): FactValue {
  const unit = first?.kind === 'range' ? first.unit : undefined;
  return { kind: 'range', lo: value, hi: value, ...(unit !== undefined && { unit }) };
}

function countsOf(limits: readonly Limits[]): readonly number[] {
  const counts = limits.flatMap(({ min, max }) => [min ?? 1, (min ?? 1) - 1, max ?? 1, (max ?? 0) + 1]);
  return [...new Set([1, ...counts])].filter((count) => 0 < count && count <= LONGEST);
}

/** None, so many of each, and so many of each beside one of another. */
function repeated<T>(of: readonly T[], counts: readonly number[]): readonly (readonly T[])[] {
  const alike = of.flatMap((one) => counts.map((count) => Array.from({ length: count }, () => one)));
  const pairs =
    of.length > LONGEST
      ? []
      : alike.flatMap((list) => of.filter((one) => one !== list[0]).map((one) => [...list, one]));
  return [[], ...alike, ...pairs];
}
