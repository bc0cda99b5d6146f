import type { Rule, Term } from '../../rules';
import type { Catalogue, RankingPolicy } from '../types';

/** What the offerings of a catalogue look at in a firm beside what all of them look at. */
export type Asks = {
  /** Keys that rules of institutions read. */
  keys: ReadonlySet<string>;
  /** Groups that pay less or that a rule names. */
  groups: ReadonlySet<string>;
  /** Steps and certificates that an offering, a rule or the order of steps names. */
  tokens: readonly string[];
  /** In: the key of a fact. Out: codes that rules name of it. */
  codesOf: (key: string) => readonly string[];
  /** In: the key of a fact. Out: numbers that rules set as limits to it. */
  limitsOf: (key: string) => readonly number[];
};

type Asked = { key: string; codes: readonly string[]; limits: readonly number[] };

/** In: offerings, the rules of their institutions for the day, and the order of steps. Out: what they ask. */
export function asksOf(
  { offerings }: Pick<Catalogue, 'offerings'>,
  rules: readonly Rule[],
  { order }: Pick<RankingPolicy, 'order'>,
): Asks {
  const asked = rules.flatMap(askedIn);
  const of = (key: string) => asked.filter((one) => one.key === key);
  const codesOf = (key: string) => of(key).flatMap(({ codes }) => codes);
  const steps = Object.values(order).flatMap(({ tokens }) => tokens);
  return {
    keys: new Set(asked.map(({ key }) => key)),
    groups: new Set([...offerings.flatMap(({ waiver }) => Object.keys(waiver)), ...codesOf('groups')]),
    tokens: distinct([
      ...offerings.flatMap(({ requires }) => [...requires.all, ...requires.any]),
      ...codesOf('tokens'),
      ...steps,
    ]),
    codesOf,
    limitsOf: (key) => of(key).flatMap(({ limits }) => limits),
  };
}

const keysOfRule = new WeakMap<Rule, readonly string[]>();

/** In: a rule for one day. Out: keys of the facts that it reads, each once; the same list each time. */
export function keysIn(rule: Rule): readonly string[] {
  const keys = keysOfRule.get(rule) ?? distinct(askedIn(rule).map(({ key }) => key));
  keysOfRule.set(rule, keys);
  return keys;
}

/** Each once, in a fixed order. */
export function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}

function askedIn(rule: Rule): readonly Asked[] {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return rule.of.flatMap(askedIn);
    case 'not':
      return askedIn(rule.of);
    case 'compare':
      return comparedIn([rule.left, rule.right]);
    case 'linked':
      return [{ key: rule.fact, codes: [], limits: [] }];
    case 'in':
    case 'intersects':
    case 'contains':
      return [{ key: rule.fact, codes: rule.values, limits: [] }];
    case 'under':
    case 'reaches': {
      const areas = [rule, ...(rule.also ?? [])];
      const codes = areas.flatMap((area) => [...area.codes, ...(area.except ?? [])]);
      return [{ key: rule.fact, codes, limits: [] }];
    }
    case 'between':
      return [{ key: rule.fact, codes: [], limits: [rule.min, rule.max].filter((one) => one !== null) }];
    case 'is':
    case 'exists':
    case 'happened':
      return [{ key: rule.fact, codes: [], limits: [] }];
  }
}

/** Every number of a comparison may be the limit of each fact in it. */
function comparedIn(terms: readonly Term[]): readonly Asked[] {
  const all = terms.flatMap(termsIn);
  const limits = all.flatMap((one) => (one.term === 'number' ? [one.value] : []));
  const keys = all.flatMap((one) => ('fact' in one ? [one.fact] : []));
  const rules = all.flatMap((one) => (one.term === 'choose' ? one.cases.map(({ when }) => when) : []));
  return [...keys.map((key) => ({ key, codes: [], limits })), ...rules.flatMap(askedIn)];
}

function termsIn(term: Term): readonly Term[] {
  switch (term.term) {
    case 'sum':
      return term.of.flatMap(termsIn);
    case 'ratio':
      return [...termsIn(term.of), ...termsIn(term.by)];
    case 'choose':
      return [term, ...[...term.cases.map(({ value }) => value), term.otherwise].flatMap(termsIn)];
    case 'number':
    case 'fact':
    case 'count':
    case 'total':
      return [term];
  }
}
