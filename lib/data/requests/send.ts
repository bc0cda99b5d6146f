import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, notInArray } from 'drizzle-orm';
import { request, requestEvent } from '@/db/schema';
import { SendRequestInput } from '../../schemas/request';
import type { AuditEntry } from '../audit';
import { getOffering } from '../catalogue/offering';
import { type Context, personOf } from '../context';
import { lockOwn } from '../diagnostics/scope';
import { readStateOf } from '../diagnostics/state';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { matchIfAny, whoAsks } from './prepare';
import { stateOf } from './scope';
import { type Shared, sharedAnswers, sharedMatch } from './shared';

/** `there`: one of this kind is open already, and nothing was sent again. `changed`: other answers than were shown. */
export type Sent = { outcome: 'sent' | 'there'; id: string } | { outcome: 'changed' };

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
    const { by } = await getOffering(ctx, input.offering);
    const open = await openOne(ctx, firm, input);
    if (open) return { result: { outcome: 'there', id: open }, audit: [] };
    const state = await readStateOf(ctx.db, own.id);
    if (!state || state.answersVersion !== input.answersVersion)
      return { result: { outcome: 'changed' }, audit: [] };
    const who = await whoAsks(ctx);
    const match = await matchIfAny(ctx, input.offering);
    const shared: Shared = {
      firm: who.firm,
      contact: { ...who.contact, phone: input.phone },
      answers: sharedAnswers(state.answers, input.share),
      match: match && sharedMatch(match),
    };
    const id = await store(ctx, { firm, institution: by.institution.id, input, shared });
    return { result: { outcome: 'sent', id }, audit: [await sentEntry(ctx, id)] };
  },
});

type New = { firm: string; institution: string; input: SendRequestInput; shared: Shared };

async function openOne(
  { db }: Context,
  firm: string,
  { offering, kind }: SendRequestInput,
): Promise<string | null> {
  const [row] = await db
    .select({ id: request.id })
    .from(request)
    .where(
      and(
        eq(request.firmId, firm),
        eq(request.offering, offering),
        eq(request.kind, kind),
        notInArray(request.state, ['declined', 'refused', 'withdrawn']),
      ),
    );
  return row?.id ?? null;
}

async function store({ db, actor }: Context, { firm, institution, input, shared }: New): Promise<string> {
  const id = randomUUID();
  const { offering, kind, message, notify } = input;
  const auditSalt = randomBytes(16).toString('hex');
  await db
    .insert(request)
    .values({ id, firmId: firm, institution, offering, kind, state: 'sent', shared, notify, auditSalt });
  const by = { side: 'firm', person: personOf(actor) ?? '' } as const;
  await db.insert(requestEvent).values({ requestId: id, number: 1, step: 'send', ...by, text: message });
  return id;
}

async function sentEntry({ db }: Context, id: string): Promise<AuditEntry> {
  const [row] = await db.select().from(request).where(eq(request.id, id));
  if (!row) throw new DataError('unavailable', { entity: 'request' });
  return { kind: 'request', id, salt: row.auditSalt, before: null, after: stateOf(row) };
}
