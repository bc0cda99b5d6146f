import type { z } from 'zod';
import { type ConformanceFile, conformanceFileSchema } from '@/lib/domain/rules';
import { type JsonNode, partAt, readJson, type ShapeProblem, shapeProblem } from '../json';
import { textOf } from '../register/reading';
import { type Loaded, loadFile } from './files';
import { without } from './partly';
import { inRules } from './rule-shape';

/** A fact that stands in no known form: of a profile by its name, or of a case by its place. */
export type BrokenFact = { of: string | number; fact: string; problem: ShapeProblem };

/** A file of cases, and the facts in it that were left out because nobody can read them. */
export type Cases = { file: ConformanceFile; broken: readonly BrokenFact[] };

/** Cases of a file that departs from its shape elsewhere, and where in the file each of them stands. */
export type SoundCases = Cases & { root: JsonNode; places: readonly number[] };

/** In: a path. Out: the cases in the file; a fact that cannot be read breaks only the cases that have it. */
export function loadCases(path: string): Loaded<Cases> {
  const loaded = loadFile(path, conformanceFileSchema, 'cases');
  if (loaded.ok) return { ...loaded, value: { file: loaded.value, broken: [] } };
  const text = textOf(path);
  const json = readJson(text);
  if (!json.ok) return loaded;
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const broken = brokenFacts(value, json.root);
  if (!broken) return loaded;
  const again = conformanceFileSchema.safeParse(untold(value, broken));
  return again.success ? { ok: true, root: json.root, value: { file: again.data, broken } } : loaded;
}

/** In: a file of cases that departs from its shape. Out: the cases of which all that they need could be read; null where nobody can tell. */
export function loadSoundCases(path: string): SoundCases | null {
  const text = textOf(path);
  const json = readJson(text);
  if (!json.ok) return null;
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const issues = conformanceFileSchema.safeParse(value).error?.issues ?? [];
  // What any rule may refer to, and what nobody knows, may matter to each of them.
  const parts = issues.map(({ path: [list, name] }) => [String(list), name] as const);
  if (parts.some(([list, name]) => !['rules', 'profiles', 'cases'].includes(list) || name === undefined))
    return null;
  const gone = new Set(parts.map(String));
  const parsed = conformanceFileSchema.safeParse(without(value, [], gone));
  if (!parsed.success) return null;
  const isThere = (list: string, name: PropertyKey) => !gone.has(String([list, name]));
  const cases = partAt(json.root, ['cases']);
  const all = cases.kind === 'array' ? [...cases.items.keys()] : [];
  const read = all.filter((place) => isThere('cases', place));
  const runs = parsed.data.cases.flatMap((one, at) =>
    isThere('rules', one.rule) && isThere('profiles', one.profile) ? [{ one, place: read[at] ?? at }] : [],
  );
  return {
    ...{ file: { ...parsed.data, cases: runs.map(({ one }) => one) }, broken: [] },
    ...{ root: json.root, places: runs.map(({ place }) => place) },
  };
}

/** Null where something else is wrong with the file. */
function brokenFacts(value: unknown, root: JsonNode): readonly BrokenFact[] | null {
  const { error } = conformanceFileSchema.safeParse(value);
  const broken = (error?.issues ?? []).map((issue) => brokenFact(issue, root));
  const facts = broken.filter((one) => one !== null);
  // What is wrong in two ways is told once.
  const told = facts.filter(
    ({ problem }, place) => facts.findIndex((one) => one.problem.path === problem.path) === place,
  );
  return facts.length > 0 && facts.length === broken.length ? told : null;
}

function brokenFact(issue: z.core.$ZodIssue, root: JsonNode): BrokenFact | null {
  const [part, of, but, key] = issue.path;
  const problem = inRules(shapeProblem(issue, root), root, 'cases');
  if (part === 'profiles' && typeof of === 'string' && typeof but === 'string')
    return { of, fact: but, problem };
  if (part === 'cases' && typeof of === 'number' && but === 'but' && typeof key === 'string')
    return { of, fact: key, problem };
  return null;
}

/** The same file with those facts not told. */
function untold(value: unknown, broken: readonly BrokenFact[]): unknown {
  const paths = new Set(
    broken.map(({ of, fact }) =>
      JSON.stringify(typeof of === 'string' ? ['profiles', of, fact] : ['cases', of, 'but', fact]),
    ),
  );
  return replaced(value, [], paths);
}

function replaced(value: unknown, path: readonly (string | number)[], paths: ReadonlySet<string>): unknown {
  if (paths.has(JSON.stringify(path))) return null;
  if (Array.isArray(value)) return value.map((one, index) => replaced(one, [...path, index], paths));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, replaced(one, [...path, key], paths)]),
  );
}
