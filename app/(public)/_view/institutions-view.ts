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
import { countedOptions, listChips } from './filter-lists';

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
    chips: listChips(say.t, {
      filters,
      lists: filterLists,
      without: (name) => ({ ...filters, [name]: undefined }),
    }),
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
  const countries = new Set([...Object.keys(counts.country), ...(query.country ? [query.country] : [])]);
  const typeName = (one: (typeof INSTITUTION_TYPES)[number]) => t(`vocabulary.institutionType.${one}`);
  return [
    {
      name: 'type',
      label: t('catalogue.institutions.kind'),
      options: countedOptions(t, {
        values: INSTITUTION_TYPES.toSorted((a, b) => compare(typeName(a), typeName(b))),
        counts: counts.type,
        chosen: query.type,
        label: typeName,
      }),
    },
    {
      name: 'country',
      label: t('catalogue.list.country'),
      options: countedOptions(t, {
        values: [...countries].toSorted((a, b) => compare(names.country(a), names.country(b))),
        counts: counts.country,
        chosen: query.country,
        label: names.country,
      }),
    },
  ];
}
