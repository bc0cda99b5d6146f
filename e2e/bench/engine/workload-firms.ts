import type { FactValue } from '@/lib/domain/rules';
import {
  oneOf,
  oneOfSkewed,
  type Random,
  randomFrom,
  someOf,
  wholeBetween,
  wholeByMagnitude,
} from './random';
import { WORKLOAD_FACTS, type WorkloadFact } from './workload-facts';

/** What is known of one firm, by the keys of `WORKLOAD_FACTS`; every key is there. */
export type WorkloadFirm = Readonly<Record<string, FactValue>>;

const UNKNOWN: FactValue = { kind: 'unknown' };
const SHARE_UNKNOWN = 0.1;
const SHARE_BLURRED = 0.25;
const SHARE_OPEN_ABOVE = 0.2;
const MOST_MEMBERS = 5;
/** Firms are drawn from streams of their own, so that one can be made without those before it. */
const STREAMS = { exact: 1, known: 2 };

/** In: seed and number of a firm. Out: the firm with every fact known exactly. */
export function exactFirm(seed: number, index: number): WorkloadFirm {
  const random = randomFrom(seed, STREAMS.exact, index);
  return firmOf((fact) => exactValue(fact, random));
}

/**
 * In: seed and number of a firm. Out: what is known of the firm that `exactFirm` gives for them: a tenth of its facts
 * is unknown, a quarter of the rest known in part (a band, two candidates, a code of a higher level, an open set).
 */
export function knownFirm(seed: number, index: number): WorkloadFirm {
  const exact = randomFrom(seed, STREAMS.exact, index);
  const known = randomFrom(seed, STREAMS.known, index);
  return firmOf((fact) => knownValue(fact, exactValue(fact, exact), known));
}

/** Filled key by key: making a list of pairs first would take twice as long, and there may be millions. */
function firmOf(read: (fact: WorkloadFact) => FactValue): WorkloadFirm {
  const firm: Record<string, FactValue> = {};
  for (const fact of WORKLOAD_FACTS) firm[fact.key] = read(fact);
  return firm;
}

function exactValue(fact: WorkloadFact, random: Random): FactValue {
  switch (fact.kind) {
    case 'number': {
      const value = wholeByMagnitude(random, fact.least, fact.most);
      return { kind: 'range', lo: value, hi: value };
    }
    case 'date': {
      const day = wholeBetween(random, fact.least, fact.most);
      return { kind: 'range', lo: day, hi: day };
    }
    case 'code':
    case 'tree':
      return { kind: 'values', values: [oneOfSkewed(random, fact.codes)] };
    case 'set':
      return { kind: 'set', members: someOf(random, fact.members, wholeBetween(random, 0, MOST_MEMBERS)) };
    case 'flag':
      return { kind: 'flag', value: random() < fact.share };
  }
}

function knownValue(fact: WorkloadFact, exact: FactValue, random: Random): FactValue {
  if (random() < SHARE_UNKNOWN) return UNKNOWN;
  return random() < SHARE_BLURRED ? blurred(fact, exact, random) : exact;
}

function blurred(fact: WorkloadFact, exact: FactValue, random: Random): FactValue {
  if (exact.kind === 'range' && (fact.kind === 'number' || fact.kind === 'date'))
    return { kind: 'range', ...band(fact.limits, exact.lo, fact, random) };
  if (exact.kind === 'set') return { ...exact, members: exact.members.slice(1), open: true };
  const [value] = exact.kind === 'values' ? exact.values : [];
  if (value === undefined) return exact;
  if (fact.kind === 'tree') return { kind: 'values', values: vagueCodes(fact, value, random) };
  if (fact.kind === 'code')
    return { kind: 'values', values: [...new Set([value, oneOf(random, fact.codes)])] };
  return exact;
}

/** The band between the two round limits around the value, sometimes with nothing known above. */
function band(
  limits: readonly number[],
  value: number,
  { least, most }: { least: number; most: number },
  random: Random,
): { lo: number; hi: number } {
  const lo = limits.findLast((limit) => limit <= value) ?? least;
  const hi = (limits.find((limit) => limit > value) ?? most + 1) - 1;
  return { lo, hi: random() < SHARE_OPEN_ABOVE ? Infinity : hi };
}

/** A code over the value, of any level, or the value and another candidate. */
function vagueCodes(fact: WorkloadFact & { kind: 'tree' }, value: string, random: Random): readonly string[] {
  if (random() < 1 / 3) return [...new Set([value, oneOfSkewed(random, fact.codes)])];
  return [oneOf(random, fact.above.get(value) ?? [value])];
}
