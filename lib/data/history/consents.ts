import { asc, desc, eq, sql } from 'drizzle-orm';
import { consent, diagnostic } from '@/db/schema';
import type { ConsentPurpose } from '../../domain/vocabulary';
import { ownDiagnostic } from '../diagnostics/scope';
import { iso } from '../diagnostics/state';
import { reading } from '../reading';

/** What a firm said last about one purpose: when, and to which version of the text. */
export type ConsentSaid = { purpose: ConsentPurpose; given: boolean; textVersion: string; at: string };

/** Each purpose about which the firm ever said anything. */
export const listConsents = reading('history.read', (ctx): Promise<ConsentSaid[]> => {
  return ctx.db
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
});
