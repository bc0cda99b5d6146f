import { evaluate } from '../evaluate';
import { ANY_CODE, liesUnder } from '../hierarchy';
import type { FactEntry } from '../language';
import type { FactEvent, FactValue } from '../types';
import type { Condition } from './conditions';
import { numberSamples } from './number-samples';
import type { Sample } from './sample';

/** Stands for every code that no condition names, where nobody has closed the list. */
const OTHER_CODE = '~';
/** Sets of more named members than this are not tried in every combination. */
const MOST_MEMBERS = 5;

/**
 * In: a fact as it stands, the conditions of one rule on it and its entry. Out: answers that these conditions can tell
 * apart, shares adding up to 1: every value of the catalogue counts the same, a number by the length of its stretch, or,
 * without bounds, every stretch between two limits the same.
 */
export function samplesOf(
  value: FactValue,
  conditions: readonly Condition[],
  entry: FactEntry,
): readonly Sample[] {
  switch (entry.kind) {
    case 'code':
      return codeSamples(value, conditions, entry);
    case 'number':
    case 'amount':
    case 'date':
      return numberSamples(value, conditions, entry);
    case 'flag':
      return alike([true, false].map((yes) => ({ kind: 'flag', value: yes })));
    case 'set':
      return setSamples(value, conditions);
    case 'events':
      return alike([noEvents(value), ...enoughEvents(value, conditions)]);
    case 'entities':
      return alike([{ kind: 'entities', entities: [] }, { kind: 'unknown' }]);
  }
}

function alike(values: readonly FactValue[]): readonly Sample[] {
  return values.map((value) => ({ value, share: 1 / values.length }));
}

/** Codes that all conditions answer alike are tried once. */
function codeSamples(
  value: FactValue,
  conditions: readonly Condition[],
  entry: FactEntry,
): readonly Sample[] {
  const codes = possibleCodes(value, conditions, entry);
  const classes = new Map<string, { code: string; count: number }>();
  for (const code of codes) {
    const known: FactValue = { kind: 'values', values: [code] };
    const key = conditions.map((one) => evaluate(one, () => known).verdict).join(' ');
    const kin = classes.get(key) ?? { code, count: 0 };
    classes.set(key, { ...kin, count: kin.count + 1 });
  }
  return [...classes.values()].map(({ code, count }) => ({
    value: { kind: 'values', values: [code] },
    share: count / codes.length,
  }));
}

function possibleCodes(
  value: FactValue,
  conditions: readonly Condition[],
  { values, hierarchy }: FactEntry,
): readonly string[] {
  const all = values && values.length > 0 ? values : [...new Set(conditions.flatMap(namedCodes)), OTHER_CODE];
  if (value.kind !== 'values' || value.values.length === 0) return all;
  if (hierarchy === undefined) return value.values;
  const below = all.filter((code) => liesUnder(code, ...value.values) === 'met');
  return below.length > 0 ? below : value.values;
}

/** Codes a condition names; the one that stands for all is none of them. */
function namedCodes(condition: Condition): readonly string[] {
  switch (condition.op) {
    case 'in':
    case 'intersects':
    case 'contains':
      return condition.values;
    case 'under':
    case 'reaches':
      return [condition, ...(condition.also ?? [])]
        .flatMap(({ codes, except = [] }) => [...codes, ...except])
        .filter((code) => code !== ANY_CODE);
    case 'between':
    case 'is':
    case 'exists':
    case 'compare':
    case 'happened':
    case 'linked':
      return [];
  }
}

/** Members that no condition names change nothing. */
function setSamples(value: FactValue, conditions: readonly Condition[]): readonly Sample[] {
  const held = value.kind === 'set' ? value.members : [];
  const named = [...new Set(conditions.flatMap(namedCodes))].filter((code) => !held.includes(code));
  const added = named.length > MOST_MEMBERS ? [[], ...named.map((one) => [one]), named] : subsets(named);
  return alike(added.map((more) => ({ kind: 'set', members: [...held, ...more] })));
}

function subsets(codes: readonly string[]): readonly (readonly string[])[] {
  const [first, ...others] = codes;
  if (first === undefined) return [[]];
  const without = subsets(others);
  return [...without, ...without.map((some) => [first, ...some])];
}

function noEvents(value: FactValue): FactValue {
  return { kind: 'events', events: value.kind === 'events' ? value.events : [] };
}

/** As many events as the first limit of each condition asks for or leaves out. */
function enoughEvents(value: FactValue, conditions: readonly Condition[]): readonly FactValue[] {
  const held = value.kind === 'events' ? value.events : [];
  return conditions.flatMap((condition): readonly FactValue[] => {
    if (condition.op !== 'happened') return [];
    const day = condition.to ?? condition.from ?? 0;
    const count = Math.max(1, Math.ceil(condition.min ?? (condition.max ?? 0) + 1));
    const event: FactEvent = { code: condition.codes[0] ?? OTHER_CODE, lo: day, hi: day };
    return [{ kind: 'events', events: [...held, ...Array.from({ length: count }, () => event)] }];
  });
}
