import { and, isNotNull, like, lt, not, or, sql } from 'drizzle-orm';
import {
  attempt,
  halfSignIn,
  knownDevice,
  mail,
  offeringImport,
  session,
  signInLink,
  typedEdit,
  typedForm,
} from '@/db/schema';
import { NoInput } from '../../schemas/account';
import { mutation } from '../mutation';

/** Days after which what is over is deleted. */
export const KEPT = { links: 1, sessions: 1, attempts: 2, rows: 366, devices: 366, mail: 30 } as const;

const ago = (days: number) => sql`now() - make_interval(days => ${days})`;

/** Deletes what nobody can use any more. Safe to run at the same time on several servers. */
export const purgeAccounts = mutation({
  action: 'account.purge',
  input: NoInput,
  target: async () => ({}),
  run: async ({ db }) => {
    const links = await db
      .delete(signInLink)
      .where(or(lt(signInLink.expiresAt, ago(KEPT.links)), lt(signInLink.usedAt, ago(KEPT.links))))
      .returning({ of: sql`1` });
    const sessions = await db
      .delete(session)
      .where(or(lt(session.expiresAt, sql`now()`), lt(session.seenAt, ago(KEPT.sessions))))
      .returning({ of: sql`1` });
    await db.delete(halfSignIn).where(lt(halfSignIn.expiresAt, sql`now()`));
    await db.delete(knownDevice).where(lt(knownDevice.seenAt, ago(KEPT.devices)));
    await db.delete(typedEdit).where(lt(typedEdit.expiresAt, sql`now()`));
    await db.delete(typedForm).where(lt(typedForm.expiresAt, sql`now()`));
    await db.delete(offeringImport).where(lt(offeringImport.expiresAt, sql`now()`));
    // A row of failures is remembered for long: a hundred in all, not a hundred a week.
    const inARow = or(...['account %', 'device %', 'password %'].map((scope) => like(attempt.scope, scope)));
    await db
      .delete(attempt)
      .where(
        or(
          and(lt(attempt.since, ago(KEPT.attempts)), not(inARow ?? sql`false`)),
          lt(attempt.since, ago(KEPT.rows)),
        ),
      );
    const mails = await db
      .delete(mail)
      .where(
        or(
          and(isNotNull(mail.sentAt), lt(mail.sentAt, ago(KEPT.mail))),
          and(isNotNull(mail.failedAt), lt(mail.failedAt, ago(KEPT.mail))),
        ),
      )
      .returning({ of: sql`1` });
    const deleted = { links: links.length, sessions: sessions.length, mails: mails.length };
    const some = links.length + sessions.length + mails.length > 0;
    const entry = { kind: 'accounts', id: 'purge', salt: '', before: deleted, after: null };
    return { result: deleted, audit: some ? [entry] : [] };
  },
});
