import { LOCALES, type Locale } from '../../domain/vocabulary';
import { westernDigits } from '../../schemas/digits';
import { keepable, plain } from '../../schemas/fields';
import { reading } from '../reading';
import { foldedText, foldedWords, hasWord, hasWordFrom } from '../text/fold';
import { type ActivityItem, type ReferenceLists, referenceLists } from './lists';
import { versionsOn } from './versions';

export type ActivityQuery = { query: string; locale: Locale; limit?: number };
/** `word` is the everyday word that led there, if it was not the title. */
export type FoundActivity = {
  code: string;
  level: ActivityItem['level'];
  title: string;
  word: string | null;
};

type Phrase = { text: string; folded: string; words: readonly string[] };
type Indexed = {
  item: ActivityItem;
  title: Readonly<Record<Locale, Phrase>>;
  words: Readonly<Record<Locale, readonly Phrase[]>>;
  /** Titles and everyday words of both languages: most activities are ruled out by one look. */
  all: string;
  /** The one of all activities that are the same under one title that stands for them, with the titles of its parts. */
  told: Readonly<Record<Locale, { item: ActivityItem; parts: readonly string[] }>>;
};

const QUERY_MAX = 100;
const indexes = new WeakMap<ReferenceLists, readonly Indexed[]>();

/** Say that things are made, not what. */
const MAKER_WORDS: ReadonlySet<string> = new Set(
  foldedWords(`elaboracion elaboramos fabrica fabricacion fabricamos fabricante factory hacemos hago make maker makers
    making manufacture manufacturer manufacturing produccion producimos production`),
);
/** Words that name no activity. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  ...MAKER_WORDS,
  ...foldedWords(`a al and business company con de del e el empresa en firm for from in la las lo los mi my negocio o of
    on or para por productor productora the to un una we with y`),
]);
/** Kinds of place: beside another word they tell little of what is done there. */
const PLACE_WORDS: ReadonlySet<string> = new Set(foldedWords('taller talleres workshop workshops'));
const PLACE_WEIGHT = 0.3;
const ORDER: Readonly<Record<ActivityItem['level'], number>> = {
  class: 0,
  group: 1,
  division: 2,
  section: 3,
};

/** Activities for a word as a person would type it: by title, everyday word or code. Classes come first. */
export const searchActivities = reading(
  'reference.read',
  async (ctx, { query, locale, limit = 10 }: ActivityQuery): Promise<readonly FoundActivity[]> => {
    const typed = plain(keepable(query)).slice(0, QUERY_MAX);
    if (typed === '') return [];
    const { reference } = await versionsOn(ctx.db, ctx.today);
    const lists = await referenceLists(ctx.db, reference);
    const index = indexes.get(lists) ?? indexOf(lists);
    indexes.set(lists, index);
    const code = westernDigits(typed);
    const found = /^\d{1,4}$/.test(code) ? byCode(index, code) : byWords(index, typed, locale);
    return oncePerTitle(found, locale, Math.max(0, Math.min(limit, 50)));
  },
);

type Found = { one: Indexed; word: string | null };

/**
 * A group or division that is one class under the same title is the same to a reader: the class stands for all of them.
 * Where titles are alike and what they hold is not, the wider one is told by its parts.
 */
function oncePerTitle(found: readonly Found[], locale: Locale, limit: number): readonly FoundActivity[] {
  const seen = new Map<string, FoundActivity & { parts: readonly string[] }>();
  for (const { one, word } of found) {
    const { item, parts } = one.told[locale];
    const { code, level } = item;
    if (!seen.has(code)) seen.set(code, { code, level, title: item.title[locale], word, parts });
  }
  const all = [...seen.values()].slice(0, limit);
  return all.map(({ parts, ...one }) => {
    const isAlike = all.some(({ title, code }) => title === one.title && code !== one.code);
    return isAlike && parts.length > 0 ? { ...one, word: parts.join(' · ') } : one;
  });
}

function byCode(index: readonly Indexed[], code: string): readonly Found[] {
  return index
    .filter(({ item }) => item.code.startsWith(code))
    .toSorted((a, b) => ORDER[a.item.level] - ORDER[b.item.level] || (a.item.code < b.item.code ? -1 : 1))
    .map((one) => ({ one, word: null }));
}

/** Classes first, then the better match, then the code. */
function byWords(index: readonly Indexed[], typed: string, locale: Locale): readonly Found[] {
  const all = foldedWords(typed);
  const telling = all.filter((word) => !EMPTY_WORDS.has(word));
  const words = (telling.length > 0 ? telling : all).map(formsOf);
  const makes = all.some((word) => MAKER_WORDS.has(word));
  return index
    .filter((one) => words.some((forms) => holds(one.all, forms)))
    .map((one) => {
      const { score, word } = rated(one, words, locale);
      return { one, word, score: makes && one.item.section === 'C' ? score * 1.5 : score };
    })
    .toSorted(
      (a, b) =>
        ORDER[a.one.item.level] - ORDER[b.one.item.level] ||
        b.score - a.score ||
        (a.one.item.code < b.one.item.code ? -1 : 1),
    );
}

/** How well the words are found; the other language counts a little less. */
function rated(
  one: Indexed,
  words: readonly Forms[],
  locale: Locale,
): { score: number; word: string | null } {
  let score = 0;
  let word: string | null = null;
  for (const forms of words) {
    const hit = ratedWord(one, forms, words, locale);
    const isPlace = forms.some((form) => PLACE_WORDS.has(form));
    score += isPlace ? hit.score * PLACE_WEIGHT : hit.score;
    if (hit.phrase && word === null) word = hit.phrase.text;
  }
  return { score, word };
}

function ratedWord(one: Indexed, forms: Forms, query: readonly Forms[], locale: Locale) {
  let best: { score: number; phrase: Phrase | null } = { score: 0, phrase: null };
  for (const language of LOCALES) {
    const share = language === locale ? 1 : 0.8;
    const title = one.title[language];
    const inTitle = ratedIn(title.folded, forms) * share * (0.7 + said(title, query));
    if (inTitle > best.score) best = { score: inTitle, phrase: null };
    for (const phrase of one.words[language]) {
      const score = ratedIn(phrase.folded, forms) * share * (0.3 + 1.7 * said(phrase, query));
      if (score > best.score) best = { score, phrase: language === locale ? phrase : null };
    }
  }
  return best;
}

/** Share of a phrase that the query says: "shoe repair" is not what somebody who types "shoes" means. */
function said({ words }: Phrase, query: readonly Forms[]): number {
  const found = words.filter((word) => query.some((forms) => forms.some((form) => word.startsWith(form))));
  return found.length / Math.max(1, words.length);
}

function ratedIn(folded: string, forms: Forms): number {
  if (forms.some((form) => hasWord(folded, form))) return 3;
  return holds(folded, forms) ? 2 : 0;
}

function holds(folded: string, forms: Forms): boolean {
  return forms.some((form) => hasWordFrom(folded, form));
}

/** A word and, for a plural, its singular in either language. */
type Forms = readonly string[];

function formsOf(word: string): Forms {
  const singulars = [word.replace(/s$/, ''), word.replace(/es$/, '')].filter((form) => form.length >= 3);
  return [...new Set([word, ...singulars])];
}

/** Sections are no answer of a firm: too much lies in each. */
function indexOf({ activities }: ReferenceLists): readonly Indexed[] {
  const items = [...activities.values()].filter(({ level }) => level !== 'section');
  const tree = { items: activities, parts: partsOf(items) };
  return items.map((item) => {
    const title = { en: titleOf(item.title.en), es: titleOf(item.title.es) };
    const words = { en: item.words.en.map(phraseOf), es: item.words.es.map(phraseOf) };
    const all = foldedText([title.en.text, title.es.text, ...item.words.en, ...item.words.es]);
    return {
      item,
      title,
      words,
      all,
      told: { en: toldAs(item, tree, 'en'), es: toldAs(item, tree, 'es') },
    };
  });
}

/** The code one level up; a division is part of nothing that a firm could choose. */
function wholeOf({ code, level }: ActivityItem): string | null {
  return level === 'group' || level === 'class' ? code.slice(0, -1) : null;
}

/** Activities by code, and what each is made of. */
type Tree = {
  items: ReferenceLists['activities'];
  parts: ReadonlyMap<string, readonly ActivityItem[]>;
};

function partsOf(activities: Iterable<ActivityItem>): Tree['parts'] {
  const parts = new Map<string, ActivityItem[]>();
  for (const item of activities) {
    const whole = wholeOf(item);
    if (whole !== null) parts.set(whole, [...(parts.get(whole) ?? []), item]);
  }
  return parts;
}

/** The class where it is one; else the widest. */
function toldAs(item: ActivityItem, all: Tree, locale: Locale): Indexed['told'][Locale] {
  const fine = finestOf(item, all, locale);
  const told = fine.level === 'class' ? fine : widestOf(item, all, locale);
  return { item: told, parts: (all.parts.get(told.code) ?? []).map(({ title }) => title[locale]) };
}

function finestOf(item: ActivityItem, all: Tree, locale: Locale): ActivityItem {
  const [only, ...others] = all.parts.get(item.code) ?? [];
  return only && others.length === 0 && only.title[locale] === item.title[locale]
    ? finestOf(only, all, locale)
    : item;
}

function widestOf(item: ActivityItem, all: Tree, locale: Locale): ActivityItem {
  const whole = all.items.get(wholeOf(item) ?? '');
  const isOnly = whole && all.parts.get(whole.code)?.length === 1;
  return whole && isOnly && whole.title[locale] === item.title[locale] ? widestOf(whole, all, locale) : item;
}

/** What a title excludes is no way to find it. */
function titleOf(title: string): Phrase {
  return phraseOf(title.replace(/[(,;]?\s*\b(except|excepto|excluding|excluid[ao]s?)\b[^);]*\)?/gi, ' '));
}

function phraseOf(text: string): Phrase {
  return {
    text,
    folded: foldedText([text]),
    words: foldedWords(text).filter((word) => !EMPTY_WORDS.has(word)),
  };
}
