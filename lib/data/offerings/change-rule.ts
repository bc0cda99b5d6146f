import { isIsoDate } from '../../domain/dates';
import { afterStep, type RuleStep } from '../../domain/eligibility';
import type { Rate } from '../../domain/rules';
import { ChangeRuleInput } from '../../schemas/offering';
import type { Context } from '../context';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { getReferenceLists } from '../reference/lists';
import { type Desk, isSound, latestOf, loadDesk, type Stored, seenOf } from './load';
import { draftEntry, storeDraft } from './save-draft';
import { lockOffering } from './scope';

/**
 * `conflict`: somebody has saved, discarded or published since the page was drawn. `refused`: the step cannot be done to
 * the rule as it stands. Nothing was stored in either case.
 */
export type RuleChanged = { outcome: 'saved'; version: number } | { outcome: 'conflict' | 'refused' };

/** Does one step to the rule of whom an offering is for, in its draft. */
export const changeRule = mutation({
  action: 'offering.edit',
  input: ChangeRuleInput,
  target: async (ctx, { offering }) => {
    await lockOffering(ctx.db, offering);
    const desk = await loadDesk(ctx, offering);
    return { institution: desk.institution, desk };
  },
  run: async (ctx, { seen, step }, { desk }): Promise<Change<RuleChanged>> => {
    if (seen !== seenOf(desk)) return { result: { outcome: 'conflict' }, audit: [] };
    const stored = withStep(desk, step, await ratesOf(ctx));
    if (!stored) return { result: { outcome: 'refused' }, audit: [] };
    if (!isSound(stored)) throw new DataError('invalid', { at: 'step' });
    const version = (desk.draft?.version ?? 0) + 1;
    await storeDraft(ctx, desk, { ...stored, version });
    return { result: { outcome: 'saved', version }, audit: [draftEntry(desk, { version, ...stored })] };
  },
});

/** The offering with the rule after the step; null where the step cannot be done. */
function withStep(desk: Desk, step: RuleStep, rates: readonly Rate[]): Stored | null {
  const { content, definition, text } = latestOf(desk);
  if (!content) throw new DataError('invalid', { at: 'definition' });
  const after = afterStep(content.offering.eligibility ?? null, step, rates);
  if (after === 'refused') return null;
  const { eligibility: _, ...rest } = definition;
  return { definition: after === 'nothing' ? rest : { ...rest, eligibility: after }, text };
}

/** Local money for a US dollar, the unit in which firms tell their sales. */
export async function ratesOf(ctx: Context): Promise<readonly Rate[]> {
  const { exchangeRates } = await getReferenceLists(ctx);
  return [...exchangeRates].flatMap(([to, { perUsd: factor, date }]) => {
    const day = isIsoDate(date) ? date : null;
    return day && to !== 'USD' ? [{ from: 'USD', to, factor, day, source: { title: `USD ${to}` } }] : [];
  });
}
