import type { FirmGroup } from '../vocabulary';

/** Key of the groups of the people who lead a firm. They are stored apart from what rules read, which never sees them. */
export const LEAD_FACT = 'impact.lead_groups';

/** Groups by which firms are counted; those of a size or a place are rows of their own already. */
export const COUNTED_GROUPS = [
  ...['women', 'youth', 'indigenous_afro', 'disability', 'migrant', 'rural'],
  ...['informal', 'non_member', 'non_exporter', 'first_time', 'level_0_1', 'young'],
] as const satisfies readonly FirmGroup[];

/** What firms are told apart by, and the facts that say it. */
export const WAYS = {
  size: ['size.class'],
  place: ['firm.country', 'firm.subdivision'],
  groups: ['groups', LEAD_FACT],
} as const;

/** Every fact that is read to tell firms apart. */
export const WAY_FACTS: readonly string[] = Object.values(WAYS).flat();
