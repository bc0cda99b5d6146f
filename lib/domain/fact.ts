/** Why a value is not known. All are unknown to the rules and different on screen. */
export type UnknownWhy = 'not_asked' | 'dont_know' | 'no_say' | 'skipped';

/** A fact is a set of possible values; nothing is ever turned into zero, false or a guess. */
export type Fact<T> =
  | { kind: 'exact'; value: T }
  | { kind: 'candidates'; values: readonly T[] }
  | { kind: 'unknown'; why: UnknownWhy };

/** A number that may be known only as a closed range; `hi` may be Infinity. */
export type NumberFact =
  | { kind: 'exact'; value: number }
  | { kind: 'interval'; lo: number; hi: number }
  | { kind: 'unknown'; why: UnknownWhy };

/** An amount of money in its own unit; never compared with a limit in another unit. */
export type MoneyFact =
  | { kind: 'exact'; value: number; unit: string }
  | { kind: 'interval'; lo: number; hi: number; unit: string }
  | { kind: 'unknown'; why: UnknownWhy };

/** In: possible values, at least one. Out: exact if they are one and the same, else the candidates. */
export function oneOf<T extends string | number>(values: readonly [T, ...T[]]): Fact<T> {
  const distinct = [...new Set(values)];
  return distinct.length === 1
    ? { kind: 'exact', value: values[0] }
    : { kind: 'candidates', values: distinct };
}

/** Every value a fact can still have; none where it is unknown, which is not the same as an empty answer. */
export function possible<T>(fact: Fact<T>): readonly T[] {
  if (fact.kind === 'unknown') return [];
  return fact.kind === 'exact' ? [fact.value] : fact.values;
}
