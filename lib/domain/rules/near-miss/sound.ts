import { readChanged } from './changed';
import type { Literal } from './goals';
import { closed } from './intervals';
import { isSatisfied } from './satisfied';
import { changesOf, heldFor, type Part, type Turning, variablesIn } from './turning';
import type { Change } from './types';

type Parts = readonly Part[];

/**
 * In: parts with which comparisons hold. Out: the same changes, of which every number that is told keeps them so,
 * whatever is chosen of the others: the range narrowed by the comparisons, or else the nearest value alone.
 */
export function soundIn(parts: Parts, joint: readonly Literal[], turning: Turning): Parts {
  const isSound = (some: Parts) => openIn(some, joint, turning).length === 0;
  if (isSound(parts)) return parts;
  let kept = parts.map(atNearest);
  for (const part of parts) {
    const withIt = (own: Part) => kept.map((one) => (one.group === part.group ? own : one));
    const least = narrowed(part, { withIt, joint }, turning);
    kept = [part, ...(least ? [least] : [])].map(withIt).find(isSound) ?? kept;
  }
  return kept;
}

/** Comparisons that do not hold for every value told. The evaluator says so only where none in between fails. */
function openIn(parts: Parts, joint: readonly Literal[], { setting }: Turning): readonly Literal[] {
  const read = readChanged(setting.read, changesOf(parts.map(asTold)));
  return joint.filter((literal) => !isSatisfied(literal, read));
}

/** The part with what is told of its number held within the comparisons; null where one of them cannot be kept so. */
function narrowed(
  part: Part,
  { withIt, joint }: { withIt: (own: Part) => Parts; joint: readonly Literal[] },
  turning: Turning,
): Part | null {
  let kept = part;
  for (const literal of openIn(withIt(part), joint, turning)) {
    const variable = variablesIn(literal, turning).find(({ fact }) => fact === part.group.fact);
    if (!variable) return null;
    const held = heldFor(literal, { variable, as: asTold }, withIt(kept), turning);
    const own = held
      .flatMap((parts) => parts.find(({ group }) => group === part.group) ?? [])
      .find((one) => nearestOf(one) === nearestOf(part));
    const wanted = own?.solution.change?.wanted;
    if (!wanted) return null;
    kept = { ...withChange(part, (change) => ({ ...change, wanted })), within: own.within };
  }
  return kept;
}

function withChange(part: Part, make: (change: Change) => Change): Part {
  const { solution } = part;
  return solution.change ? { ...part, solution: { ...solution, change: make(solution.change) } } : part;
}

function nearestOf({ solution: { change } }: Part): number | null {
  return change?.wanted.wanted === 'number' ? change.wanted.nearest : null;
}

function atNearest(part: Part): Part {
  const nearest = nearestOf(part);
  if (nearest === null) return part;
  return withChange(part, (change) => {
    const unit = change.to.kind === 'range' ? change.to.unit : undefined;
    const told = { wanted: 'number', min: nearest, max: nearest, nearest } as const;
    return { ...change, wanted: { ...told, ...(unit === undefined ? {} : { unit }) } };
  });
}

/** A number to move to is tried with all that is told of it; one to be found out is as it is. */
function asTold(part: Part): Part {
  return withChange(part, (change) => {
    const { wanted, to } = change;
    if (wanted.wanted !== 'number' || wanted.nearest === null || to.kind !== 'range') return change;
    const { min, max, minOpen = false, maxOpen = false } = wanted;
    const told = closed({ min: min ?? -Infinity, max: max ?? Infinity, minOpen, maxOpen }, null);
    return told ? { ...change, to: { ...to, lo: told.min, hi: told.max } } : change;
  });
}
