import 'server-only';
import { and, asc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { mail } from '@/db/schema';
import { NextMailInput } from '../../schemas/mail';
import { mutation } from '../mutation';

export type ClaimedMail = {
  id: string;
  attempt: number;
  to: string;
  kind: string;
  locale: 'en' | 'es';
  subject: string;
  text: string;
};

/** Longer than any attempt may take: a mail whose worker died is due again after this. */
const HELD = sql`interval '5 minutes'`;

/** Takes the mail that has been due longest, so that no other worker sends it too. Out: null where none is due. */
export const claimMail = mutation({
  action: 'mail.deliver',
  input: NextMailInput,
  target: async () => ({}),
  run: async (ctx) => {
    const [due] = await ctx.db
      .select({ id: mail.id })
      .from(mail)
      .where(
        and(isNull(mail.sentAt), isNull(mail.failedAt), isNotNull(mail.content), lte(mail.dueAt, sql`now()`)),
      )
      .orderBy(asc(mail.dueAt))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!due) return { result: null, audit: [] };
    const [taken] = await ctx.db
      .update(mail)
      .set({ attempts: sql`${mail.attempts} + 1`, dueAt: sql`now() + ${HELD}` })
      .where(eq(mail.id, due.id))
      .returning();
    if (!taken?.content) return { result: null, audit: [] };
    const { id, attempts: attempt, to, kind, locale, content } = taken;
    const result: ClaimedMail = { id, attempt, to, kind, locale, ...content };
    // Only when it may be tried again has changed; that it was sent, or never will be, is audited.
    return { result, audit: [] };
  },
});
