import type { Offering } from './types';

/** Offerings that a firm can take up by itself, asked for what comes near another one. */
export type Nearest = (offering: Offering) => readonly string[];

/**
 * In: the eligible offerings, best first. Out: for any offering those that share a capability with it, the more the
 * earlier, best first among equals: those with places now, and only where there is none, those with a waiting list.
 * Nobody can take up an invitation that others give. Offerings with the same targets get the same answer, worked out once.
 */
export function nearestAmong(eligible: readonly Offering[], limit: number): Nearest {
  const groups = (['open', 'waiting'] as const).map((state) =>
    eligible.filter(({ intake }) => intake === state),
  );
  const answers = new Map<string, readonly (readonly string[])[]>();
  return (offering) => {
    const targets = Object.keys(offering.targets).toSorted();
    const key = targets.join(' ');
    // One more than asked for, since the offering itself may be among them.
    const answer = answers.get(key) ?? groups.map((group) => nearestTo(targets, group, limit + 1));
    answers.set(key, answer);
    const others = answer.map((ids) => ids.filter((id) => id !== offering.id).slice(0, limit));
    return others.find((ids) => ids.length > 0) ?? [];
  };
}

function nearestTo(
  targets: readonly string[],
  eligible: readonly Offering[],
  limit: number,
): readonly string[] {
  return eligible
    .map((offering) => ({
      id: offering.id,
      shared: targets.filter((target) => target in offering.targets).length,
    }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, limit)
    .map(({ id }) => id);
}
