import { EVERY_NUMBER, hullOf, inUnit, isPoint, type Range, ratioOf, sumOf } from './ranges';
import type { Entity, FactReader, FactValue, Measured, Rule, Term, Verdict } from './types';

/** A number worked out, and the facts that would make it exact. */
export type Worked = Range & { missing: readonly string[] };

/** Tells what a rule inside a term comes to, and what it misses. */
export type Decide = (rule: Rule, read: FactReader) => { verdict: Verdict; missing: readonly string[] };

type TermOf<K extends Term['term']> = Extract<Term, { term: K }>;
const NOTHING: readonly string[] = [];
const UNKNOWN: FactValue = { kind: 'unknown' };

/** In: a term. Out: the range it lies in. Throws RangeError where a fact is not of the kind the term reads. */
export function workOut(term: Term, read: FactReader, decide: Decide): Worked {
  switch (term.term) {
    case 'number':
      return { lo: term.value, hi: term.value, missing: NOTHING };
    case 'fact':
      return amountOf(term, read(term.fact), term.fact);
    case 'sum':
      return sum(term.of.map((one) => workOut(one, read, decide)));
    case 'ratio':
      return ratio(workOut(term.of, read, decide), workOut(term.by, read, decide));
    case 'count':
      return count(term, read(term.fact));
    case 'total':
      return total(term, read(term.fact), decide);
    case 'choose':
      return choose(term, read, decide);
  }
}

/** In: a sum or total of which too little is known for a range. Out: the range of what is known of it; null where nothing is. */
export function knownPart(term: Term, read: FactReader, decide: Decide): Range | null {
  const parts =
    term.term === 'sum'
      ? term.of.flatMap((part) => knownOf(part, read, decide))
      : term.term === 'total'
        ? knownAmounts(term, read(term.fact), decide)
        : [];
  // Numbers that stand in the rule are nobody's word.
  return parts.some(({ isTold }) => isTold) ? sumOf(parts) : null;
}

type KnownPart = Range & { isTold: boolean };

function knownOf(part: Term, read: FactReader, decide: Decide): readonly KnownPart[] {
  const range = workOut(part, read, decide);
  if (isBounded(range)) return [{ ...range, isTold: part.term !== 'number' }];
  const known = knownPart(part, read, decide);
  return known ? [{ ...known, isTold: true }] : [];
}

function knownAmounts(term: TermOf<'total'>, fact: FactValue, decide: Decide): readonly KnownPart[] {
  if (fact.kind !== 'entities') return [];
  return fact.entities.flatMap((entity) => {
    const read = entityReader(entity);
    if (term.where && decide(term.where, read).verdict !== 'met') return [];
    const amount = amountOf(term, read(term.of), term.of);
    return isBounded(amount) ? [{ ...amount, isTold: true }] : [];
  });
}

function isBounded({ lo, hi }: Range): boolean {
  return Number.isFinite(lo) && Number.isFinite(hi);
}

/** In: a term. Out: each pair of units of which amounts were turned from the first into the second to work it out, as `USD EUR`. */
export function turnedUnits(term: Term, read: FactReader): readonly string[] {
  switch (term.term) {
    case 'number':
    case 'count':
      return NOTHING;
    case 'fact':
      return turned(term, read(term.fact));
    case 'sum':
      return term.of.flatMap((part) => turnedUnits(part, read));
    case 'ratio':
      return [...turnedUnits(term.of, read), ...turnedUnits(term.by, read)];
    case 'total': {
      const fact = read(term.fact);
      if (term.unit === undefined || fact.kind !== 'entities') return NOTHING;
      return fact.entities.flatMap((entity) => turned(term, entityReader(entity)(term.of)));
    }
    case 'choose':
      return [...term.cases.map(({ value }) => value), term.otherwise].flatMap((one) =>
        turnedUnits(one, read),
      );
  }
}

function turned({ unit, per }: Measured, fact: FactValue): readonly string[] {
  if (unit === undefined || fact.kind !== 'range' || fact.unit === undefined) return NOTHING;
  return fact.unit !== unit && per?.[fact.unit] !== undefined ? [`${fact.unit} ${unit}`] : NOTHING;
}

/** Reads the facts of one linked entity. */
export function entityReader(entity: Entity): FactReader {
  return (fact) => (Object.hasOwn(entity, fact) ? (entity[fact] ?? UNKNOWN) : UNKNOWN);
}

function amountOf(unit: TermOf<'fact' | 'total'>, fact: FactValue, key: string): Worked {
  if (fact.kind === 'unknown') return { ...EVERY_NUMBER, missing: [key] };
  if (fact.kind !== 'range')
    throw new RangeError(`${key} is of kind ${fact.kind}, which has no number to read`);
  const range = inUnit(fact, unit);
  if ('rate' in range) return { ...EVERY_NUMBER, missing: [range.rate] };
  return { ...range, missing: isPoint(range) ? NOTHING : [key] };
}

function sum(parts: readonly Worked[]): Worked {
  return { ...sumOf(parts), missing: allMissing(parts) };
}

function ratio(of: Worked, by: Worked): Worked {
  return { ...ratioOf(of, by), missing: allMissing([of, by]) };
}

function count({ fact: key }: TermOf<'count'>, fact: FactValue): Worked {
  if (fact.kind === 'unknown') return { lo: 0, hi: Infinity, missing: [key] };
  if (fact.kind !== 'set') throw new RangeError(`${key} is of kind ${fact.kind}, which has nothing to count`);
  const members = new Set(fact.members).size;
  return fact.open
    ? { lo: members, hi: Infinity, missing: [key] }
    : { lo: members, hi: members, missing: NOTHING };
}

/** An entity that may or may not count adds anything between nought and its number. */
function total(term: TermOf<'total'>, fact: FactValue, decide: Decide): Worked {
  if (fact.kind === 'unknown') return { ...EVERY_NUMBER, missing: [term.fact] };
  if (fact.kind !== 'entities')
    throw new RangeError(`${term.fact} is of kind ${fact.kind}, which has no linked entities`);
  const parts = fact.entities.map((entity): Worked => {
    const read = entityReader(entity);
    const counts = term.where === null ? null : decide(term.where, read);
    if (counts?.verdict === 'unmet') return { lo: 0, hi: 0, missing: NOTHING };
    const amount = amountOf(term, read(term.of), term.of);
    if (counts?.verdict !== 'unknown') return amount;
    const missing = allMissing([amount, counts]);
    return { lo: Math.min(0, amount.lo), hi: Math.max(0, amount.hi), missing };
  });
  const missing = allMissing(parts).map((key) => `${term.fact}.${key}`);
  if (fact.open) return { ...EVERY_NUMBER, missing: [term.fact, ...missing] };
  return { ...sumOf(parts), missing };
}

function choose({ cases, otherwise }: TermOf<'choose'>, read: FactReader, decide: Decide): Worked {
  const open: Worked[] = [];
  const missing: string[] = [];
  for (const { when, value } of cases) {
    const holds = decide(when, read);
    if (holds.verdict === 'unmet') continue;
    const amount = workOut(value, read, decide);
    if (holds.verdict === 'met') return among(amount, open, missing);
    open.push(amount);
    missing.push(...holds.missing);
  }
  return among(workOut(otherwise, read, decide), open, missing);
}

function among(last: Worked, open: readonly Worked[], missing: readonly string[]): Worked {
  const all = [...open, last];
  return { ...hullOf(last, open), missing: [...new Set([...missing, ...allMissing(all)])] };
}

function allMissing(parts: readonly { missing: readonly string[] }[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => part.missing))];
}
