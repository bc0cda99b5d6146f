import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json';
import { CreateOfferingInput } from '../../schemas/offering';
import { currentCatalogue } from '../catalogue/current';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { latestAtDesk } from './latest';
import { beginDrafts, draftEntry } from './save-draft';
import { deskOf, lockOffering } from './scope';

/**
 * Begins a new offering of the actor's institution as a draft. What is not asked for at the beginning is not there, so
 * that nobody publishes what nobody has said. The same form sent twice makes one; another one that a browser sends with
 * the key of the first, such as from a page brought back, makes one of its own.
 */
export const createOffering = mutation({
  action: 'offering.create',
  input: CreateOfferingInput,
  target: async (ctx) => {
    const { view } = await currentCatalogue(ctx);
    const own = view.institutions.get(deskOf(ctx.actor) ?? '')?.institution;
    if (!own) throw new DataError('not_found', { entity: 'institution' });
    return { institution: own.id, own };
  },
  run: async (ctx, { key, name, type }, { own }): Promise<Change<{ id: string }>> => {
    const said = canonicalJson({ key, name, type });
    const id = `N${createHash('sha256').update(`${own.id}\0new\0${said}`).digest('hex').slice(0, 14)}`;
    await lockOffering(ctx.db, id);
    if ((await latestAtDesk(ctx, [id])).has(id)) return { result: { id }, audit: [] };
    const { illustrative, subdivision: place } = own;
    const definition = { id, institution: own.id, illustrative, note: '', name: name.en, type, place };
    const at = { id, institution: own.id, draft: null, versions: [] };
    const content = { definition, text: { name }, version: 1 };
    await beginDrafts(ctx, [{ place: at, content }]);
    return { result: { id }, audit: [draftEntry(at, content)] };
  },
});
