import fc from 'fast-check';
import type { FactCatalogue, FactEntry, Power } from '../language';
import { everyValueOf, leaf } from '../rules.fixture';
import type { FactReader, FactValue, Rule } from '../types';
import type { Cost } from './types';

/** Facts of the firms of `rules.fixture`, and the values they can have. */
export const FACTS = ['letter', 'code', 'number', 'set', 'flag'] as const;
type FactName = (typeof FACTS)[number];

const LETTERS = ['a', 'b', 'c', 'd', 'z'];
const CLASSES = ['0111', '0112', '0210', '1010', '1020', '1104', '2511', '2512', '6201'];
const ENTRIES: Readonly<Record<FactName, Omit<FactEntry, 'power'>>> = {
  letter: { kind: 'code', questions: ['q1'], values: LETTERS },
  code: { kind: 'code', questions: ['q2'], values: CLASSES, hierarchy: 'sector' },
  number: { kind: 'number', questions: ['q3'], whole: true, min: -20, max: 20 },
  set: { kind: 'set', questions: ['q4'], values: LETTERS },
  flag: { kind: 'flag', questions: ['q5'] },
};

/** A catalogue in which each fact is anybody's to change. */
export const catalogue: fc.Arbitrary<FactCatalogue> = fc
  .tuple(...FACTS.map(() => fc.constantFrom<Power>('do', 'do', 'fixed')))
  .map((powers) =>
    Object.fromEntries(FACTS.map((fact, at) => [fact, { ...ENTRIES[fact], power: powers[at] ?? 'fixed' }])),
  );

const some = fc.subarray(LETTERS.slice(0, -1), { minLength: 1 });
const condition: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 4, arbitrary: leaf },
  { weight: 1, arbitrary: some.map((values): Rule => ({ id: 'c', op: 'contains', fact: 'set', values })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...FACTS).map((fact): Rule => ({ id: 'e', op: 'exists', fact })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('10', 'C', 'A'), fc.constantFrom('1010', '10', '01'))
      .map(
        ([code, except]): Rule => ({ id: 'x', op: 'under', fact: 'code', codes: [code], except: [except] }),
      ),
  },
);

/** A tree over the five facts. */
export const smallRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule; group: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3, withCrossShrink: true }, condition, tie('group')),
  group: fc.oneof(
    fc.array(tie('rule'), { minLength: 1, maxLength: 4 }).map((of): Rule => ({ id: 'all', op: 'all', of })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((of): Rule => ({ id: 'any', op: 'any', of })),
    tie('rule').map((of): Rule => ({ id: 'not', op: 'not', of })),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.array(tie('rule'), { minLength: 1, maxLength: 4 }))
      .map(([count, of]): Rule => ({ id: 'n', op: 'atLeast', count, of })),
  ),
})).rule;

/** One exact value a fact can be given, and what that costs: worked out from the words of weights.json. */
export type Option = { fact: string; to: FactValue; cost: Cost };

/** In: a fact of a firm. Out: everything that could be made of it. */
export function optionsOf(fact: string, read: FactReader, facts: FactCatalogue): readonly Option[] {
  const now = read(fact);
  const possible = everyValueOf(fact, now.kind === 'set' && now.open ? UNKNOWN : now).filter((to) =>
    isStillPossible(now, to),
  );
  const keys = new Set(possible.map((value) => JSON.stringify(value)));
  const power = facts[fact]?.power ?? 'fixed';
  return everyValueOf(fact, UNKNOWN).map((to) => {
    if (keys.has(JSON.stringify(to))) return { fact, to, cost: { fixed: 0, time: 0, steps: 1, weight: 1 } };
    const { steps, weight } = actsOf(now, to);
    return power === 'do'
      ? { fact, to, cost: { fixed: 0, time: 0, steps, weight } }
      : { fact, to, cost: { fixed: steps, time: 0, steps, weight: 9 * steps } };
  });
}

const UNKNOWN: FactValue = { kind: 'unknown' };

function isStillPossible(now: FactValue, to: FactValue): boolean {
  if (now.kind !== 'set' || to.kind !== 'set' || !now.open) return true;
  return now.members.every((member) => to.members.includes(member));
}

/** Kinds of acts: a code 6, a number 5, a flag 4, each member that comes 4, each that leaves 7; what else is unknown is found out as well. */
function actsOf(now: FactValue, to: FactValue): { steps: number; weight: number } {
  if (to.kind === 'set' && now.kind === 'set') {
    const leave = now.members.filter((member) => !to.members.includes(member)).length;
    const add = now.open ? 0 : to.members.filter((member) => !now.members.includes(member)).length;
    const asks = now.open ? 1 : 0;
    return { steps: add + leave + asks, weight: 4 * add + 7 * leave + asks };
  }
  return { steps: 1, weight: to.kind === 'range' ? 5 : to.kind === 'flag' ? 4 : 6 };
}
