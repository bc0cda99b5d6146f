import { cache } from 'react';
import type { Names } from '@/app/_components/answers/answer-words';
import type { CountryLists } from '@/app/_components/forms/place-fields';
import type { Option } from '@/app/_components/forms/types';
import { listInstitutions } from '@/lib/data/catalogue/institutions';
import type { Context } from '@/lib/data/context';
import { type ActivityItem, getReferenceLists, type ReferenceLists } from '@/lib/data/reference/lists';
import type { AnswerSheet, Standard } from '@/lib/domain/facts';
import type { Locale } from '@/lib/domain/vocabulary';
import { isMessageKey, translator } from '@/lib/messages';
import { moneyOf } from './money';

/** Value of a question with one code as its answer, or null. */
export function codeOf(sheet: AnswerSheet, fact: string): string | null {
  const answer = sheet[fact]?.answer;
  return answer?.state === 'answered' && typeof answer.value === 'string' ? answer.value : null;
}

/** Asked for by several questions of a page; one question to the database serves them all. */
export const listsFor = cache((context: Context): Promise<ReferenceLists> => getReferenceLists(context));

export async function countryLists(context: Context, locale: Locale): Promise<CountryLists> {
  return sortedCountries(await listsFor(context), locale);
}

const countriesOfEdition = new WeakMap<ReferenceLists, Map<Locale, CountryLists>>();

/** Sorting by the rules of a language is slow, and the lists stay the same for months. */
function sortedCountries(lists: ReferenceLists, locale: Locale): CountryLists {
  const kept = countriesOfEdition.get(lists) ?? new Map<Locale, CountryLists>();
  countriesOfEdition.set(lists, kept);
  const held = kept.get(locale);
  if (held) return held;
  const all = [...lists.countries.values()]
    .map(({ code, name, focus }) => ({ value: code, label: name[locale], focus }))
    .toSorted(byLabel(locale));
  const sorted = {
    focus: all.filter(({ focus }) => focus).map(option),
    others: all.filter(({ focus }) => !focus).map(option),
  };
  kept.set(locale, sorted);
  return sorted;
}

export async function regionsOf(
  context: Context,
  country: string,
  locale: Locale,
): Promise<readonly Option[]> {
  const { subdivisions } = await listsFor(context);
  return [...subdivisions.values()]
    .filter((one) => one.country === country)
    .map(({ code, name }) => ({ value: code, label: name }))
    .toSorted(byLabel(locale));
}

export async function divisionsIn(context: Context, locale: Locale): Promise<readonly Option[]> {
  const { activities } = await listsFor(context);
  return [...activities.values()]
    .filter(({ level }) => level === 'division')
    .map((one) => ({ value: one.code, label: plainAndOfficial(one, locale) }))
    .toSorted(byLabel(locale));
}

/** What firms call it first, so that it is found in the list; the official title says what else belongs to it. */
function plainAndOfficial({ plain, title }: ActivityItem, locale: Locale): string {
  const [word, official] = [plain?.[locale], title[locale]];
  return word && word !== official ? `${word} (${official})` : official;
}

export async function standardNames(context: Context): Promise<(id: string) => string> {
  const { standards } = await listsFor(context);
  return nameOfStandard(standards, context.locale ?? 'en');
}

/** The name that people of this language use; the one of the data for a standard that has none. */
export function standardName(locale: Locale, { id, name }: Pick<Standard, 'id' | 'name'>): string {
  const key = `vocabulary.standard.${id}`;
  return isMessageKey(key) ? translator(locale)(key) : name;
}

/** Names for every code that the answers hold. */
export async function answerNames(context: Context, answers: AnswerSheet): Promise<Names> {
  const lists = await listsFor(context);
  const locale = context.locale ?? 'en';
  const institutions = await institutionNames(context, answers);
  const amounts = moneyOf(lists, codeOf(answers, 'firm.country'), locale);
  return {
    country: (code) => lists.countries.get(code)?.name[locale] ?? code,
    region: (code) => lists.subdivisions.get(code)?.name ?? code,
    activity: (code) => {
      const found = lists.activities.get(code);
      return found?.plain?.[locale] ?? found?.title[locale] ?? code;
    },
    standard: nameOfStandard(lists.standards, locale),
    institution: (id) => institutions.get(id) ?? id,
    amount: (fact, value) => amounts.optionsOf(fact)?.find((one) => one.value === value)?.label,
  };
}

/** Read only where an answer names an institution: most do not. */
async function institutionNames(
  context: Context,
  answers: AnswerSheet,
): Promise<ReadonlyMap<string, string>> {
  if (answers['firm.associations']?.answer.state !== 'answered') return new Map();
  const institutions = await listInstitutions(context);
  return new Map(institutions.map(({ institution: { id, name } }) => [id, name]));
}

function nameOfStandard({ items }: ReferenceLists['standards'], locale: Locale): (id: string) => string {
  return (id) => {
    const standard = items.find((one) => one.id === id);
    return standard ? standardName(locale, standard) : id;
  };
}

function option({ value, label }: Option): Option {
  return { value, label };
}

const collators = new Map<Locale, Intl.Collator>();

function byLabel(locale: Locale): (a: Option, b: Option) => number {
  const collator = collators.get(locale) ?? new Intl.Collator(locale);
  collators.set(locale, collator);
  return (a, b) => collator.compare(a.label, b.label);
}
