import { type GroupRule, isGroup, partsOf } from '../groups';
import type { Rule } from '../types';
import type { Atom } from './atoms';
import { BITS, type Bits, opposite } from './bits';

/** Where the verdict of a condition lies. */
export type Places = (atom: Atom) => number;

/** In: a rule, by its number, and the verdicts of all conditions, by their places. Out: what the rule comes to. */
export type Decide = (rule: number, atoms: Uint8Array) => Bits;

/** What a group asks of its parts. A rule that is one condition is a group of all of one. */
const OPS = { all: 0, any: 1, not: 2, atLeast: 3 } as const;

/** Where things stand in the numbers of a group, from its start on; the places of its conditions come after them. */
const AT = { count: 1, groups: 2, end: 3, places: 4 } as const;

/**
 * In: rules. Out: what decides them, the verdicts being those that `evaluate` gives. All groups are one list of
 * numbers, so that deciding reads memory in order: what the group asks, its count, where its groups start and where it
 * ends, then the places of its conditions and the numbers of its groups.
 */
export function decider(rules: readonly Rule[], placeOf: Places): Decide {
  const numbers: number[] = [];
  const starts = Int32Array.from(rules, (rule) => {
    const start = numbers.length;
    write(numbers, isGroup(rule) ? rule : { id: rule.id, op: 'all', of: [rule] }, placeOf);
    return start;
  });
  const program = Int32Array.from(numbers);
  return (rule, atoms) => decided(program, starts[rule] ?? 0, atoms);
}

/** Order does not matter to a verdict: conditions come first, as they are the quickest to read. */
function write(numbers: number[], group: GroupRule, placeOf: Places): void {
  const start = numbers.length;
  const parts = partsOf(group);
  // More than there are is the same however many, and a count may be larger than the numbers of the list can be.
  const count = group.op === 'atLeast' ? Math.min(group.count, parts.length + 1) : 0;
  numbers.push(OPS[group.op], count, 0, 0);
  for (const part of parts) if (!isGroup(part)) numbers.push(placeOf(part));
  numbers[start + AT.groups] = numbers.length;
  for (const part of parts) if (isGroup(part)) write(numbers, part, placeOf);
  numbers[start + AT.end] = numbers.length;
}

function decided(program: Int32Array, start: number, atoms: Uint8Array): Bits {
  switch (program[start]) {
    case OPS.all:
      return allOf(program, start, atoms);
    case OPS.any:
      return anyOf(program, start, atoms);
    case OPS.not:
      return opposite(allOf(program, start, atoms));
    default:
      return countOf(program, start, atoms);
  }
}

function allOf(program: Int32Array, start: number, atoms: Uint8Array): Bits {
  const groups = program[start + AT.groups] ?? 0;
  const end = program[start + AT.end] ?? 0;
  let bits: Bits = BITS.met;
  for (let index = start + AT.places; index < groups && bits !== BITS.unmet; index += 1)
    bits &= atoms[program[index] ?? 0] ?? BITS.unknown;
  for (let group = groups; group < end && bits !== BITS.unmet; group = program[group + AT.end] ?? end)
    bits &= decided(program, group, atoms);
  return bits;
}

function anyOf(program: Int32Array, start: number, atoms: Uint8Array): Bits {
  const groups = program[start + AT.groups] ?? 0;
  const end = program[start + AT.end] ?? 0;
  let bits: Bits = BITS.unmet;
  for (let index = start + AT.places; index < groups && bits !== BITS.met; index += 1)
    bits |= atoms[program[index] ?? 0] ?? BITS.unknown;
  for (let group = groups; group < end && bits !== BITS.met; group = program[group + AT.end] ?? end)
    bits |= decided(program, group, atoms);
  return bits;
}

function countOf(program: Int32Array, start: number, atoms: Uint8Array): Bits {
  const groups = program[start + AT.groups] ?? 0;
  const end = program[start + AT.end] ?? 0;
  const count = program[start + AT.count] ?? 0;
  let certain = 0;
  let possible = 0;
  for (let index = start + AT.places; index < groups; index += 1) {
    const bits = atoms[program[index] ?? 0] ?? BITS.unknown;
    certain += bits >> 1;
    possible += bits & 1;
  }
  for (let group = groups; group < end; group = program[group + AT.end] ?? end) {
    const bits = decided(program, group, atoms);
    certain += bits >> 1;
    possible += bits & 1;
  }
  if (certain >= count) return BITS.met;
  return possible < count ? BITS.unmet : BITS.unknown;
}
