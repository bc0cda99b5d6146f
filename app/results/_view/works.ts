import type { Offering } from '@/lib/domain/matching';
import type { Reason } from '@/lib/domain/rules';
import { CAPABILITIES, type Capability } from '@/lib/domain/vocabulary';

/** What an offering works on, in the order of the questions; none of money alone. */
export function worksOn({ targets }: Pick<Offering, 'targets'>): readonly Capability[] {
  return CAPABILITIES.filter((one) => targets[one] !== undefined);
}

/** What stands for the choices of a firm, but names none of what the offering works on. */
const NAMELESS: ReadonlySet<string> = new Set(['need.none', 'need.unknown', 'need.nothing_chosen']);

/**
 * In: an offering, and the reason of the score that the page gives for it; null where it gives none.
 * Out: what it works on as a reason of its own; none where that reason names it.
 */
export function subjectOf(offering: Pick<Offering, 'targets'>, need: Reason | null): readonly Reason[] {
  const works = worksOn(offering);
  const isNamed = need !== null && !NAMELESS.has(need.code);
  return isNamed || works.length === 0 ? [] : [{ code: 'need.works', values: { works } }];
}
