import type { z } from 'zod';
import { type ConformanceFile, conformanceFileSchema } from '@/lib/domain/rules';
import { type JsonNode, readJson, type ShapeProblem, shapeProblem } from '../json';
import { textOf } from '../register/reading';
import { type Loaded, loadFile } from './files';
import { inRules } from './rule-shape';

/** A fact that stands in no known form: of a profile by its name, or of a case by its place. */
export type BrokenFact = { of: string | number; fact: string; problem: ShapeProblem };

/** A file of cases, and the facts in it that were left out because nobody can read them. */
export type Cases = { file: ConformanceFile; broken: readonly BrokenFact[] };

/** In: a path. Out: the cases in the file; a fact that cannot be read breaks only the cases that have it. */
export function loadCases(path: string): Loaded<Cases> {
  const loaded = loadFile(path, conformanceFileSchema);
  if (loaded.ok) return { ...loaded, value: { file: loaded.value, broken: [] } };
  const text = textOf(path);
  const json = readJson(text);
  if (!json.ok) return loaded;
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const broken = brokenFacts(value, json.root);
  if (!broken) return loaded;
  const again = conformanceFileSchema.safeParse(without(value, broken));
  return again.success ? { ok: true, root: json.root, value: { file: again.data, broken } } : loaded;
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
  const problem = inRules(shapeProblem(issue, root), root);
  if (part === 'profiles' && typeof of === 'string' && typeof but === 'string')
    return { of, fact: but, problem };
  if (part === 'cases' && typeof of === 'number' && but === 'but' && typeof key === 'string')
    return { of, fact: key, problem };
  return null;
}

/** The same file with those facts not told. */
function without(value: unknown, broken: readonly BrokenFact[]): unknown {
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
