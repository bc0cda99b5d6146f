import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { diagnostic, firm, membership, person } from '@/db/schema';
import type { MembershipRole } from '../../domain/people';
import type { Locale } from '../../domain/vocabulary';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { keptInAccount } from '../diagnostics/lifetime';
import { withoutCode } from '../diagnostics/start';
import { goOnFor, lookFor } from '../scope';
import type { Pending } from './links';
import { aboutPerson, type Person } from './people';
import { newSalt } from './tokens';

type NewPerson = { email: string; name: string; locale: Locale; passwordHash: string | null };
type Made<Row> = { row: Row; audit: AuditEntry };

/** Somebody whose address is proven by the link they used. Null if another link has made them in the meantime. */
export async function makePerson(ctx: Context, given: NewPerson): Promise<Made<Person> | null> {
  await lookFor(ctx.db, { email: given.email });
  const [row] = await ctx.db
    .insert(person)
    .values({ ...given, id: randomUUID(), auditSalt: newSalt(), emailConfirmedAt: sql`now()` })
    .onConflictDoNothing()
    .returning();
  if (!row) return null;
  const { email, name, locale } = given;
  return { row, audit: aboutPerson(row, null, { email, name, locale }) };
}

/** Only what a visitor filled in: the diagnostic of a firm stays with that firm. */
export function draftOfBrowser({ actor }: Context): string | null {
  return actor.kind === 'visitor' ? actor.draft : null;
}

/**
 * The firm of somebody who has just signed up, with the diagnostic that was begun before: the one of the browser that
 * asked, or where that is not there, the one this browser holds. `took`: what that was known by.
 */
export async function makeFirm(
  ctx: Context,
  owner: Person,
  pending: Pending,
): Promise<{ took: string | null; audit: readonly AuditEntry[] }> {
  const id = randomUUID();
  const auditSalt = newSalt();
  await goOnFor(ctx.db, { person: owner.id, firm: id });
  const asked = await takeDiagnostic(ctx, pending.draft);
  const taken = asked ?? (await takeDiagnostic(ctx, draftOfBrowser(ctx)));
  await ctx.db
    .insert(firm)
    .values({ id, name: pending.firmName, auditSalt, diagnosticId: taken?.row.id ?? null });
  const after = { name: pending.firmName, diagnostic: taken?.row.id ?? null };
  const belongs = await addMembership(ctx, owner, { role: 'firm_owner', firmId: id, institution: null });
  const audit = [
    { kind: 'firm', id, salt: auditSalt, before: null, after },
    ...belongs,
    ...(taken === null ? [] : [taken.audit]),
  ];
  return { took: taken?.row.knownBy ?? null, audit };
}

type Belongs = {
  role: MembershipRole;
  firmId: string | null;
  institution: string | null;
  consentVersion?: string;
  consentAt?: string;
};

export async function addMembership(
  ctx: Context,
  to: Person,
  given: Belongs,
): Promise<readonly AuditEntry[]> {
  const id = randomUUID();
  await ctx.db.insert(membership).values({ id, personId: to.id, ...given });
  return [{ kind: 'membership', id, salt: to.auditSalt, before: null, after: { person: to.id, ...given } }];
}

/** In: an open transaction, and what a link names. Out: whether an account made by it takes the answers of this browser. */
export async function takesHeld(ctx: Context, pending: Pending): Promise<boolean> {
  const held = draftOfBrowser(ctx);
  if (held === null || !(await lasts(ctx, held))) return false;
  return pending.draft === null || pending.draft === held || !(await lasts(ctx, pending.draft));
}

async function lasts(ctx: Context, draft: string): Promise<boolean> {
  await lookFor(ctx.db, { code: draft });
  return (await ctx.db.$count(diagnostic, lasting(draft))) > 0;
}

function lasting(draft: string) {
  return and(eq(diagnostic.codeHash, draft), gt(diagnostic.expiresAt, sql`now()`));
}

/** From then on nobody holds a code of it: neither the one on paper nor the cookie opens it. */
async function takeDiagnostic(
  ctx: Context,
  draft: string | null,
): Promise<Made<{ id: string; knownBy: string }> | null> {
  if (draft === null) return null;
  const { codeHash } = withoutCode();
  await lookFor(ctx.db, { code: draft });
  await goOnFor(ctx.db, { draft: codeHash });
  const [row] = await ctx.db
    .update(diagnostic)
    .set({ codeHash, expiresAt: keptInAccount(), version: sql`${diagnostic.version} + 1` })
    .where(lasting(draft))
    .returning({ id: diagnostic.id, salt: diagnostic.auditSalt, version: diagnostic.version });
  if (!row) return null;
  const [before, after] = [{ version: row.version - 1 }, { version: row.version, taken: true }];
  const audit = { kind: 'diagnostic', id: row.id, salt: row.salt, before, after };
  return { row: { id: row.id, knownBy: draft }, audit };
}
