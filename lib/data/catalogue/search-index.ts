import { LOCALES } from '../../domain/vocabulary';
import { translator } from '../../messages';
import type { Context } from '../context';
import type { ReferenceLists } from '../reference/lists';
import { foldedText, foldedWords, hasWord, hasWordFrom } from '../text/fold';
import { type Stems, stemsOf } from '../text/stems';
import type { CatalogueView, InstitutionEntry, OfferingEntry } from './revision';

export type OfferingItem = OfferingEntry & { by: InstitutionEntry };
/** Folded words of a text, and the stems of them. */
export type Told = { words: string; stems: string };
/** The name, what it is besides, and everything a firm can read about it. */
export type Indexed = { item: OfferingItem; name: Told; about: Told; text: Told };
/** A word that is looked for, with its stems. */
export type Sought = { word: string; stems: readonly string[] };

/** What is made of one catalogue and one edition of the reference files, made once. */
export function keptPerCatalogue<T>(
  make: (ctx: Context, view: CatalogueView, lists: ReferenceLists) => Promise<T>,
) {
  const kept = new WeakMap<CatalogueView, WeakMap<ReferenceLists, Promise<T>>>();
  return (ctx: Context, view: CatalogueView, lists: ReferenceLists): Promise<T> => {
    const ofView = kept.get(view) ?? new WeakMap<ReferenceLists, Promise<T>>();
    kept.set(view, ofView);
    const known = ofView.get(lists);
    if (known) return known;
    const making = make(ctx, view, lists);
    ofView.set(lists, making);
    // What failed is tried again by the next one who asks.
    making.catch(() => ofView.delete(lists));
    return making;
  };
}

/** All offerings as they are searched, in the words of one catalogue and one edition of the reference files. */
export const indexFor = keptPerCatalogue(indexOf);

export async function soughtIn(ctx: Context, q: string): Promise<readonly Sought[]> {
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

export function saysAll(told: Told, sought: readonly Sought[]): boolean {
  return sought.every((one) => says(told, one));
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

export function toldIn(texts: readonly string[], stems: Stems): Told {
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
