import type { Rule } from '@/lib/domain/rules';
import { oneOf, oneOfSkewed, type Random, randomFrom, someOf, wholeBetween } from './random';
import { WORKLOAD_FACTS, type WorkloadFact } from './workload-facts';

const STREAM = 3;
const CRITERIA = { least: 3, most: 7 };
/** Shares of the forms of a criterion; what is left over is a single condition. */
const SHARES = { any: 0.25, anyOfAll: 0.07, not: 0.08, atLeast: 0.05 };
const SHARE_EXCEPT = 0.2;

/**
 * In: seed and number of rules. Out: rules with three to seven criteria that must all hold, each a single condition,
 * one of several, a negated one, two of three, or one condition or else two others: about eight conditions in two or
 * three levels of groups. Limits and codes come from short lists, as in real catalogues, so rules share conditions.
 */
export function workloadRules(seed: number, count: number): readonly Rule[] {
  return Array.from({ length: count }, (_, index) => ruleOf(`r${index}`, randomFrom(seed, STREAM, index)));
}

function ruleOf(id: string, random: Random): Rule {
  const criteria = wholeBetween(random, CRITERIA.least, CRITERIA.most);
  const of = Array.from({ length: criteria }, (_, index) => criterion(`${id}.${index}`, random));
  return { id, op: 'all', of };
}

function criterion(id: string, random: Random): Rule {
  let form = random();
  const is = (share: number): boolean => {
    form -= share;
    return form < 0;
  };
  if (is(SHARES.any)) return { id, op: 'any', of: conditions(id, wholeBetween(random, 2, 3), random) };
  if (is(SHARES.anyOfAll)) {
    const both: Rule = { id: `${id}.b`, op: 'all', of: conditions(`${id}.b`, 2, random) };
    return { id, op: 'any', of: [condition(`${id}.a`, random), both] };
  }
  if (is(SHARES.not)) return { id, op: 'not', of: condition(`${id}.a`, random) };
  if (is(SHARES.atLeast)) return { id, op: 'atLeast', count: 2, of: conditions(id, 3, random) };
  return condition(id, random);
}

function conditions(id: string, count: number, random: Random): readonly Rule[] {
  return Array.from({ length: count }, (_, index) => condition(`${id}.${index}`, random));
}

function condition(id: string, random: Random): Rule {
  const fact = oneOf(random, WORKLOAD_FACTS);
  switch (fact.kind) {
    case 'number':
    case 'date':
      return { id, op: 'between', fact: fact.key, ...limitsOf(fact.limits, random) };
    case 'code': {
      const count = wholeBetween(random, 1, Math.ceil(fact.codes.length / 2));
      return { id, op: 'in', fact: fact.key, values: someOf(random, fact.codes, count) };
    }
    case 'tree':
      return { id, op: 'under', fact: fact.key, ...areaOf(fact, random) };
    case 'set':
      return setCondition(id, fact, random);
    case 'flag':
      return { id, op: 'is', fact: fact.key };
  }
}

/** At least, at most, or both: lower limits come from the lower half of the list, upper ones from the upper half. */
function limitsOf(limits: readonly number[], random: Random): { min: number | null; max: number | null } {
  const half = Math.floor(limits.length / 2);
  const [min, max] = [oneOf(random, limits.slice(0, half)), oneOf(random, limits.slice(half))];
  return oneOf(random, [
    { min, max: null },
    { min: null, max },
    { min, max },
  ]);
}

/** One to three codes of the higher levels; now and then one of the lower levels below them is left out. */
function areaOf(
  fact: WorkloadFact & { kind: 'tree' },
  random: Random,
): { codes: readonly string[]; except?: readonly string[] } {
  const count = wholeBetween(random, 1, 3);
  const codes = Array.from({ length: count }, () =>
    oneOf(random, over(fact, oneOfSkewed(random, fact.codes))),
  );
  const [top = ''] = codes;
  const below = fact.codes.filter((code) => over(fact, code).includes(top));
  const unique = [...new Set(codes)];
  return random() < SHARE_EXCEPT ? { codes: unique, except: [oneOf(random, below)] } : { codes: unique };
}

function over(fact: WorkloadFact & { kind: 'tree' }, code: string): readonly string[] {
  return fact.above.get(code) ?? [code];
}

function setCondition(id: string, fact: WorkloadFact & { kind: 'set' }, random: Random): Rule {
  const shared = { id, fact: fact.key };
  if (random() < 1 / 5) return { ...shared, op: 'contains', values: [oneOf(random, fact.members)] };
  const values = someOf(random, fact.members, wholeBetween(random, 2, Math.ceil(fact.members.length / 2)));
  return { ...shared, op: 'intersects', values };
}
