import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { consent, diagnostic, membership, person } from '@/db/schema';
import type { ConsentPurpose } from '../../domain/vocabulary';
import type { Context } from '../context';
import { ownDiagnostic } from '../diagnostics/scope';
import { iso } from '../diagnostics/state';
import { reading } from '../reading';

/** What a firm said last about one purpose: when, and to which version of the text. Each adviser is a purpose of their own. */
export type ConsentSaid = { given: boolean; textVersion: string; at: string } & (
  | { purpose: ConsentPurpose }
  | { purpose: 'adviser'; adviser: string }
);

/** Each purpose about which the firm ever said anything. */
export const listConsents = reading('history.read', async (ctx): Promise<ConsentSaid[]> => {
  const said = await ctx.db
    .selectDistinctOn([consent.purpose], {
      purpose: consent.purpose,
      given: consent.given,
      textVersion: consent.textVersion,
      at: iso(sql`${consent.at}`),
    })
    .from(consent)
    .innerJoin(diagnostic, eq(diagnostic.id, consent.diagnosticId))
    .where(ownDiagnostic(ctx.actor))
    .orderBy(asc(consent.purpose), desc(consent.id));
  return [...said, ...(await advisersOf(ctx))];
});

/** Who ends the role of an adviser takes the consent back with it. */
async function advisersOf({ db, actor }: Context): Promise<ConsentSaid[]> {
  const rows = await db
    .select({
      adviser: person.name,
      given: sql<boolean>`${membership.endedAt} is null`,
      textVersion: sql<string>`${membership.consentVersion}`,
      at: iso(sql`coalesce(${membership.endedAt}, ${membership.consentAt})`),
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(eq(membership.firmId, 'firm' in actor ? actor.firm : ''), isNotNull(membership.consentVersion)),
    )
    .orderBy(asc(membership.since), asc(membership.id));
  return rows.map((row) => ({ purpose: 'adviser', ...row }));
}
