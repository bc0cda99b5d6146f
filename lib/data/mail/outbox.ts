import 'server-only';
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { mail } from '@/db/schema';
import type { Locale } from '../../domain/vocabulary';
import type { Context } from '../context';
import { outboxIsOpen } from '../demo';
import { DataError } from '../errors';
import { reading } from '../reading';
import { lookFor } from '../scope';

export type OutboxMail = {
  id: string;
  to: string;
  locale: Locale;
  subject: string;
  text: string;
  /** ISO date-time, UTC. */
  at: string;
};

/** As many as a person looks through. */
const NEWEST = 50;

const columns = {
  id: mail.id,
  to: mail.to,
  locale: mail.locale,
  subject: sql<string>`${mail.content} ->> 'subject'`,
  text: sql<string>`${mail.content} ->> 'text'`,
  at: sql<string>`to_char(${mail.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
};

/** The mails that the demonstration did not send, newest first. Anywhere else there is no such page. */
export const listOutbox = reading('mail.readOutbox', async (ctx): Promise<OutboxMail[]> => {
  await open(ctx);
  return ctx.db
    .select(columns)
    .from(mail)
    .where(isNotNull(mail.content))
    .orderBy(desc(mail.createdAt), desc(mail.id))
    .limit(NEWEST);
});

/** One of them. */
export const getOutboxMail = reading('mail.readOutbox', async (ctx, id: string): Promise<OutboxMail> => {
  await open(ctx);
  if (!z.uuid().safeParse(id).success) throw new DataError('not_found', { entity: 'mail' });
  const [row] = await ctx.db
    .select(columns)
    .from(mail)
    .where(and(eq(mail.id, id), isNotNull(mail.content)));
  if (!row) throw new DataError('not_found', { entity: 'mail' });
  return row;
});

/** Tells the database too, which shows these rows to nobody else. */
async function open(ctx: Context): Promise<void> {
  if (!outboxIsOpen()) throw new DataError('not_found', { entity: 'outbox' });
  await lookFor(ctx.db, { outbox: 'shown' });
}
