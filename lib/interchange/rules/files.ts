import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { NO_LIBRARY, type RuleCatalogue, ruleCatalogueSchema, ruleDocumentSchema } from '@/lib/domain/rules';
import { fileError } from '../csv';
import { reading } from '../register/reading';
import { type JsonNode, type JsonProblem, nodeAt, type Position, partAt, readJson } from './json-text';

/** Why a file departs from its shape: where, a code of lib/messages (`rule-checks.shape.<code>`) and its values. */
export type ShapeProblem = Position & {
  path: string;
  code: string;
  values: Readonly<Record<string, string>>;
};

/** A file that was read, or what is wrong with it. */
export type Loaded<T> =
  | { ok: true; value: T; root: JsonNode }
  | { ok: false; problems: readonly (JsonProblem | ShapeProblem)[] };

const MOST_PROBLEMS = 20;
const ANY_TEXT = 200_000_000;

/** In: a path and a shape. Out: what stands in the file, with the place of every part. Throws a file error where the system refuses it. */
export function loadFile<T>(file: string, schema: z.ZodType<T>): Loaded<T> {
  const text = reading(file, () => readFileSync(file, 'utf8'));
  if (text.trim() === '') throw fileError('empty', { file });
  if (text.length > ANY_TEXT) throw fileError('not_text', { file });
  const json = readJson(text);
  if (!json.ok) return { ok: false, problems: [json.problem] };
  const parsed = schema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
  if (parsed.success) return { ok: true, value: parsed.data, root: json.root };
  const problems = parsed.error.issues.slice(0, MOST_PROBLEMS).map((issue) => shapeProblem(issue, json.root));
  return { ok: false, problems };
}

/** In: a path. Out: the catalogue in the file; one rule alone is a catalogue of one. */
export function loadRules(file: string): Loaded<RuleCatalogue> {
  const text = reading(file, () => readFileSync(file, 'utf8'));
  const json = readJson(text);
  const isOne = json.ok && json.root.kind === 'object' && json.root.entries.has('rule');
  if (!isOne) return loadFile(file, ruleCatalogueSchema);
  const one = loadFile(file, ruleDocumentSchema);
  if (!one.ok) return one;
  return { ...one, value: { language: 'puente-rules/1', library: NO_LIBRARY, rules: [one.value] } };
}

/** In: a file of rules, the rule and the node of a finding. Out: where that stands: the node, else the rule, else the whole. */
export function placeOf(root: JsonNode, rule: string, node: string): Position {
  const [kind, name] = splitName(node);
  if (rule === '') return name === '' ? root.at : partAt(root, ['library', `${kind}s`, name]).at;
  const [ruleKind, ruleName] = splitName(rule);
  const home =
    ruleKind === 'predicate' ? partAt(root, ['library', 'predicates', ruleName]) : documentOf(root, rule);
  return (node === '' ? null : nodeAt(home, node)) ?? home.at;
}

function splitName(text: string): readonly [kind: string, name: string] {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

function documentOf(root: JsonNode, rule: string): JsonNode {
  const rules = partAt(root, ['rules']);
  if (rules.kind !== 'array') return root;
  return (
    rules.items.find((item) => {
      const id = partAt(item, ['id']);
      return id.kind === 'value' && id.value === rule;
    }) ?? root
  );
}

function shapeProblem(issue: z.core.$ZodIssue, root: JsonNode): ShapeProblem {
  // Of several forms that all fail, the first one that goes furthest tells most.
  const { path, inner } = innermost(issue);
  const place = partAt(root, path).at;
  return { ...place, path: path.join('.'), ...said(inner) };
}

type Innermost = { path: readonly PropertyKey[]; inner: z.core.$ZodIssue };

function innermost(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): Innermost {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return { path, inner: issue };
  const deeper = issue.errors
    .flatMap((errors) => errors.slice(0, 1))
    .map((one) => innermost(one, path))
    .filter((one) => one.path.length > path.length)
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return deeper ?? { path, inner: issue };
}

function said(issue: z.core.$ZodIssue): Pick<ShapeProblem, 'code' | 'values'> {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { code: 'unknown_field', values: { fields: issue.keys.join(', ') } };
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? { code: 'missing_field', values: { expected: issue.expected } }
        : { code: 'wrong_type', values: { expected: issue.expected } };
    case 'invalid_value':
      return { code: 'not_one_of', values: { allowed: issue.values.map(String).join(', ') } };
    case 'too_small':
      return { code: 'too_small', values: { least: String(issue.minimum) } };
    case 'too_big':
      return { code: 'too_big', values: { most: String(issue.maximum) } };
    case 'invalid_format':
      return { code: 'wrong_format', values: {} };
    default:
      return { code: 'wrong_form', values: {} };
  }
}
