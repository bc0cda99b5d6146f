import { randomUUID } from 'node:crypto';
import { typedAgain } from '@/app/_shell/typed-forms';
import type { Context } from '@/lib/data/context';
import { seenOnPage } from '@/lib/data/offerings/load';
import { TYPED_EDITS } from '@/lib/data/offerings/save-typed-edit';
import { readTypedEdits, type TypedEdits } from '@/lib/data/offerings/typed-edits';
import type { TypedForm } from '@/lib/data/typed/read';
import { isMessageKey, type Translator } from '@/lib/messages';
import { formatMoment } from '@/lib/messages/format';
import type { FormFields } from '@/lib/schemas/fields';
import type { EditPage } from '@/lib/schemas/offering-parts';
import { type ShownEdit, shownText } from '@/lib/schemas/typed-edit';
import { type DeskView, draftBy } from './offering-view';

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Mistakes = readonly { field: string; code: string }[];
type Asked = {
  page: EditPage;
  action: string;
  query: Query;
  /** What is to be mended in a form before it can be shown beside what somebody else has saved. */
  mistakesIn: (fields: FormFields) => Mistakes;
};

/** What the form of one page shows: what was typed there and came back or was left unsaved, and what else waits. */
export async function drawnEdit(
  context: Context,
  view: DeskView,
  { page, action, query, mistakesIn }: Asked,
) {
  const { t } = view.say;
  const waiting = await readTypedEdits(context, view.desk.id, page);
  const { drawn, from, others, at } = drawnOf(waiting, await typedAgain(context, action, query), query);
  const overtaken = query.problem === 'conflict' ? drawn : null;
  const mistakes = overtaken ? mistakesIn(overtaken.fields) : [];
  const isStale = overtaken !== null && mistakes.length === 0;
  return {
    fields: drawn?.fields ?? null,
    isStale,
    // A form with mistakes is still the one that was drawn then; one that was overtaken is shown with what there is now.
    seen: drawn && !isStale ? (drawn.fields.seen?.[0] ?? '') : seenOnPage(view.desk, page),
    typedIn: { form: randomUUID(), from: from ? shownText(from) : '' },
    unsaved: {
      at: at && formatMoment(t.locale, at),
      others: others.map((one) => ({ when: formatMoment(t.locale, one.at), ...namesOf(one) })),
      pushedOut: [...new Set(waiting.pushedOut.map((one) => formatMoment(t.locale, one)))],
      isFull: waiting.texts.length >= TYPED_EDITS,
    },
    errors: (overtaken ? mistakes : (drawn?.errors ?? [])).map(({ field, code }) => ({
      field,
      text: fieldText(t, code),
    })),
    /** Pages of this offering on which something is typed and not saved. */
    pages: waiting.pages,
  };
}

/** Who has saved what stands there now. */
export function savedBy(view: DeskView): string | null {
  const by = draftBy(view);
  return by ? view.say.t('desk.edit.conflictBy', by) : null;
}

/** The text that the form shows, and the others: what came back from signing in, the one asked for, or the latest. */
function drawnOf({ texts }: TypedEdits, signedOut: TypedForm | null, { typed }: Query) {
  const shown = texts.find(({ form }) => form === (signedOut ? signedOut.fields.form?.[0] : typed));
  const from = shown ?? (signedOut ? null : (texts[0] ?? null));
  return {
    drawn: signedOut ?? from,
    from,
    others: texts.filter((one) => one !== from),
    at: from?.at ?? null,
  };
}

/** Two texts may have been typed in the same minute, so each has a name of its own. */
function namesOf(shown: ShownEdit) {
  return { id: shown.form, value: shownText(shown) };
}

export function fieldText(t: Translator, code: string): string {
  const key = `desk.field.${code}`;
  return isMessageKey(key) ? t(key) : t('desk.edit.problem');
}
