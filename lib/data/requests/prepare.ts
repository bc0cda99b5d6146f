import { and, eq, sql } from 'drizzle-orm';
import { firm, intake, intakeEntry, person, request } from '@/db/schema';
import { day } from '../../domain/dates';
import type { AnswerSheet } from '../../domain/facts';
import type { RequestKind } from '../../domain/people';
import { mayAskAgain } from '../../domain/requests';
import type { FormFields } from '../../schemas/fields';
import { readOwnAnswers } from '../../schemas/own-answers';
import { getOffering } from '../catalogue/offering';
import type { InstitutionEntry, OfferingEntry } from '../catalogue/revision';
import { type Context, personOf } from '../context';
import { iso, readOwnState } from '../diagnostics/state';
import { DataError } from '../errors';
import { needOf, type OpenIntake, openIntakes } from '../intakes/enter';
import { reading } from '../reading';
import { getMatch, type MatchDetail } from '../runs/match';
import { askedOf } from './asked';
import { ownRequests } from './scope';
import { type SharedAsked, shareable } from './shared';

/** Everything the page before sending shows. */
export type Prepared = {
  entry: OfferingEntry;
  by: InstitutionEntry;
  /** The last result for this offering; null where nothing was worked out yet. */
  match: MatchDetail | null;
  firm: string;
  contact: { name: string; email: string };
  /** False where the firm has not begun to answer: then nothing can be sent. */
  hasDiagnostic: boolean;
  answers: AnswerSheet;
  shareable: readonly { fact: string; usual: boolean }[];
  answersVersion: number;
  /** Intakes whose call is open, with the groups this firm can tell of. */
  intakes: readonly OpenIntake[];
  /** How much of what the firm chose the offering works on, in ten thousandths; null where it is not known. */
  need: number | null;
  /** What the offering itself asks, by the answers typed so far; null where it asks nothing. */
  asked: SharedAsked | null;
  /** Requests for it that are still open; there is at most one of a kind. */
  open: readonly { id: string; kind: RequestKind }[];
};

/** What a request about an offering would be made from, as things stand. */
export const prepareRequest = reading(
  'request.send',
  async (ctx, offering: string, typed: FormFields = {}): Promise<Prepared> => {
    const { by, ...entry } = await getOffering(ctx, offering);
    const state = await readOwnState(ctx.db, ctx.actor);
    const answers = state?.answers ?? {};
    const match = await matchIfAny(ctx, offering);
    const own = readOwnAnswers(typed, entry.offering.eligibility?.questions ?? [], ctx.today);
    return {
      entry,
      by,
      match,
      intakes: await openIntakes(ctx, offering, answers),
      need: needOf(match),
      ...(await whoAsks(ctx)),
      hasDiagnostic: state !== null,
      answers,
      shareable: shareable(answers),
      answersVersion: state?.answersVersion ?? 0,
      asked: await askedOf(ctx, { entry, sheet: answers, answers: own.answers }),
      open: await openRequests(ctx, offering),
    };
  },
);

export async function matchIfAny(ctx: Context, offering: string): Promise<MatchDetail | null> {
  try {
    return await getMatch(ctx, offering);
  } catch (error) {
    if (error instanceof DataError && error.code === 'not_found') return null;
    throw error;
  }
}

/** Names of the firm and of the person who asks for it. */
export async function whoAsks({ db, actor }: Context): Promise<Pick<Prepared, 'firm' | 'contact'>> {
  const [row] = await db
    .select({ firm: firm.name, name: person.name, email: person.email })
    .from(firm)
    .innerJoin(person, eq(person.id, personOf(actor) ?? ''))
    .where(eq(firm.id, 'firm' in actor ? actor.firm : ''));
  if (!row) throw new DataError('not_found', { entity: 'firm' });
  return { firm: row.firm, contact: { name: row.name, email: row.email } };
}

/** Requests of the firm about an offering beside which no other of their kind can be sent today. */
export async function openRequests(
  { db, actor, today }: Context,
  offering: string,
): Promise<{ id: string; kind: RequestKind }[]> {
  const rows = await db
    .select({
      id: request.id,
      kind: request.kind,
      state: request.state,
      onDay: request.onDay,
      starts: intake.starts,
      changedAt: iso(sql`${request.changedAt}`),
    })
    .from(request)
    .leftJoin(intakeEntry, eq(intakeEntry.requestId, request.id))
    .leftJoin(intake, eq(intake.id, intakeEntry.intakeId))
    .where(and(ownRequests(actor), eq(request.offering, offering)));
  return rows.flatMap(({ id, kind, state, onDay, starts, changedAt }) => {
    const agreed = onDay ?? starts;
    const standing = { kind, state, changedOn: day(changedAt.slice(0, 10)) };
    const isOver = mayAskAgain({ ...standing, day: agreed === null ? null : day(agreed) }, today);
    return isOver ? [] : [{ id, kind }];
  });
}
