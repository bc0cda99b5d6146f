import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/client';
import { mail } from '@/db/schema';
import type { Locale } from '../../domain/vocabulary';
import { type MailKind, type MailValues, writeLetter } from './letter';

type Queued = {
  [Kind in MailKind]: {
    to: string;
    kind: Kind;
    locale: Locale;
    values: MailValues[Kind];
    /** What it is about, where the same must not be sent twice. */
    key?: string;
  };
}[MailKind];

/** Puts a mail in the queue, in the transaction of what it tells about: both happen, or neither. */
export async function queueMail(tx: Database, { to, kind, locale, values, key }: Queued): Promise<void> {
  const content = writeLetter(kind, locale, values);
  await tx
    .insert(mail)
    .values({ id: randomUUID(), to, kind, locale, content, key: key ?? null })
    .onConflictDoNothing();
}
