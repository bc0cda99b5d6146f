import 'server-only';
import { cache } from 'react';
import { database } from '../../db/client';
import { type Account, actorOfSession, type Signed } from '../data/accounts/actor-of-session';
import { currentCatalogue } from '../data/catalogue/current';
import type { Actor, Context } from '../data/context';
import { hashOfCode } from '../data/draft-code';
import { typistMark } from '../data/typed/typist';
import { day } from '../domain/dates';
import { noteActing, noteTypist } from './acting';
import { draftCode, requestId, requestLocale } from './request';
import { sessionToken } from './session-cookie';

/** The session of this request, read once; null for a visitor, who costs no question to the database. */
const signed = cache(async (): Promise<Signed | null> => {
  const token = await sessionToken();
  return token === null ? null : actorOfSession(database().db, token);
});

/** Who asks, in which language, on which day: built once per request and handed to every verb. */
export const requestContext = cache(async (): Promise<Context> => {
  const known = await signed();
  const context = await contextOf(known?.actor ?? (await visitor()));
  if (known) {
    noteTypist(typistMark(known.account.person.id));
    await sayActing(context, known.account);
  }
  return context;
});

/** The same browser as one without a session: the answers whose code it holds, also beside those of an account. */
export async function visitorContext(): Promise<Context> {
  return contextOf(await visitor());
}

async function visitor(): Promise<Actor> {
  const code = await draftCode();
  return { kind: 'visitor', draft: code ? hashOfCode(code) : null };
}

async function contextOf(actor: Actor): Promise<Context> {
  const now = new Date().toISOString();
  return {
    actor,
    db: database().db,
    today: day(now.slice(0, 10)),
    now,
    requestId: await requestId(),
    locale: await requestLocale(),
  };
}

/** In: who is signed in. Out: the firm or institution they act for, by its name; null where they act for neither. */
export async function actsFor(context: Context, account: Account): Promise<string | null> {
  const held = account.memberships.find(({ id }) => id === account.acting);
  if (!held) return null;
  return held.firm?.name ?? (held.institution ? institutionName(context, held.institution) : null);
}

export async function institutionName(context: Context, id: string): Promise<string> {
  const { view } = await currentCatalogue(context);
  return view.institutions.get(id)?.text.name[context.locale ?? 'en'] ?? id;
}

async function sayActing(context: Context, account: Account): Promise<void> {
  const who = await actsFor(context, account);
  if (who !== null) noteActing(who);
}

/** What pages show of who is signed in; null for a visitor. */
export async function requestAccount(): Promise<Account | null> {
  return (await signed())?.account ?? null;
}

/** Whether this browser still holds the token of a session that is over. */
export async function sessionHasEnded(): Promise<boolean> {
  return (await sessionToken()) !== null && (await signed()) === null;
}
