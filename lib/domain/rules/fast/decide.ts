import { isGroup } from '../groups';
import type { Rule } from '../types';
import type { Atom } from './atoms';
import { BITS, type Bits, opposite } from './bits';

/** Tells what a rule comes to, from the verdicts of all conditions. */
export type Decide = (atoms: Uint8Array) => Bits;

/** Where the verdict of a condition lies. */
export type Places = (atom: Atom) => number;

type Parts = { places: Int32Array; others: readonly Decide[] };

/** In: a rule. Out: what decides it, the verdict being the one `evaluate` gives. */
export function decider(rule: Rule, placeOf: Places): Decide {
  switch (rule.op) {
    case 'all':
      return allOf(partsOf(rule.of, placeOf));
    case 'any':
      return anyOf(partsOf(rule.of, placeOf));
    case 'not': {
      const part = decider(rule.of, placeOf);
      return (atoms) => opposite(part(atoms));
    }
    case 'atLeast':
      return countOf(
        rule.count,
        rule.of.map((part) => decider(part, placeOf)),
      );
    default: {
      const place = placeOf(rule);
      return (atoms) => atoms[place] ?? BITS.unknown;
    }
  }
}

/** Conditions among the parts are read from their places without a call; order does not matter to a verdict. */
function partsOf(of: readonly Rule[], placeOf: Places): Parts {
  const places: number[] = [];
  const others: Decide[] = [];
  for (const rule of of) {
    if (isGroup(rule)) others.push(decider(rule, placeOf));
    else places.push(placeOf(rule));
  }
  return { places: Int32Array.from(places), others };
}

function allOf({ places, others }: Parts): Decide {
  return (atoms) => {
    let bits: Bits = BITS.met;
    for (let index = 0; index < places.length && bits !== BITS.unmet; index += 1)
      bits &= atoms[places[index] ?? 0] ?? BITS.unknown;
    for (let index = 0; index < others.length && bits !== BITS.unmet; index += 1)
      bits &= others[index]?.(atoms) ?? BITS.unknown;
    return bits;
  };
}

function anyOf({ places, others }: Parts): Decide {
  return (atoms) => {
    let bits: Bits = BITS.unmet;
    for (let index = 0; index < places.length && bits !== BITS.met; index += 1)
      bits |= atoms[places[index] ?? 0] ?? BITS.unknown;
    for (let index = 0; index < others.length && bits !== BITS.met; index += 1)
      bits |= others[index]?.(atoms) ?? BITS.unknown;
    return bits;
  };
}

function countOf(count: number, parts: readonly Decide[]): Decide {
  return (atoms) => {
    let certain = 0;
    let possible = 0;
    for (const part of parts) {
      const bits = part(atoms);
      certain += bits >> 1;
      possible += bits & 1;
    }
    if (certain >= count) return BITS.met;
    return possible < count ? BITS.unmet : BITS.unknown;
  };
}
