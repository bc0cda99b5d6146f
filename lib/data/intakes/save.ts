import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { eq, type SQL, sql } from 'drizzle-orm';
import { intake, intakeSeed } from '@/db/schema';
import { changeProblems, type TermsProblem, termsProblems } from '../../domain/intakes';
import { ChangeIntakeInput, NewIntakeInput } from '../../schemas/intake';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { loadDesk } from '../offerings/load';
import { type Intake, lockIntake, ownIntake } from './load';
import { moveStart } from './move-start';

/** `conflict`: somebody has changed it since the form was drawn. Nothing was stored but where it is `saved`. */
export type SavedIntake =
  | { outcome: 'saved'; id: string }
  | { outcome: 'conflict' }
  | { outcome: 'problems'; problems: readonly TermsProblem[] };

/**
 * Publishes an intake of an offering that is in the catalogue. Its seed is drawn here, before anybody can ask, and its
 * hash is published: whoever sees the seed after the choice can tell that it is the same.
 */
export const openIntake = mutation({
  action: 'intake.edit',
  input: NewIntakeInput,
  target: async (ctx, { offering }) => {
    const desk = await loadDesk(ctx, offering);
    return { institution: desk.institution, desk };
  },
  run: async (ctx, { terms }, { desk }): Promise<Change<SavedIntake>> => {
    // One that firms cannot see takes no requests.
    if (desk.state !== 'published') throw new DataError('conflict', { state: desk.state });
    const problems = termsProblems(terms, ctx.today);
    if (problems.length > 0) return { result: { outcome: 'problems', problems }, audit: [] };
    const id = randomUUID();
    const seed = randomBytes(32).toString('hex');
    const { institution, id: offering } = desk;
    const editedBy = personOf(ctx.actor) ?? '';
    const seedHash = sha256(seed);
    await ctx.db.insert(intake).values({ id, institution, offering, ...terms, seedHash, editedBy });
    await ctx.db.insert(intakeSeed).values({ intakeId: id, seed });
    const after = { version: 1, terms, seedHash };
    return {
      result: { outcome: 'saved', id },
      audit: [{ kind: 'intake', id, salt: id, before: null, after }],
    };
  },
});

/** Changes what is published of an intake, as far as it takes nothing from anybody, and tells those who have a place of another start. */
export const changeIntake = mutation({
  action: 'intake.edit',
  input: ChangeIntakeInput,
  target: lockOwn,
  run: async (ctx, { seen, terms }, { own }): Promise<Change<SavedIntake>> => {
    if (seen !== own.version) return { result: { outcome: 'conflict' }, audit: [] };
    const problems = changeProblems(own, terms, ctx.today);
    if (problems.length > 0) return { result: { outcome: 'problems', problems }, audit: [] };
    const version = own.version + 1;
    await writeIntake(ctx, own, { ...terms, version });
    const told = await moveStart(ctx, own, terms.starts);
    const audit = [
      { kind: 'intake', id: own.id, salt: own.id, before: stateOf(own), after: { version, terms } },
      ...told,
    ];
    return { result: { outcome: 'saved', id: own.id }, audit };
  },
});

export async function lockOwn(ctx: Context, { intake: id }: { intake: string }) {
  await lockIntake(ctx.db, id);
  const own = await ownIntake(ctx, id);
  return { institution: own.institution, own };
}

type Columns = Partial<Omit<typeof intake.$inferInsert, 'chosenAt'>> & { chosenAt?: SQL };

/** Writes columns of an intake in the name of who acts. */
export async function writeIntake({ db, actor }: Context, { id }: Intake, values: Columns): Promise<void> {
  await db
    .update(intake)
    .set({ ...values, editedBy: personOf(actor) ?? '', editedAt: sql`now()` })
    .where(eq(intake.id, id));
}

/** What the audit log says of an intake. It is no secret, so its own id salts the hash. */
export function stateOf({ seed: _, ...published }: Intake) {
  return published;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
