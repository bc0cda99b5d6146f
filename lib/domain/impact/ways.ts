import { type FirmProfile, settledGroups } from '../facts';
import type { FactValue } from '../rules';
import type { FirmGroup } from '../vocabulary';

/** Key of the groups of the people who lead a firm. They are stored apart from what rules read, which never sees them. */
export const LEAD_FACT = 'impact.lead_groups';

/** Key of the groups that a firm is in by what it told so far, and may yet leave; rules, which wait for that, do not read them. */
export const SO_FAR_FACT = 'impact.groups_so_far';

/** Groups by which firms are counted; those of a size or a place are rows of their own already. */
export const COUNTED_GROUPS = [
  ...['women', 'youth', 'indigenous_afro', 'disability', 'migrant', 'rural'],
  ...['informal', 'non_member', 'non_exporter', 'first_time', 'level_0_1', 'young'],
] as const satisfies readonly FirmGroup[];

/** What firms are told apart by, and the facts that say it. */
export const WAYS = {
  size: ['size.class'],
  place: ['firm.country', 'firm.subdivision'],
  groups: ['groups', SO_FAR_FACT, LEAD_FACT],
} as const;

/** Every fact that is read to tell firms apart. */
export const WAY_FACTS: readonly string[] = Object.values(WAYS).flat();

/** In: a firm. Out: what is counted of it beside what rules read. */
export function countedFacts(firm: FirmProfile): readonly (readonly [fact: string, value: FactValue])[] {
  const settled = settledGroups(firm);
  const members = firm.groups.filter((group) => !settled.includes(group));
  return members.length === 0 ? [] : [[SO_FAR_FACT, { kind: 'set', members }]];
}
