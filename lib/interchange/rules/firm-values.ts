import {
  type CodeList,
  type CodeLists,
  closestTo,
  type FactCatalogue,
  type FactEntry,
  type FactKind,
  factEntry,
  isListed,
  type Profile,
  type ProfileFact,
  withCodeLists,
} from '@/lib/domain/rules';
import { type JsonNode, partAt, type ShapeProblem, type ShapeValues } from '../json';
import { shippedCodes } from './code-lists';
import { countryNamed } from './code-titles';

/** A value that its fact cannot have: where, and why, as a code of lib/messages (`rule-checks.shape.<code>`). */
type Wrong = { path: readonly PropertyKey[]; code: string; values: ShapeValues };
/** One fact as it was told, and what is known of it. */
type Given = { fact: ProfileFact; entry: FactEntry; path: readonly PropertyKey[] };
type Form = FactKind | 'unknown' | 'any_range';

const MOST_NAMED = 3;
const MOST_ALLOWED = 24;

/** How each kind of fact is written in a file of firms. */
export const WRITTEN = {
  code: '"AR"',
  number: '12, {"from": 10, "to": 30}',
  amount: '{"amount": 5000, "unit": "EUR"}',
  date: '{"day": "2026-05-31"}',
  set: '{"set": ["iso_9001"]}',
  flag: 'true, false',
  events: '{"events": [{"code": "course", "day": "2026-05-31"}]}',
  entities: '{"entities": [{"share": 60}]}',
} as const satisfies Record<FactKind, string>;

let lists: CodeLists | undefined;

/** In: what is known of facts. Out: the same with the lists of sectors and places that ship with Puente. */
export function withShippedCodes(facts: FactCatalogue | null): FactCatalogue | null {
  lists ??= shippedCodes();
  return facts && withCodeLists(facts, lists);
}

/** In: a firm, its place in the file, and what is known of facts, with their lists. Out: every value that its fact cannot have. */
export function impossibleIn(
  profile: Profile,
  root: JsonNode,
  facts: FactCatalogue | null,
): readonly ShapeProblem[] {
  return wrongIn(profile, facts, []).map(({ path, code, values }) => ({
    ...partAt(root, path).at,
    ...{ path: path.filter((step) => typeof step === 'string' && step !== 'entities').join('.') },
    ...{ steps: path, code, values },
  }));
}

/** In: a problem of the shape of a firm, and what is known of facts. Out: the same with the way to write that fact. */
export function withForm(problem: ShapeProblem, facts: FactCatalogue | null): ShapeProblem {
  const { code, steps = [], values } = problem;
  const [fact] = steps.slice(-1);
  const entry = facts && steps.length === 1 && factEntry(facts, String(fact));
  if (!entry || !['wrong_type', 'wrong_form'].includes(code)) return problem;
  return { ...problem, values: { ...values, form: writtenFor(entry) } };
}

function wrongIn(
  profile: Profile,
  facts: FactCatalogue | null,
  above: readonly PropertyKey[],
): readonly Wrong[] {
  return Object.entries(profile).flatMap(([key, fact]) => {
    const path = [...above, key];
    const entry = facts && factEntry(facts, key);
    const upside = upsideDown(fact, path);
    if (upside.length > 0) return upside;
    return [...(entry ? wrongFact({ fact, entry, path }) : []), ...inEntities(fact, entry, path)];
  });
}

function inEntities(fact: ProfileFact, entry: FactEntry | null, path: Given['path']): readonly Wrong[] {
  if (!isObject(fact) || !('entities' in fact)) return [];
  return fact.entities.flatMap((one, place) => wrongIn(one, entry?.of ?? null, [...path, 'entities', place]));
}

function wrongFact(given: Given): readonly Wrong[] {
  const { fact, entry, path } = given;
  const form = formOf(fact);
  if (form === 'unknown') return [];
  if (!isForm(form, entry)) {
    const values = { told: form, asked: entry.kind, form: writtenFor(entry) };
    return [{ path, code: 'wrong_kind', values }];
  }
  return [...wrongCodes(given), ...wrongNumbers(given)];
}

function isForm(form: Form, { kind, unit }: FactEntry): boolean {
  if (form === 'any_range') return kind === 'number' || kind === 'amount' || kind === 'date';
  // A number of a fact that has a unit may be told with it.
  return form === kind || (form === 'amount' && kind === 'number' && unit !== undefined);
}

function formOf(fact: ProfileFact): Form {
  if (fact === null) return 'unknown';
  if (typeof fact === 'string' || (isObject(fact) && 'oneOf' in fact)) return 'code';
  if (typeof fact === 'number') return 'number';
  if (typeof fact === 'boolean') return 'flag';
  if ('set' in fact) return 'set';
  if ('amount' in fact) return 'amount';
  if ('day' in fact) return 'date';
  if ('events' in fact) return 'events';
  if ('entities' in fact) return 'entities';
  if ('unit' in fact && fact.unit !== undefined) return 'amount';
  const end = fact.from ?? fact.to;
  return end === null ? 'any_range' : typeof end === 'number' ? 'number' : 'date';
}

/** The way to write it, with a code that this fact can have. */
function writtenFor({ kind, values, hierarchy, unit }: FactEntry): string {
  const code = values?.[0] ?? (hierarchy === 'sector' ? '1071' : hierarchy === 'place' ? 'AR' : null);
  if (code !== null && kind === 'code') return JSON.stringify(code);
  if (code !== null && kind === 'set') return `{"set": ["${code}"]}`;
  return kind === 'amount' && unit ? `{"amount": 5000, "unit": "${unit}"}` : WRITTEN[kind];
}

function wrongCodes({ fact, entry, path }: Given): readonly Wrong[] {
  return codesIn(fact).flatMap(({ code, at }) => {
    const values = isPossible(code, entry) ? null : wrongCode(code, entry);
    return values ? [{ path: [...path, ...at], code: 'unknown_value', values }] : [];
  });
}

function codesIn(fact: ProfileFact): readonly { code: string; at: readonly PropertyKey[] }[] {
  if (typeof fact === 'string') return [{ code: fact, at: [] }];
  if (!isObject(fact)) return [];
  if ('oneOf' in fact) return fact.oneOf.map((code, place) => ({ code, at: ['oneOf', place] }));
  if ('set' in fact) return fact.set.map((code, place) => ({ code, at: ['set', place] }));
  if ('events' in fact)
    return fact.events.map(({ code }, place) => ({ code, at: ['events', place, 'code'] }));
  return [];
}

function isPossible(code: string, { values, list, retired }: FactEntry): boolean {
  if (retired && Object.hasOwn(retired, code)) return true;
  if (values) return values.includes(code);
  return list === undefined || isListed(code, list);
}

function wrongCode(code: string, { values, list }: FactEntry): ShapeValues {
  const shown = { kind: 'string', found: code };
  if (values)
    return { ...shown, list: '', allowed: values.slice(0, MOST_ALLOWED), near: nearOf(code, values) };
  return { ...shown, list: list?.name ?? '', allowed: [], near: list ? nearOnList(code, list) : [] };
}

/** The code of another list for the same, a place by its name, or what is written most like it. */
function nearOnList(code: string, { codes, others }: CodeList): readonly string[] {
  const same = others.get(code)?.code ?? countryNamed(code, codes);
  return same === null ? nearOf(code, codes) : [same];
}

function nearOf(code: string, codes: Iterable<string>): readonly string[] {
  return closestTo(code, codes).slice(0, MOST_NAMED);
}

function wrongNumbers({ fact, entry, path }: Given): readonly Wrong[] {
  const { whole, min, max } = entry;
  return numbersIn(fact).flatMap(({ number, unit, at }): readonly Wrong[] => {
    // Amounts in another unit can only be held against nought.
    const isSame = unit === undefined || unit === entry.unit;
    const isBelow = min !== undefined && number < min && (isSame || min === 0);
    const isAbove = max !== undefined && number > max && isSame;
    if (!isBelow && !isAbove && !(whole && !Number.isInteger(number))) return [];
    const limits = {
      least: min === undefined ? '' : String(min),
      most: max === undefined ? '' : String(max),
    };
    const values = { kind: 'other', found: String(number), whole: whole ? 'yes' : 'no', ...limits };
    return [{ path: [...path, ...at], code: 'impossible_number', values }];
  });
}

function numbersIn(
  fact: ProfileFact,
): readonly { number: number; unit?: string | undefined; at: readonly PropertyKey[] }[] {
  if (typeof fact === 'number') return [{ number: fact, at: [] }];
  if (!isObject(fact)) return [];
  if ('amount' in fact) return [{ number: fact.amount, unit: fact.unit, at: ['amount'] }];
  if (!('from' in fact)) return [];
  const unit = 'unit' in fact ? fact.unit : undefined;
  return (['from', 'to'] as const).flatMap((end) => {
    const number = fact[end];
    return typeof number === 'number' ? [{ number, unit, at: [end] }] : [];
  });
}

function upsideDown(fact: ProfileFact, path: Given['path']): readonly Wrong[] {
  if (!isObject(fact)) return [];
  if ('events' in fact)
    return fact.events.flatMap((event, place) =>
      'from' in event ? crossed(event, [...path, 'events', place]) : [],
    );
  return 'from' in fact ? crossed(fact, path) : [];
}

function crossed(
  { from, to }: { from: string | number | null; to: string | number | null },
  path: Given['path'],
): readonly Wrong[] {
  // Days are written so that their order is that of their letters.
  if (from === null || to === null || !isAfter(from, to)) return [];
  const of = typeof from === 'number' ? 'number' : 'day';
  return [{ path, code: 'upside_down', values: { from, to, of } }];
}

function isAfter(a: string | number, b: string | number): boolean {
  return typeof a === 'number' && typeof b === 'number' ? a > b : String(a) > String(b);
}

function isObject(fact: ProfileFact): fact is Extract<ProfileFact, object> {
  return typeof fact === 'object' && fact !== null;
}
