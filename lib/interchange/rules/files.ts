import type { z } from 'zod';
import {
  type LintFinding,
  NO_LIBRARY,
  type RuleCatalogue,
  ruleCatalogueSchema,
  ruleDocumentSchema,
} from '@/lib/domain/rules';
import { fileError } from '../csv';
import {
  type JsonNode,
  type JsonProblem,
  nodeAt,
  type Position,
  partAt,
  readJson,
  type ShapeProblem,
  shapeProblem,
} from '../json';
import { textOf } from '../register/reading';
import { type FileKind, otherKind } from './file-kinds';
import { inRules } from './rule-shape';

/** A file that was read, or what is wrong with it. */
export type Loaded<T> =
  | { ok: true; value: T; root: JsonNode }
  | { ok: false; problems: readonly (JsonProblem | ShapeProblem)[] };

const MOST_PROBLEMS = 100;
const ANY_TEXT = 200_000_000;

/** In: a path, a shape and the kind of file it is of; null where that is no other's. Out: what stands in the file, with the place of every part. Throws a file error where the system refuses it. */
export function loadFile<T>(file: string, schema: z.ZodType<T>, kind: FileKind | null): Loaded<T> {
  const text = textOf(file);
  if (text.trim() === '') throw fileError('empty', { file });
  if (text.length > ANY_TEXT) throw fileError('not_text', { file });
  const json = readJson(text);
  if (!json.ok) return { ok: false, problems: [json.problem] };
  const parsed = schema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
  if (parsed.success) return { ok: true, value: parsed.data, root: json.root };
  const other = kind && otherKind(json.root, kind);
  if (other) return { ok: false, problems: [other] };
  const problems = parsed.error.issues.map((issue) =>
    inRules(shapeProblem(issue, json.root), json.root, kind),
  );
  return { ok: false, problems: onePerPlace(problems).slice(0, MOST_PROBLEMS) };
}

/** In: a path. Out: the catalogue in the file; one rule alone is a catalogue of one. */
export function loadRules(file: string): Loaded<RuleCatalogue> {
  const text = textOf(file);
  const json = readJson(text);
  const isOne = json.ok && json.root.kind === 'object' && json.root.entries.has('rule');
  if (!isOne) return loadFile(file, ruleCatalogueSchema, 'rules');
  const one = loadFile(file, ruleDocumentSchema, 'rules');
  if (!one.ok) return one;
  return { ...one, value: { language: 'puente-rules/1', library: NO_LIBRARY, rules: [one.value] } };
}

/** In: problems. Out: the same without repeats: what is wrong with a value in two ways is told once. */
export function onePerPlace(problems: readonly ShapeProblem[]): readonly ShapeProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, code }) => {
    const key = code === 'unknown_field' ? `${path} ${code}` : path;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** In: a file of rules and a finding. Out: where that stands: the node, else the rule, else the whole. */
export function placeOf(
  root: JsonNode,
  { rule, node, document, at }: Pick<LintFinding, 'rule' | 'node' | 'document' | 'at'>,
): Position {
  const [kind, name] = splitName(node);
  if (rule === '') return name === '' ? root.at : partAt(root, ['library', `${kind}s`, name]).at;
  const [ruleKind, ruleName] = splitName(rule);
  const isPredicate = ruleKind === 'predicate';
  const home = isPredicate
    ? partAt(root, ['library', 'predicates', ruleName])
    : documentOf(root, document ?? 0);
  if (at) return partAt(home, isPredicate ? at : ['rule', ...at]).at;
  return (node === '' ? null : nodeAt(home, node)) ?? home.at;
}

function splitName(text: string): readonly [kind: string, name: string] {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** One rule alone is a file of its own. */
function documentOf(root: JsonNode, place: number): JsonNode {
  const rules = partAt(root, ['rules']);
  return rules.kind === 'array' ? partAt(rules, [place]) : root;
}
