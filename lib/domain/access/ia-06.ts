import type { RuleResult } from '../rules';

/** IA-06 At least one way in for beginners: passes if the institution says so and an offering of its starts that low. */
export function hasWayInForBeginners(institution: {
  entryLevel: boolean;
  /** Entry levels of all its offerings. */
  minLevels: readonly number[];
  maxEntryLevel: number;
}): RuleResult {
  const { entryLevel, minLevels, maxEntryLevel } = institution;
  const open = entryLevel && minLevels.some((level) => level <= maxEntryLevel);
  const lowest = minLevels.length === 0 ? '' : Math.min(...minLevels);
  return {
    outcome: open ? 'pass' : 'fail',
    numbers: { lowest, max: maxEntryLevel, declared: entryLevel ? 'yes' : 'no' },
  };
}
