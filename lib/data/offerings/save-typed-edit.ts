import { and, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { typedEdit } from '@/db/schema';
import type { EditPage } from '../../schemas/offering-parts';
import {
  DropTypedEditInput,
  SaveTypedEditInput,
  type ShownEdit,
  type TypedIn,
} from '../../schemas/typed-edit';
import { type Context, personOf } from '../context';
import { mutation } from '../mutation';
import { loadDesk } from './load';
import { lockOffering } from './scope';

/** Longer than anybody's holidays. */
const TYPED_EDIT_DAYS = 30;
/** Unsaved texts that are kept of one person and one page of an offering. */
export const TYPED_EDITS = 5;
/** Forms that are done with and still remembered, for what they may have sent before. */
const DONE_FORMS = 20;

async function ofDesk(ctx: Context, { offering }: { offering: string }): Promise<{ institution: string }> {
  await lockOffering(ctx.db, offering);
  return { institution: (await loadDesk(ctx, offering)).institution };
}

/**
 * Keeps the form of an offering as it is being typed, for the person who types: one text of each opened form, and the
 * latest five of each page. No draft is changed by it. Out: whether it was kept: what the page sent by itself before a button was
 * pressed is not.
 */
export const saveTypedEdit = mutation({
  action: 'offering.edit',
  input: SaveTypedEditInput,
  target: ofDesk,
  run: async (ctx, { offering, typedIn, ...typed }) => {
    const isKept = await storeTyped(ctx, offering, typedIn, typed);
    if (isKept) await dropShown(ctx, offering, typedIn.from);
    await pushOut(ctx, offering);
    // Nothing that a desk owns has changed.
    return { result: { isKept }, audit: [] };
  },
});

/** Throws away an unsaved text of the actor as it was shown, or what stands in a form; one that has grown since stays. */
export const dropTypedEdit = mutation({
  action: 'offering.edit',
  input: DropTypedEditInput,
  target: ofDesk,
  run: async (ctx, { offering, typed }) => {
    if ('from' in typed) await endTypedEdit(ctx, offering, typed);
    else await dropShown(ctx, offering, typed);
    return { result: undefined, audit: [] };
  },
});

/** Forgets what was typed in a form that is saved or thrown away; what it had sent before then comes too late. */
export async function endTypedEdit(ctx: Context, offering: string, typedIn: TypedIn): Promise<void> {
  await storeTyped(ctx, offering, typedIn, null);
  await dropShown(ctx, offering, typedIn.from);
  await pushOut(ctx, offering);
}

/** Forgets all that the actor typed for an offering. */
export async function dropTypedEdits(ctx: Context, offering: string): Promise<void> {
  await ctx.db.update(typedEdit).set(DONE).where(ofActor(ctx, offering));
}

const DONE = {
  ...{ fields: null, errors: [], pushedOut: false, version: sql`${typedEdit.version} + 1` },
  expiresAt: sql`now() + interval '1 day'`,
};

function ofActor({ actor }: Context, offering: string) {
  return and(eq(typedEdit.person, personOf(actor) ?? ''), eq(typedEdit.offering, offering));
}

async function storeTyped(
  ctx: Context,
  offering: string,
  { form, turn }: TypedIn,
  typed: { page: EditPage; fields: unknown; errors: unknown; byItself: boolean } | null,
): Promise<boolean> {
  const state = typed
    ? {
        ...{ part: typed.page, fields: typed.fields, errors: typed.errors },
        expiresAt: sql`now() + make_interval(days => ${TYPED_EDIT_DAYS})`,
      }
    : { fields: null, errors: [], expiresAt: DONE.expiresAt };
  const changed = { pushedOut: false, version: DONE.version, typedAt: sql`clock_timestamp()` };
  const isLater = typed?.byItself ? lt(typedEdit.turn, turn ?? 0) : undefined;
  const stored = await ctx.db
    .insert(typedEdit)
    .values({ person: personOf(ctx.actor) ?? '', offering, formId: form, turn: turn ?? 0, ...state })
    .onConflictDoUpdate({
      target: [typedEdit.person, typedEdit.offering, typedEdit.formId],
      set: { ...state, ...changed, turn: sql`greatest(${typedEdit.turn}, ${turn ?? 0})` },
      ...(isLater && { setWhere: isLater }),
    })
    .returning({ version: typedEdit.version });
  return stored.length > 0;
}

async function dropShown(ctx: Context, offering: string, shown: ShownEdit | null): Promise<void> {
  if (!shown) return;
  const isShown = and(eq(typedEdit.formId, shown.form), eq(typedEdit.version, shown.version));
  await ctx.db
    .update(typedEdit)
    .set(DONE)
    .where(and(ofActor(ctx, offering), isShown));
}

async function pushOut(ctx: Context, offering: string): Promise<void> {
  const beyond = (isOf: typeof isNull, most: number) => {
    const place = sql<number>`row_number() over (partition by ${typedEdit.part} order by ${typedEdit.typedAt} desc, ${typedEdit.formId})`;
    const numbered = ctx.db
      .select({ form: typedEdit.formId, place: place.as('place') })
      .from(typedEdit)
      .where(and(ofActor(ctx, offering), isOf(typedEdit.fields)))
      .as('numbered');
    const over = ctx.db.select({ form: numbered.form }).from(numbered).where(gt(numbered.place, most));
    return and(ofActor(ctx, offering), isOf(typedEdit.fields), inArray(typedEdit.formId, over));
  };
  // When it was typed is told, so that time stays.
  await ctx.db
    .update(typedEdit)
    .set({ ...DONE, pushedOut: true, expiresAt: typedEdit.expiresAt })
    .where(beyond(isNotNull, TYPED_EDITS));
  await ctx.db.delete(typedEdit).where(beyond(isNull, DONE_FORMS));
}
