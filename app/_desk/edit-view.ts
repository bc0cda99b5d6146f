import { getInstitution } from '@/lib/data/catalogue/institution';
import type { Context } from '@/lib/data/context';
import { ruleOfOffering } from '@/lib/domain/matching';
import type { OfferingContent } from '@/lib/domain/offerings';
import { INTAKES, LEARNING_FORMS, LEARNING_LANGUAGES, MODALITIES } from '@/lib/domain/vocabulary';
import { plainRuleNames, readRule } from '@/lib/messages/rule-text';
import { posts } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { formOfContent, readOfferingForm, withEdit, withoutUnsaid } from '@/lib/schemas/offering';
import { pageOfColumn } from '@/lib/schemas/offering-parts';
import { drawnEdit, savedBy } from './drawn-edit';
import { type DeskView, deskView } from './offering-view';
import { partNav } from './part-nav';
import { differenceRows } from './rows';

type Query = Readonly<Record<string, string | string[] | undefined>>;

export type EditView = NonNullable<Awaited<ReturnType<typeof editView>>>;

/** The form of an offering: as it stands, as it was typed and came back, or as it was left unsaved. Null where it cannot be read. */
export async function editView(context: Context, id: string, query: Query) {
  const view = await deskView(context, id);
  if (!view.latest) return null;
  const action = posts.saveDraft(id);
  const mistakesIn = (typed: FormFields) => {
    const read = readTyped(view, typed);
    return read.ok ? [] : read.errors;
  };
  const asked = { page: 'main', action, query, mistakesIn } as const;
  const { fields, isStale, ...drawn } = await drawnEdit(context, view, asked);
  return {
    ...drawn,
    ...{ t: view.say.t, id, name: view.name, action },
    fields: fields ?? withoutUnsaid(formOfContent(view.latest), view.unsaid),
    conflict: isStale && fields ? conflictOf(view, view.latest, fields) : null,
    options: optionsOf(view, view.latest),
    rules: view.unsaid.length > 0 ? null : await rulesOf(context, view, view.latest),
    nav: partNav(view, 'main', drawn.pages),
  };
}

/** What is saved now beside what was typed. */
function conflictOf(view: DeskView, latest: OfferingContent, fields: FormFields) {
  const { say } = view;
  const read = readTyped(view, fields);
  const elsewhere = view.unsaid.filter((column) => pageOfColumn(column) !== 'main');
  const unsaid = { before: view.unsaid, after: elsewhere };
  return {
    by: savedBy(view),
    rows: read.ok ? differenceRows(say, latest, withEdit(latest, read.edit), unsaid) : [],
  };
}

function readTyped({ lists }: DeskView, fields: FormFields) {
  return readOfferingForm(fields, new Set(lists.subdivisions.keys()));
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
