import type { List, Told } from './move-total';

/** In: a list as it is known, and as it has to turn out. Out: how many answers that takes: of each, who else there is, and that there are no more. */
export function answersIn(from: List, { told, isOpen }: List): number {
  const others = told.length - from.told.length;
  const closed = from.isOpen && !isOpen ? 1 : 0;
  return told.reduce((all, { changes }) => all + changes.length, others + closed);
}

/**
 * In: a list as it is known, one that it has to turn out to be, and whether a list is as it has to be. Out: the latter
 * without what is so without it as well: others that nobody has told of, answers, and that there are no more.
 */
export function spared(from: List, list: List, isAsAsked: (list: List) => boolean): List {
  let kept = list;
  const tried = (next: List) => {
    const isEnough = isAsAsked(next);
    if (isEnough) kept = next;
    return isEnough;
  };
  if (from.isOpen && !kept.isOpen) tried({ ...kept, isOpen: true });
  for (let at = kept.told.length - 1; at >= from.told.length; at -= 1)
    tried({ ...kept, told: kept.told.toSpliced(at, 1) });
  for (let at = kept.told.length - 1; at >= 0; at -= 1)
    for (const fact of new Set(kept.told[at]?.changes.map((one) => one.fact)))
      tried({
        ...kept,
        told: kept.told.map((one, place) => (place === at ? without(one, fact, from.told[at]) : one)),
      });
  return kept;
}

/** As it was known of that fact. */
function without({ entity, changes }: Told, fact: string, from: Told | undefined): Told {
  const { [fact]: _, ...others } = entity;
  const known = from?.entity[fact];
  return {
    entity: known === undefined ? others : { ...others, [fact]: known },
    changes: changes.filter((one) => one.fact !== fact),
  };
}
