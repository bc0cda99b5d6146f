import { type EntryChange, factsOfChange, type ImpactOnFirms, impactOfChange } from '../../domain/impact';
import { entryRuleOf, type Offering } from '../../domain/matching';
import { currentCatalogue } from '../catalogue/current';
import type { Context } from '../context';
import { countedFirms } from '../population/counted';
import { reading } from '../reading';
import { policyAt } from '../reference/policy';
import { type Desk, latestOf, loadDesk } from './load';

/**
 * `unread`: what would be published, or its institution, cannot be read, or is not written to the end. `preparing`: the firms are being put together
 * and are there in a while. `nobody`: no firm agreed to be counted yet. `counted`: what publishing changes for `firms`
 * of the firms known at that time; figures of fewer than ten are kept back.
 */
export type DraftImpact =
  | { state: 'unread' | 'preparing' | 'nobody' }
  | { state: 'counted'; at: string; impact: ImpactOnFirms };

/** What publishing the draft, or where there is none the last version again, would change for the firms that are known. */
export const impactOfDraft = reading(
  'offering.countFirms',
  async (ctx: Context, id: string): Promise<DraftImpact> => {
    const desk = await loadDesk(ctx, id);
    const change = await changeOf(ctx, desk);
    if (!change) return { state: 'unread' };
    const counted = await countedFirms(ctx, factsOfChange(change));
    if (!counted) return { state: 'preparing' };
    if (counted.firms === 0) return { state: 'nobody' };
    return { state: 'counted', at: counted.at, impact: impactOfChange(change, counted.parts) };
  },
);

/** From what stands in the catalogue, where nothing does from nobody, to what would stand there. */
async function changeOf(ctx: Context, desk: Desk): Promise<EntryChange | null> {
  const { view, policy: inForce } = await currentCatalogue(ctx);
  const policy = await policyAt(ctx.db, inForce);
  const institution = view.institutions.get(desk.institution)?.institution;
  const { content: latest, unsaid } = latestOf(desk);
  const open = desk.versions.find(({ toRevision }) => toRevision === null);
  if (!institution || !latest || unsaid.length > 0 || open?.content === null) return null;
  const ruleOf = (offering: Offering) => entryRuleOf({ offering, institution, policy, asOf: ctx.today });
  return { before: open?.content ? ruleOf(open.content.offering) : null, after: ruleOf(latest.offering) };
}
