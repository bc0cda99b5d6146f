import type { PickRow } from '@/app/_components/desk/code-picker';
import type { ReferenceLists } from '@/lib/data/reference/lists';
import type { Locale } from '@/lib/domain/vocabulary';
import type { FormFields } from '@/lib/schemas/fields';

const MOST_FOUND = 30;
const PICK = 'pick.';

type Code = { code: string; label: string; parent: string | null; words: readonly string[] };
type Tree = { codes: ReadonlyMap<string, Code>; roots: ReadonlySet<string>; parents: ReadonlySet<string> };
type Names = { locale: Locale; country: (code: string) => string };

/** In: a fact with codes of a hierarchy. Out: its codes. */
export function codesOf(
  fact: string,
  { activities, countries, subdivisions }: ReferenceLists,
): ReadonlySet<string> {
  if (fact === 'firm.isic') return new Set(activities.keys());
  if (fact === 'firm.country') return new Set(countries.keys());
  return new Set([...countries.keys(), ...subdivisions.keys()]);
}

/**
 * In: a fact, its form as it stands, and the lists. Out: the rows of its picker, from the whole to the parts: the top of
 * the hierarchy, what was opened, what was found, and what is chosen, each with what it lies in.
 */
export function pickRows(
  fact: string,
  fields: FormFields,
  lists: ReferenceLists,
  names: Names,
): { rows: readonly PickRow[]; foundNone: boolean } {
  const tree = fact === 'firm.isic' ? sectorTree(lists, names) : placeTree(fact, lists, names);
  const chosen = Object.keys(fields)
    .filter((name) => name.startsWith(PICK) && fields[name]?.[0] !== '')
    .map((name) => name.slice(PICK.length));
  const asked = simple(fields.find?.[0] ?? '');
  const found = asked === '' ? [] : foundIn(tree, asked);
  const opened = new Set(fields.opened ?? []);
  const inUse = new Set<string>();
  for (const code of [...chosen, ...found]) for (const one of upwards(tree, code)) inUse.add(one);
  for (const { code, parent } of tree.codes.values())
    if (parent !== null && opened.has(parent)) for (const one of upwards(tree, code)) inUse.add(one);
  const rows = [...tree.codes.values()]
    .filter(({ code }) => inUse.has(code) || tree.roots.has(code))
    .map(({ code, label }) => ({
      code,
      label,
      depth: upwards(tree, code).length - 1,
      state: fields[`${PICK}${code}`]?.[0] ?? '',
      canOpen: tree.parents.has(code) && !opened.has(code),
      isFound: found.includes(code),
      isInUse: inUse.has(code),
    }));
  return { rows, foundNone: asked !== '' && found.length === 0 };
}

/** In: the form, and the code whose parts are to be shown. Out: the form with it opened. */
export function withOpened(fields: FormFields, code: string): FormFields {
  return { ...fields, opened: [...new Set([...(fields.opened ?? []), code])] };
}

function foundIn({ codes }: Tree, asked: string): readonly string[] {
  const all = [...codes.values()];
  const exact = all.filter(({ code }) => simple(code) === asked);
  const worded = all.filter(({ words }) => words.some((word) => word.includes(asked)));
  return [...new Set([...exact, ...worded].map(({ code }) => code))].slice(0, MOST_FOUND);
}

function upwards({ codes }: Tree, code: string): readonly string[] {
  const found = codes.get(code);
  if (!found) return [];
  return found.parent === null
    ? [code]
    : [...upwards({ codes, roots: new Set(), parents: new Set() }, found.parent), code];
}

function sectorTree({ activities }: ReferenceLists, { locale }: Names): Tree {
  const items = [...activities.values()].map(({ code, level, section, title, words }) => {
    const above = level === 'division' ? section : level === 'section' ? null : code.slice(0, -1);
    const label = `${code} ${title[locale]}`;
    return { code, label, parent: above, words: [label, ...words[locale]].map(simple) };
  });
  // Sections have letters, their divisions numbers: each part follows what it lies in.
  const place = (code: string) => `${activities.get(code)?.section ?? ''}${/^\d/.test(code) ? code : ''}`;
  return treeOf(
    items.toSorted((a, b) => (place(a.code) < place(b.code) ? -1 : 1)),
    (one) => one.parent === null,
  );
}

function placeTree(
  fact: string,
  { countries, subdivisions }: ReferenceLists,
  { locale, country }: Names,
): Tree {
  const { compare } = new Intl.Collator(locale);
  const named = [...countries.values()]
    .map(({ code, focus }) => ({ code, label: country(code), parent: null, focus }))
    .toSorted((a, b) => compare(a.label, b.label));
  const parts =
    fact === 'firm.country'
      ? []
      : [...subdivisions.values()].map(({ code, name, country: parent }) => ({ code, label: name, parent }));
  const items = named.flatMap((one) => [
    { ...one, words: [simple(one.label)] },
    ...parts
      .filter(({ parent }) => parent === one.code)
      .toSorted((a, b) => compare(a.label, b.label))
      .map((part) => ({ ...part, words: [simple(part.label)] })),
  ]);
  const focus = new Set(named.filter((one) => one.focus).map(({ code }) => code));
  return treeOf(items, ({ code }) => focus.has(code));
}

function treeOf(items: readonly Code[], isRoot: (one: Code) => boolean): Tree {
  return {
    codes: new Map(items.map((one) => [one.code, one])),
    roots: new Set(items.filter(isRoot).map(({ code }) => code)),
    parents: new Set(items.flatMap(({ parent }) => parent ?? [])),
  };
}

/** Without accents and capitals, as people search. */
export function simple(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
