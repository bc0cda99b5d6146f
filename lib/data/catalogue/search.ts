import type { Offering } from '../../domain/matching';
import { liesUnder } from '../../domain/rules';
import { LOCALES, type Locale, type SizeClass } from '../../domain/vocabulary';
import { translator } from '../../messages';
import {
  type IgnoredFilter,
  type OfferingFilter,
  type OfferingQuery,
  PRICE_FILTERS,
  type PriceFilter,
  readOfferingQuery,
  type UrlParameters,
} from '../../schemas/catalogue-query';
import type { Context } from '../context';
import { reading } from '../reading';
import type { ReferenceLists } from '../reference/lists';
import { foldedText, foldedWords, hasWord, hasWordFrom } from '../text/fold';
import { type Stems, stemsOf } from '../text/stems';
import { currentCatalogue } from './current';
import type { CatalogueView, InstitutionEntry, OfferingEntry } from './revision';

export const PAGE_SIZE = 25;

export type OfferingItem = OfferingEntry & { by: InstitutionEntry };
/**
 * How many offerings each value of a filter would leave, the other filters staying as they are. Activities are all
 * sections, and the divisions that some offering names: the rest of the list would only say "any activity".
 */
export type Counts = Readonly<
  Record<'type' | 'country' | 'sector' | 'size' | 'language' | 'price', Readonly<Record<string, number>>>
> & {
  open: number;
};
export type OfferingPage = {
  query: OfferingQuery;
  ignored: readonly IgnoredFilter[];
  total: number;
  pages: number;
  items: readonly OfferingItem[];
  counts: Counts;
  /** Some institution or offering of the catalogue is invented, whatever was found. */
  illustrative: boolean;
};

/** Folded words of a text, and the stems of them. */
type Told = { words: string; stems: string };
/** The name, what it is besides, and everything a firm can read about it. */
type Indexed = { item: OfferingItem; name: Told; about: Told; text: Told };
/** A word that is looked for, with its stems. */
type Sought = { word: string; stems: readonly string[] };

const indexes = new WeakMap<CatalogueView, readonly Indexed[]>();
const codesOfView = new WeakMap<CatalogueView, readonly string[]>();

/** Offerings by words and filters, as they stand in the address; 25 a page. */
export const searchOfferings = reading('catalogue.read', (ctx, parameters: UrlParameters) =>
  find(ctx, parameters, (found, sought) => inOrder(found, sought, ctx.locale ?? 'en')),
);

/** The same for machines, in an order that no language or word changes: whoever turns pages misses none. */
export const listOfferings = reading('catalogue.read', (ctx, parameters: UrlParameters) =>
  find(ctx, parameters, (found) => found.toSorted(byId)),
);

type Order = (found: readonly Indexed[], sought: readonly Sought[]) => readonly Indexed[];

async function find(ctx: Context, parameters: UrlParameters, order: Order): Promise<OfferingPage> {
  const { view, lists } = await currentCatalogue(ctx);
  const { query, ignored } = readOfferingQuery(parameters, codesOf(lists));
  const index = indexes.get(view) ?? (await indexOf(ctx, view, lists));
  indexes.set(view, index);
  const sought = await soughtIn(ctx, query);
  const told = index.filter(({ text }) => saysAll(text, sought));
  const judged = told.map((one) => ({ one, failed: failedFilters(one.item.offering, query) }));
  const passing = judged.filter(({ failed }) => failed.length === 0).map(({ one }) => one);
  const found = order(passing, sought);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(query.page, pages);
  return {
    query: { ...query, page },
    ignored,
    total: found.length,
    pages,
    items: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((one) => one.item),
    counts: countsOf(judged, { activities: activityCodes(view, lists), size: query.size }),
    illustrative: index.some(({ item }) => item.offering.illustrative || item.by.institution.illustrative),
  };
}

const filters: Readonly<
  Record<Exclude<OfferingFilter, 'page' | 'q'>, (offering: Offering, query: OfferingQuery) => boolean>
> = {
  type: ({ type }, query) => query.type === null || type === query.type,
  country: ({ countries }, query) => query.country === null || countries.includes(query.country),
  // As when a firm is matched: one takes part online from every region of the country.
  subdivision: ({ countries, subdivisions, modality }, { subdivision }) =>
    subdivision === null ||
    (modality === 'online' || subdivisions === null
      ? countries.includes(subdivision.slice(0, 2))
      : subdivisions.includes(subdivision)),
  // "unknown" is an offering for a part of the sector.
  sector: ({ sectors }, { sector }) => sector === null || liesUnder(sector, ...sectors) !== 'unmet',
  size: ({ sizeClasses }, { size }) => size === null || sizeClasses.includes(size),
  language: ({ languages }, { language }) => language === null || languages.includes(language),
  price: (offering, { price, size }) => price === null || costsAtMost(offering, price, size),
  open: ({ intake }, { open }) => !open || intake === 'open',
};

type FilterName = keyof typeof filters;
const FILTERS: readonly FilterName[] = [
  'type',
  'country',
  'subdivision',
  'sector',
  'size',
  'language',
  'price',
  'open',
];

function failedFilters(offering: Offering, query: OfferingQuery): readonly FilterName[] {
  return FILTERS.filter((name) => !filters[name](offering, query));
}

async function soughtIn(ctx: Context, { q }: OfferingQuery): Promise<readonly Sought[]> {
  const stems = await stemsOf(ctx.db, [q]);
  return foldedWords(q).map((word) => ({ word, stems: stems.get(word) ?? [] }));
}

/** Stems at least so long tell words apart by how they begin; of shorter ones too many words do. */
const TELLING = 5;

/**
 * Some word begins like this one or is another form of it; a single letter, which some word of nearly every text begins
 * with, is a whole word.
 */
function says({ words, stems }: Told, sought: Sought): boolean {
  if (/^\p{L}$/u.test(sought.word)) return hasWord(words, sought.word);
  if (hasWordFrom(words, sought.word)) return true;
  return sought.stems.some(
    (stem) => hasWord(stems, stem) || (stem.length >= TELLING && hasWordFrom(words, stem)),
  );
}

function saysAll(told: Told, sought: readonly Sought[]): boolean {
  return sought.every((one) => says(told, one));
}

/** The price for firms of the chosen size, or the full one. What a loan costs is not known, so it is never cheap. */
function costsAtMost(offering: Offering, limit: PriceFilter, size: SizeClass | null): boolean {
  if (offering.generic) return false;
  const fee = offering.membership === 'required' ? offering.membershipFeeUsd : 0;
  const waiver = size ? (offering.waiver[size] ?? 0) : 0;
  const price = (offering.priceUsd * (100 - waiver)) / 100;
  return price + fee <= (limit === 'free' ? 0 : Number(limit));
}

/** By name; where words were given, offerings that hold all of them in their name come first, then in what they are. */
function inOrder(found: readonly Indexed[], sought: readonly Sought[], locale: Locale): readonly Indexed[] {
  const rank = ({ name, about }: Indexed) => (saysAll(name, sought) ? 0 : saysAll(about, sought) ? 1 : 2);
  const { compare } = new Intl.Collator(locale);
  return found.toSorted(
    (a, b) => rank(a) - rank(b) || compare(a.item.text.name[locale], b.item.text.name[locale]) || byId(a, b),
  );
}

function byId(a: Indexed, b: Indexed): number {
  return a.item.offering.id < b.item.offering.id ? -1 : 1;
}

/** For each filter, offerings that pass all the others. */
function countsOf(
  judged: readonly { one: Indexed; failed: readonly FilterName[] }[],
  { activities, size }: { activities: readonly string[]; size: SizeClass | null },
): Counts {
  const within = (filter: FilterName) =>
    judged
      .filter(({ failed }) => failed.length === 0 || (failed.length === 1 && failed[0] === filter))
      .map(({ one }) => one.item.offering);
  return {
    type: tally(within('type'), (offering) => [offering.type]),
    country: tally(within('country'), (offering) => offering.countries),
    sector: tally(within('sector'), ({ sectors }) =>
      activities.filter((code) => liesUnder(code, ...sectors) !== 'unmet'),
    ),
    size: tally(within('size'), (offering) => offering.sizeClasses),
    language: tally(within('language'), (offering) => offering.languages),
    price: tally(within('price'), (offering) =>
      PRICE_FILTERS.filter((limit) => costsAtMost(offering, limit, size)),
    ),
    open: within('open').filter(({ intake }) => intake === 'open').length,
  };
}

/** Sections, and the divisions that some offering names or lies in. */
function activityCodes(view: CatalogueView, { activities }: ReferenceLists): readonly string[] {
  const kept = codesOfView.get(view);
  if (kept) return kept;
  const named = view.catalogue.offerings.flatMap(({ sectors }) => sectors.map((code) => code.slice(0, 2)));
  const codes = [...activities.values()]
    .filter(({ code, level }) => level === 'section' || (level === 'division' && named.includes(code)))
    .map(({ code }) => code);
  codesOfView.set(view, codes);
  return codes;
}

function tally(offerings: readonly Offering[], keys: (offering: Offering) => readonly string[]) {
  const counts: Record<string, number> = {};
  for (const offering of offerings) for (const key of keys(offering)) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

type Texts = { item: OfferingItem } & Readonly<Record<'name' | 'about' | 'text', readonly string[]>>;

async function indexOf(
  ctx: Context,
  view: CatalogueView,
  lists: ReferenceLists,
): Promise<readonly Indexed[]> {
  const all = textsOf(view, lists);
  const stems = await stemsOf(
    ctx.db,
    all.flatMap(({ text }) => text),
  );
  return all.map(({ item, name, about, text }) => ({
    item,
    name: toldIn(name, stems),
    about: toldIn(about, stems),
    text: toldIn(text, stems),
  }));
}

function toldIn(texts: readonly string[], stems: Stems): Told {
  const words = foldedText(texts);
  const all = new Set(foldedWords(words).flatMap((word) => stems.get(word) ?? []));
  return { words, stems: foldedText([...all]) };
}

function textsOf(view: CatalogueView, lists: ReferenceLists): readonly Texts[] {
  return [...view.offerings.values()].flatMap((entry) => {
    const by = view.institutions.get(entry.offering.institution);
    if (!by) return [];
    const { offering, text } = entry;
    const name = Object.values(text.name);
    const sectors = offering.sectors.flatMap((code) =>
      Object.values(lists.activities.get(code)?.title ?? {}),
    );
    const about = [
      ...name,
      ...Object.values(text.summary),
      ...LOCALES.map((locale) => translator(locale)(`vocabulary.offeringType.${offering.type}`)),
      by.institution.name,
      ...Object.values(by.text.name),
      ...sectors,
    ];
    const places = [
      ...offering.countries.flatMap((code) => Object.values(lists.countries.get(code)?.name ?? {})),
      ...[offering.place, ...(offering.subdivisions ?? [])].flatMap(
        (code) => lists.subdivisions.get(code)?.name ?? [],
      ),
    ];
    const rest = [...Object.values(text.conditions).flat(), ...Object.values(text.how), ...places];
    return [{ item: { ...entry, by }, name, about, text: [...about, ...rest] }];
  });
}

function codesOf({ countries, subdivisions, activities }: ReferenceLists) {
  return {
    countries: new Set(countries.keys()),
    subdivisions: new Set(subdivisions.keys()),
    activities: new Set(activities.keys()),
  };
}
