import type { Chip } from '@/app/_components/catalogue/filter-chips';
import type { FilterList } from '@/app/_components/catalogue/filter-form';
import type { InstitutionItem, Say } from '@/app/_components/catalogue/types';
import { leftOutWords } from '@/app/_shell/left-out-words';
import { localMoney } from '@/app/_shell/local-money';
import { namesOf } from '@/app/_shell/names';
import { type InstitutionList, searchInstitutions } from '@/lib/data/catalogue/institution-search';
import type { Context } from '@/lib/data/context';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { INSTITUTION_TYPES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import type { InstitutionFilters } from '@/lib/paths';
import type { UrlParameters } from '@/lib/schemas/filter-reader';

export type InstitutionsView = Awaited<ReturnType<typeof institutionsView>>;

/** Everything the list of institutions is drawn from. */
export async function institutionsView(context: Context, parameters: UrlParameters) {
  const found = await searchInstitutions(context, parameters);
  const lists = await getReferenceLists(context);
  const locale = context.locale ?? 'en';
  const names = namesOf({ lists, locale, money: localMoney(lists, null, locale).say });
  const say: Say = { t: translator(locale), names };
  const { q, type, country } = found.query;
  const filters: InstitutionFilters = {
    q: q || undefined,
    type: type ?? undefined,
    country: country ?? undefined,
  };
  const filterLists = listsOf(say, found);
  return {
    say,
    filters,
    lists: filterLists,
    chips: chipsOf(say, filters, filterLists),
    leftOut: leftOutWords(say.t, found.ignored, {
      q: say.t('catalogue.list.word'),
      type: say.t('catalogue.institutions.kind'),
      country: say.t('catalogue.list.country'),
    }),
    items: found.items.map(
      ({ institution, text, offerings }): InstitutionItem => ({
        institution,
        text: { name: text.name[locale], summary: text.summary[locale] },
        offerings,
      }),
    ),
    demo: found.illustrative,
  };
}

type Lists = readonly FilterList<'type' | 'country'>[];

function listsOf({ t, names }: Say, { counts, query }: InstitutionList): Lists {
  const { compare } = new Intl.Collator(t.locale);
  const options = (
    values: readonly string[],
    of: Readonly<Record<string, number>>,
    { label, chosen }: { label: (value: string) => string; chosen: string | null },
  ) =>
    values
      // The chosen one stays also where nothing is left of it.
      .filter((value) => of[value] || value === chosen)
      .map((value) => ({ value, name: label(value), count: of[value] ?? 0 }))
      .toSorted((a, b) => compare(a.name, b.name))
      .map(({ value, name, count }) => ({ value, name, label: t('catalogue.list.option', { name, count }) }));
  const types = new Map<string, string>(
    INSTITUTION_TYPES.map((one) => [one, t(`vocabulary.institutionType.${one}`)]),
  );
  const countries = [...Object.keys(counts.country), ...(query.country ? [query.country] : [])];
  return [
    {
      name: 'type',
      label: t('catalogue.institutions.kind'),
      options: options([...types.keys()], counts.type, {
        label: (one) => types.get(one) ?? one,
        chosen: query.type,
      }),
    },
    {
      name: 'country',
      label: t('catalogue.list.country'),
      options: options([...new Set(countries)], counts.country, {
        label: names.country,
        chosen: query.country,
      }),
    },
  ];
}

function chipsOf({ t }: Say, filters: InstitutionFilters, lists: Lists): readonly Chip<InstitutionFilters>[] {
  const chosen = lists.flatMap(({ name, label, options }) => {
    const used = options.find(({ value }) => value === filters[name]);
    return used
      ? [{ key: name, name: label, value: used.name, without: { ...filters, [name]: undefined } }]
      : [];
  });
  if (!filters.q) return chosen;
  const word = { key: 'q', name: t('catalogue.list.word'), value: filters.q };
  return [{ ...word, without: { ...filters, q: undefined } }, ...chosen];
}
