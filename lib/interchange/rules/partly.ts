import type { z } from 'zod';
import { type LintFinding, NO_LIBRARY, type RuleCatalogue, ruleCatalogueSchema } from '@/lib/domain/rules';
import { type JsonNode, readJson } from '../json';
import { textOf } from '../register/reading';

/** What can be read of a file of rules that departs from its shape in places. */
export type Partly = {
  value: RuleCatalogue;
  root: JsonNode;
  /** Where in the file each of the rules stands that were read. */
  places: readonly number[];
  /** Lists of which nothing could be read: `rules`, or a list of the library. */
  missing: readonly string[];
  /** Parts that were left out, as paths. */
  unread: readonly Path[];
};

type Path = readonly PropertyKey[];
type Fields = Readonly<Record<string, unknown>>;

/** In: a file of rules that departs from its shape. Out: what of it keeps to it; null where that is no file of rules. */
export function loadPartly(file: string): Partly | null {
  const text = textOf(file);
  const json = readJson(text);
  if (!json.ok || json.root.kind !== 'object') return null;
  const written: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  if (!isFields(written)) return null;
  const { whole, missing } = withLists(written);
  const unread = ruleCatalogueSchema.safeParse(whole).error?.issues.flatMap(brokenParts) ?? [];
  const parsed = ruleCatalogueSchema.safeParse(without(whole, [], new Set(unread.map(String))));
  if (!parsed.success) return null;
  const isRead = (place: number) => !unread.some((path) => String(path) === String(['rules', place]));
  const places = [...whole.rules.keys()].filter(isRead);
  return { value: parsed.data, root: json.root, places, missing, unread };
}

/** What is found only because the list it would be in is missing. */
const FOLLOWS_FROM: Readonly<Record<string, readonly LintFinding['code'][]>> = {
  rules: ['unused_predicate', 'unused_parameter', 'unused_zone', 'question_not_used'],
  predicates: ['unknown_predicate'],
  parameters: ['unknown_parameter'],
  zones: ['unknown_zone'],
  rates: ['no_rate'],
};

/** In: what could be read of a file. Out: whether a finding is there only because of what could not. */
export function followsFromUnread({ missing, unread }: Pick<Partly, 'missing' | 'unread'>) {
  const isUnread = (list: string, name: LintFinding['values'][string] | undefined) =>
    missing.includes(list) ||
    // What is left out may use anything, and an amount needs no rate by a name.
    (unread.length > 0 && list === 'rules') ||
    unread.some(([, of, one]) => of === list && (list === 'rates' || one === name));
  return ({ code, values }: LintFinding): boolean =>
    Object.entries(FOLLOWS_FROM).some(([list, codes]) => codes.includes(code) && isUnread(list, values.name));
}

/** The same with a list that is missing, or is no list, taken as empty. */
function withLists(written: Fields) {
  const library = isFields(written.library) ? written.library : {};
  const isThere = (list: string, none: unknown) =>
    Array.isArray(none) ? Array.isArray(library[list]) : isFields(library[list]);
  const absent = Object.entries(NO_LIBRARY).filter(([list, none]) => !isThere(list, none));
  const rules: readonly unknown[] = Array.isArray(written.rules) ? written.rules : [];
  return {
    whole: {
      ...{ ...written, language: 'puente-rules/1', rules },
      library: { ...library, ...Object.fromEntries(absent) },
    },
    missing: [...(rules === written.rules ? [] : ['rules']), ...absent.map(([list]) => list)],
  };
}

/** What is left out for a fault: a rule, an entry of the library, or a field that nobody knows. */
function brokenParts(issue: z.core.$ZodIssue): readonly Path[] {
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => path.slice(0, path[0] === 'rules' ? 2 : 3));
}

/** In: a value, its path, and paths as texts. Out: the value without the parts there. */
export function without(value: unknown, path: Path, gone: ReadonlySet<string>): unknown {
  const isKept = (step: PropertyKey) => !gone.has(String([...path, step]));
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((one, at) => (isKept(at) ? [without(one, [...path, at], gone)] : []));
  }
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      isKept(key) ? [[key, without(one, [...path, key], gone)]] : [],
    ),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
