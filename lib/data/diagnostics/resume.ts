import { eq, inArray, sql } from 'drizzle-orm';
import { codeAttempt, diagnostic } from '@/db/schema';
import type { Locale } from '../../domain/vocabulary';
import { ResumeDiagnosticInput } from '../../schemas/diagnostic';
import { readCode } from '../../schemas/draft-code';
import type { Context } from '../context';
import { hashOfCode } from '../draft-code';
import { mutation } from '../mutation';
import { lookFor } from '../scope';
import { holdsUnseen } from './drawn-with';
import { draftOf } from './scope';

/**
 * Wrong codes in one period, after which a wrong one is told to wait; and how many a network may send before it is
 * not heard at all. A village may share one address, so those who mistype must not keep their neighbours out, while
 * a thousand in a quarter of an hour are no mistakes. Where networks are known, which takes PUENTE_PROXIES, a sender
 * who never rests tries 96,000 of the 2^60 codes a day: among 100,000 drafts, one is found in about 300,000 years.
 * Elsewhere only the length of the code protects: at 1000 tries a second, one is found in about 360 years.
 */
export const WRONG_CODES = { perNetwork: 30, perNetworkAtMost: 1000, inAll: 3000, minutes: 15 } as const;

export type Resumed =
  | { outcome: 'opened'; code: string; locale: Locale }
  | { outcome: 'not_found' }
  | { outcome: 'expired' }
  /** Other answers are held, which the page of the form did not show. */
  | { outcome: 'held' }
  | { outcome: 'too_many'; minutes: number };

/**
 * Opens a diagnostic by its written code. A wrong code is an outcome and not an error, because the attempt must be
 * counted, and what throws leaves no trace. Wrong codes from everywhere never keep anybody from a right one, since then
 * one sender could lock all the others out.
 */
export const resumeDiagnostic = mutation({
  action: 'diagnostic.resume',
  input: ResumeDiagnosticInput,
  target: async () => ({ draft: null }),
  run: async (ctx, { code: typed, network, draft }): Promise<{ result: Resumed; audit: [] | [Opened] }> => {
    const unseen = await holdsUnseen(ctx, draft);
    const own = network === null ? null : `network ${network}`;
    const scopes = own === null ? ['all'] : ['all', own];
    const wrong = await lockAttempts(ctx, scopes);
    const tooMany = {
      result: { outcome: 'too_many' as const, minutes: WRONG_CODES.minutes },
      audit: [] as [],
    };
    const ofNetwork = own === null ? 0 : (wrong[own] ?? 0);
    if (ofNetwork >= WRONG_CODES.perNetworkAtMost) return tooMany;
    const code = readCode(typed);
    const found = code === null ? null : await byCode(ctx, code);
    if (!found || code === null) {
      const mayTry = ofNetwork < WRONG_CODES.perNetwork && (wrong.all ?? 0) < WRONG_CODES.inAll;
      // Those of a network that has had its share are its own affair.
      await countWrong(ctx, mayTry ? scopes : scopes.filter((scope) => scope === own));
      return mayTry ? { result: { outcome: 'not_found' }, audit: [] } : tooMany;
    }
    if (!found.alive) return { result: { outcome: 'expired' }, audit: [] };
    if (unseen && !isHeldBy(ctx, code)) return { result: { outcome: 'held' }, audit: [] };
    const opened = { kind: 'diagnostic', id: found.id, salt: found.salt, before: null, after: null };
    return { result: { outcome: 'opened', code, locale: found.locale }, audit: [opened] };
  },
});

type Opened = { kind: string; id: string; salt: string; before: null; after: null };

/** Locks the counts, always in the same order, so that attempts at the same moment are counted one by one. */
async function lockAttempts(
  ctx: Context,
  scopes: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const over = sql`${codeAttempt.since} < now() - make_interval(mins => ${WRONG_CODES.minutes})`;
  const rows = await ctx.db
    .insert(codeAttempt)
    .values(scopes.map((scope) => ({ scope, wrong: 0 })))
    .onConflictDoUpdate({
      target: codeAttempt.scope,
      set: {
        wrong: sql`case when ${over} then 0 else ${codeAttempt.wrong} end`,
        since: sql`case when ${over} then now() else ${codeAttempt.since} end`,
      },
    })
    .returning({ scope: codeAttempt.scope, wrong: codeAttempt.wrong });
  return Object.fromEntries(rows.map((row) => [row.scope, row.wrong]));
}

async function countWrong(ctx: Context, scopes: readonly string[]): Promise<void> {
  if (scopes.length === 0) return;
  await ctx.db
    .update(codeAttempt)
    .set({ wrong: sql`${codeAttempt.wrong} + 1` })
    .where(inArray(codeAttempt.scope, scopes));
}

function isHeldBy({ actor }: Context, code: string): boolean {
  return draftOf(actor) === hashOfCode(code);
}

async function byCode(ctx: Context, code: string) {
  const hash = hashOfCode(code) ?? '';
  await lookFor(ctx.db, { code: hash });
  const [row] = await ctx.db
    .select({
      id: diagnostic.id,
      salt: diagnostic.auditSalt,
      locale: diagnostic.locale,
      alive: sql<boolean>`${diagnostic.expiresAt} > now()`,
    })
    .from(diagnostic)
    .where(eq(diagnostic.codeHash, hash));
  return row;
}
