import { randomUUID } from 'node:crypto';
import { request, requestEvent } from '@/db/schema';
import { SendRequestInput } from '../../schemas/request';
import { newSalt } from '../accounts/tokens';
import type { AuditEntry } from '../audit';
import { getOffering } from '../catalogue/offering';
import { type Context, personOf } from '../context';
import { lockOwn } from '../diagnostics/scope';
import { readStateOf } from '../diagnostics/state';
import { DataError } from '../errors';
import { enter, entering, openIntakes } from '../intakes/enter';
import { type Change, mutation } from '../mutation';
import { askedOf } from './asked';
import { matchIfAny, openRequests, whoAsks } from './prepare';
import { stateOf } from './scope';
import { type Shared, sharedAnswers, sharedMatch } from './shared';

/**
 * `there`: one of this kind is open already, and nothing was sent again. `changed`: other answers than were shown.
 * `closed`: the call of the intake is not open any more. `no_need`: its places go by need, and that is not known.
 * `asks`: the offering asks other things than were shown.
 */
export type Sent =
  | { outcome: 'sent' | 'there'; id: string }
  | { outcome: 'changed' | 'closed' | 'no_need' | 'asks' };

/**
 * Sends a request with what the firm chose to show. The firm's diagnostic is locked, so that what is sent is what was
 * on the page, and so that the same form sent twice at once makes one request.
 */
export const sendRequest = mutation({
  action: 'request.send',
  input: SendRequestInput,
  target: async (ctx) => {
    const own = await lockOwn(ctx);
    return { firm: 'firm' in ctx.actor ? ctx.actor.firm : null, own };
  },
  run: async (ctx, input, { firm, own }): Promise<Change<Sent>> => {
    if (firm === null) throw new DataError('not_found', { entity: 'firm' });
    const { by, ...entry } = await getOffering(ctx, input.offering);
    const open = (await openRequests(ctx, input.offering)).find(({ kind }) => kind === input.kind);
    if (open) return { result: { outcome: 'there', id: open.id }, audit: [] };
    const state = await readStateOf(ctx.db, own.id);
    if (!state || state.answersVersion !== input.answersVersion)
      return { result: { outcome: 'changed' }, audit: [] };
    const isPlace = input.kind === 'place';
    const { asked: answers, asks } = input;
    const asked = isPlace ? await askedOf(ctx, { entry, sheet: state.answers, answers }) : null;
    if (isPlace && (asked || Object.keys(answers).length > 0) && asks !== entry.version)
      return { result: { outcome: 'asks' }, audit: [] };
    const who = await whoAsks(ctx);
    const match = await matchIfAny(ctx, input.offering);
    const wanted = { named: input.intake, tells: input.groups, match };
    const intakes = isPlace ? await openIntakes(ctx, input.offering, state.answers) : [];
    const place = isPlace ? await entering(ctx, intakes, wanted) : null;
    if (place?.outcome === 'closed' || place?.outcome === 'no_need')
      return { result: { outcome: place.outcome }, audit: [] };
    const shared: Shared = {
      firm: who.firm,
      contact: { ...who.contact, phone: input.phone },
      answers: sharedAnswers(state.answers, input.share),
      match: match && sharedMatch(match),
      ...(asked && { asked }),
    };
    const sent = await store(ctx, { firm, institution: by.institution.id, input, shared });
    if (place?.outcome === 'enter') await enter(ctx, sent.id, place);
    return { result: { outcome: 'sent', id: sent.id }, audit: [sent] };
  },
});

type New = { firm: string; institution: string; input: SendRequestInput; shared: Shared };

/** Out: what the audit log says of the new request. */
async function store({ db, actor }: Context, { firm, institution, input, shared }: New): Promise<AuditEntry> {
  const id = randomUUID();
  const { offering, kind, message, notify } = input;
  const salt = newSalt();
  const [row] = await db
    .insert(request)
    .values({
      ...{ id, firmId: firm, institution, offering, kind, state: 'sent', shared, notify },
      auditSalt: salt,
    })
    .returning();
  if (!row) throw new DataError('unavailable', { entity: 'request' });
  const by = { side: 'firm', person: personOf(actor) ?? '' } as const;
  await db.insert(requestEvent).values({ requestId: id, number: 1, step: 'send', ...by, text: message });
  return { kind: 'request', id, salt, before: null, after: stateOf(row) };
}
