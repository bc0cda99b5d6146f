import { randomUUID } from 'node:crypto';
import { typedAgain } from '@/app/_shell/typed-forms';
import { getInstitution } from '@/lib/data/catalogue/institution';
import type { Context } from '@/lib/data/context';
import { seenOf } from '@/lib/data/offerings/load';
import { TYPED_EDITS } from '@/lib/data/offerings/save-typed-edit';
import { readTypedEdits, type TypedEdits } from '@/lib/data/offerings/typed-edits';
import type { TypedForm } from '@/lib/data/typed/read';
import { ruleOfOffering } from '@/lib/domain/matching';
import type { OfferingContent } from '@/lib/domain/offerings';
import { INTAKES, LEARNING_FORMS, LEARNING_LANGUAGES, MODALITIES } from '@/lib/domain/vocabulary';
import { isMessageKey, type Translator } from '@/lib/messages';
import { formatMoment } from '@/lib/messages/format';
import { plainRuleNames, readRule } from '@/lib/messages/rule-text';
import { posts } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { formOfContent, readOfferingForm, withEdit } from '@/lib/schemas/offering';
import { type ShownEdit, shownText } from '@/lib/schemas/typed-edit';
import { type DeskView, deskView, draftBy } from './offering-view';
import { differenceRows } from './rows';

type Query = Readonly<Record<string, string | string[] | undefined>>;

export type EditView = NonNullable<Awaited<ReturnType<typeof editView>>>;

/** The form of an offering: as it stands, as it was typed and came back, or as it was left unsaved. Null where it cannot be read. */
export async function editView(context: Context, id: string, query: Query) {
  const view = await deskView(context, id);
  if (!view.latest) return null;
  const { t } = view.say;
  const waiting = await readTypedEdits(context, id);
  const { drawn, from, others, at } = drawnOf(
    waiting,
    await typedAgain(context, posts.saveDraft(id), query),
    query,
  );
  const isStale = drawn !== null && query.problem === 'conflict';
  const errors = drawn?.errors ?? [];
  return {
    t,
    id,
    name: view.name,
    action: posts.saveDraft(id),
    // A form with mistakes is still the one that was drawn then; one that was overtaken is shown with what there is now.
    seen: drawn && !isStale ? (drawn.fields.seen?.[0] ?? '') : seenOf(view.desk),
    fields: drawn?.fields ?? formOfContent(view.latest),
    typedIn: { form: randomUUID(), from: from ? shownText(from) : '' },
    unsaved: {
      at: at && formatMoment(t.locale, at),
      others: others.map((one) => ({ when: formatMoment(t.locale, one.at), ...namesOf(one) })),
      pushedOut: [...new Set(waiting.pushedOut.map((one) => formatMoment(t.locale, one)))],
      isFull: waiting.texts.length >= TYPED_EDITS,
    },
    errors: errors.map(({ field, code }) => ({ field, text: fieldText(t, code) })),
    conflict: isStale ? conflictOf(view, view.latest, drawn.fields) : null,
    options: optionsOf(view, view.latest),
    rules: await rulesOf(context, view, view.latest),
  };
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

function fieldText(t: Translator, code: string): string {
  const key = `desk.field.${code}`;
  return isMessageKey(key) ? t(key) : t('desk.edit.problem');
}

/** What is saved now beside what was typed. */
function conflictOf(view: DeskView, latest: OfferingContent, fields: FormFields) {
  const { say, lists } = view;
  const read = readOfferingForm(fields, new Set(lists.subdivisions.keys()));
  const by = draftBy(view);
  return {
    by: by ? say.t('desk.edit.conflictBy', by) : null,
    rows: read.ok ? differenceRows(say, latest, withEdit(latest, read.edit)) : [],
  };
}

function optionsOf({ say: { t, names }, lists }: DeskView, { offering }: OfferingContent) {
  const countries = new Set([...offering.countries, offering.place.slice(0, 2)]);
  const { compare } = new Intl.Collator(t.locale);
  const places = [...lists.subdivisions.values()]
    .filter(({ country }) => countries.has(country))
    .map(({ code, name, country }) => ({
      value: code,
      label: countries.size > 1 ? `${name} (${names.country(country)})` : name,
    }))
    .toSorted((a, b) => compare(a.label, b.label));
  return {
    places,
    modality: MODALITIES.map((value) => ({ value, label: t(`vocabulary.modality.${value}`) })),
    intake: INTAKES.map((value) => ({ value, label: t(`vocabulary.intake.${value}`) })),
    languages: LEARNING_LANGUAGES.map((value) => ({ value, label: t(`vocabulary.language.${value}`) })),
    learning: LEARNING_FORMS.map((value) => ({ value, label: t(`vocabulary.learningForm.${value}`) })),
  };
}

/** Whom it is for and what it asks, as the site checks it, in plain words. */
async function rulesOf(
  context: Context,
  { say: { t, names }, desk }: DeskView,
  { offering }: OfferingContent,
) {
  const { institution } = await getInstitution(context, desk.institution);
  const { country, place, sector, institution: called } = names;
  return readRule(ruleOfOffering(offering, institution).rule, {
    t,
    names: { ...plainRuleNames(t), country, place, sector, institution: called },
    reader: 'officer',
  });
}
