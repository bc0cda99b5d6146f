import type { z } from 'zod';
import { type JsonNode, type Position, partAt } from './text';

/** Why a file departs from its shape: where, a code of lib/messages (`rule-checks.shape.<code>`) and its values. */
export type ShapeProblem = Position & {
  path: string;
  /** The same path, step by step. */
  steps?: readonly PropertyKey[];
  code: string;
  values: ShapeValues;
};

/** What stands there (`found`, of a `kind`) and what may. */
export type ShapeValues = Readonly<Record<string, string | number | readonly string[]>>;
type Departure = { code: (typeof SHAPE_CODES)[number]; values: ShapeValues };

/** Everything that can be wrong with the shape of a file. */
export const SHAPE_CODES = [
  ...(['unknown_field', 'missing_field', 'wrong_type', 'not_whole', 'not_one_of'] as const),
  ...(['too_small', 'too_big'] as const),
  ...(['wrong_format', 'wrong_name', 'wrong_form', 'unknown_fact'] as const),
  ...(['wrong_kind', 'unknown_value', 'impossible_number', 'upside_down', 'other_kind'] as const),
] as const;

const MOST_SHOWN = 40;

/** In: what a schema says of a value, and the value with its places. Out: where it departs from its shape, what stands there and what may. */
export function shapeProblem(issue: z.core.$ZodIssue, root: JsonNode): ShapeProblem {
  // Of several forms that all fail, the first one that goes furthest tells most.
  const { path, inner } = innermost(issue);
  const part = partAt(root, path);
  const found = isThere(root, path) ? shown(part) : { kind: 'missing', found: '' };
  const { code, values } = wholeOf(said(inner, found.kind === 'missing'), part);
  // A field that nobody knows is told where it stands.
  const at = inner.code === 'unrecognized_keys' ? partAt(root, [...path, inner.keys[0] ?? '']).at : part.at;
  return { ...at, path: path.join('.'), steps: path, code, values: { ...found, ...values } };
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

function said(issue: z.core.$ZodIssue, isMissing: boolean): Departure {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { code: 'unknown_field', values: { fields: issue.keys } };
    case 'invalid_type':
      return typed([issue.expected], isMissing);
    case 'invalid_value':
      return { code: 'not_one_of', values: { allowed: issue.values.map(String) } };
    case 'invalid_union':
      return oneOfSeveral(issue, isMissing);
    case 'too_small':
      return { code: 'too_small', values: { ...ofWhat(issue), least: Number(issue.minimum) } };
    case 'too_big':
      return { code: 'too_big', values: { ...ofWhat(issue), most: Number(issue.maximum) } };
    case 'invalid_format':
      return { code: 'wrong_format', values: { format: issue.format, pattern: issue.pattern ?? '' } };
    case 'invalid_key':
      return { code: 'wrong_name', values: { pattern: patternIn(issue.issues) } };
    default:
      return { code: 'wrong_form', values: {} };
  }
}

function typed(expected: readonly string[], isMissing: boolean): Departure {
  return { code: isMissing ? 'missing_field' : 'wrong_type', values: { expected } };
}

/** A number between two whole ones, where only those may stand. */
function wholeOf(departure: Departure, part: JsonNode): Departure {
  const { code, values } = departure;
  const { expected } = values;
  if (code !== 'wrong_type' || !Array.isArray(expected) || !expected.includes('int')) return departure;
  if (part.kind !== 'value' || typeof part.value !== 'number') return departure;
  const { value } = part;
  return {
    code: 'not_whole',
    values: { ...values, value, below: Math.floor(value), above: Math.ceil(value) },
  };
}

/** One of several words, of several types, or of forms that have nothing in common. */
function oneOfSeveral(issue: z.core.$ZodIssueInvalidUnion, isMissing: boolean): Departure {
  if ('options' in issue && issue.options)
    return { code: 'not_one_of', values: { allowed: issue.options.map(String) } };
  const types = issue.errors.flatMap(([first]) => (first?.code === 'invalid_type' ? [first.expected] : []));
  return types.length > 0 && types.length === issue.errors.length
    ? typed([...new Set(types)], isMissing)
    : { code: 'wrong_form', values: {} };
}

function ofWhat({ origin, inclusive }: { origin: string; inclusive?: boolean }) {
  return { of: origin, ends: inclusive === false ? 'open' : 'closed' };
}

function patternIn(issues: readonly z.core.$ZodIssue[]): string {
  const [first] = issues;
  return first?.code === 'invalid_format' ? (first.pattern ?? '') : '';
}

/** What stands there, short enough for a line. */
function shown(part: JsonNode): { kind: string; found: string } {
  if (part.kind !== 'value') return { kind: part.kind, found: '' };
  const { value } = part;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return { kind: value === '' ? 'empty' : typeof value === 'string' ? 'string' : 'other', found: short };
}

function isThere(root: JsonNode, path: readonly PropertyKey[]): boolean {
  let here = root;
  for (const step of path) {
    const next = partAt(here, [step]);
    if (next === here) return false;
    here = next;
  }
  return true;
}
