import type { Offering } from './types';

/** Open offerings in order of rank, asked for what comes near another one. */
export type Nearest = (offering: Offering) => readonly string[];

/**
 * In: the eligible offerings, best first. Out: for any offering those that share a capability with it, the more the
 * earlier, best first among equals. Offerings with the same targets get the same answer, worked out once.
 */
export function nearestAmong(eligible: readonly Offering[], limit: number): Nearest {
  const answers = new Map<string, readonly string[]>();
  return (offering) => {
    const targets = Object.keys(offering.targets).toSorted();
    const key = targets.join(' ');
    const known = answers.get(key);
    // One more than asked for, since the offering itself may be among them.
    const answer = known ?? nearestTo(targets, eligible, limit + 1);
    if (!known) answers.set(key, answer);
    return answer.filter((id) => id !== offering.id).slice(0, limit);
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
