import type { Context } from '@/lib/data/context';
import { type ClaimedMail, claimMail } from '@/lib/data/mail/claim';
import { mailDelivered } from '@/lib/data/mail/delivered';
import { giveUpOldMail } from '@/lib/data/mail/give-up';
import { postponeMail } from '@/lib/data/mail/postpone';
import type { Send } from './send';

/** An attempt that failed, in words that name no address: what a mail server says often does. */
export type Failure = { mail: string; kind: string; attempt: number; reason: string };

type Means = {
  /** Null where no mail server is set. */
  send: Send | null;
  report: (failure: Failure) => void;
  /** Once aborted, no further mail is begun. */
  signal: AbortSignal;
};

/** Sends what is due, one after another, until nothing is or the server is away. */
export async function deliverMail(ctx: Context, { send, report, signal }: Means) {
  const done = { sent: 0, later: 0, gaveUp: await giveUpOldMail(ctx) };
  while (send && !signal.aborted) {
    const mail = await claimMail(ctx, {});
    if (!mail) break;
    const failure = await failureOf(send, mail);
    if (!failure) {
      await mailDelivered(ctx, takenOf(mail));
      done.sent += 1;
      continue;
    }
    await postponeMail(ctx, takenOf(mail));
    done.later += 1;
    report({ mail: mail.id, kind: mail.kind, attempt: mail.attempt, reason: failure.reason });
    // The next mail would fare no better.
    if (failure.away) break;
  }
  return done;
}

function takenOf({ id, attempt }: ClaimedMail) {
  return { id, attempt };
}

async function failureOf(send: Send, mail: ClaimedMail): Promise<{ reason: string; away: boolean } | null> {
  try {
    await send(mail);
    return null;
  } catch (error) {
    const [code, answer] = [
      part(error, 'code', /^[A-Z_]{1,40}$/),
      part(error, 'responseCode', /^[2-5]\d\d$/),
    ];
    const reason = [code, answer].filter((word) => word !== '').join(' ') || 'unknown';
    // Only where the server spoke about this one mail can another be more welcome.
    return { reason, away: !['EENVELOPE', 'EMESSAGE'].includes(code) };
  }
}

/** A field of an error if it looks as expected: what nobody foresaw may hold an address or a password. */
function part(error: unknown, name: string, shape: RegExp): string {
  const value = error instanceof Error && name in error ? String(Reflect.get(error, name)) : '';
  return shape.test(value) ? value : '';
}
