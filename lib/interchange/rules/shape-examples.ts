import { z } from 'zod';
import { conformanceJsonSchema, ruleJsonSchema } from '@/lib/domain/rules';
import type { JsonNode } from '../json';
import type { FileKind } from './file-kinds';

const schema = z.looseObject({
  $ref: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  /** Of several types the first. */
  type: z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  format: z.string().optional(),
});
type Schema = z.infer<typeof schema>;
type Parts = Readonly<Record<string, unknown>>;

const PART = '#/$defs/';
const ANY_KEY = 'NAME';
/** What is told best by its simplest form, and words that are written in one way only. */
const OF_PARTS: Readonly<Record<string, string>> = {
  Rule: '{"id": "NAME", "op": "is", "fact": "KEY"}',
  Term: '{"term": "number", "value": 10}',
  Text: '{"en": "TEXT"}',
  Day: '"2026-05-31"',
  Code: '"C"',
  FactKey: '"KEY"',
  NodeId: '"NAME"',
  Name: '"NAME"',
  Unit: '"EUR"',
  Fact: '12, "AR", true, {"from": 10, "to": 30}',
  Profile: '{"KEY": 12}',
  Expectation: '{"verdict": "met"}',
};
const OF_TYPES: Readonly<Record<string, string>> = {
  ...{ string: '"TEXT"', number: '10', integer: '10', boolean: 'true', null: 'null' },
};
/** Which of several forms a node has stands in it. */
const MARKS = ['op', 'term'] as const;

type Published = { whole: Schema; parts: Parts };
const published = new Map<FileKind, Published>();

/**
 * In: a file, the way to a place in it, and its kind. Out: what may stand there by the published shape, each alternative
 * once; null where the shape knows no such place.
 */
export function exampleAt(
  root: JsonNode,
  steps: readonly PropertyKey[],
  kind: FileKind | null,
): string | null {
  const found = formAt(root, steps, kind);
  return found && written(found.form, found.parts);
}

/** In: the same, for a place with fields. Out: the names of those that may stand there. */
export function fieldsIn(
  root: JsonNode,
  steps: readonly PropertyKey[],
  kind: FileKind | null,
): readonly string[] {
  const found = formAt(root, steps, kind);
  const form = found && formOf(found.form, found.here, found.parts);
  return Object.keys(form?.properties ?? {});
}

type Found = { form: Schema; here: JsonNode | undefined; parts: Parts };

function formAt(root: JsonNode, steps: readonly PropertyKey[], kind: FileKind | null): Found | null {
  if (kind !== 'rules' && kind !== 'cases') return null;
  const { whole, parts } = shape(kind);
  let here: JsonNode | undefined = root;
  const isOne = kind === 'rules' && root.kind === 'object' && root.entries.has('rule');
  let form: Schema | null = isOne ? partOf('RuleDocument', parts) : whole;
  for (const step of steps) {
    form = form && inside(form, { step, here, parts });
    here = below(here, step);
  }
  return form && { form, here, parts };
}

function below(node: JsonNode | undefined, step: PropertyKey): JsonNode | undefined {
  if (node?.kind === 'object') return node.entries.get(String(step));
  return node?.kind === 'array' && typeof step === 'number' ? node.items[step] : undefined;
}

type Step = { step: PropertyKey; here: JsonNode | undefined; parts: Parts };

function inside(form: Schema, { step, here, parts }: Step): Schema | null {
  const own = formOf(form, here, parts);
  if (!own) return null;
  if (typeof step === 'number') return own.items === undefined ? null : schemaOf(own.items, parts);
  const field = own.properties?.[String(step)] ?? own.additionalProperties;
  return typeof field === 'object' && field !== null ? schemaOf(field, parts) : null;
}

/** Of several forms the one whose mark the node bears. */
function formOf(form: Schema, here: JsonNode | undefined, parts: Parts): Schema | null {
  const meant = form.$ref === undefined ? form : partOf(form.$ref.slice(PART.length), parts);
  if (!meant?.oneOf) return meant;
  const forms = meant.oneOf.map((one) => schemaOf(one, parts));
  return (
    forms.find((one) =>
      MARKS.some((mark) => {
        const value = below(here, mark);
        const asked = one?.properties?.[mark];
        return value?.kind === 'value' && asked !== undefined && schema.parse(asked).const === value.value;
      }),
    ) ?? null
  );
}

function schemaOf(value: unknown, parts: Parts): Schema | null {
  const { success, data } = schema.safeParse(value);
  if (!success) return null;
  const name = data.$ref?.slice(PART.length);
  // The name of a part says more than what it consists of.
  return name === undefined || Object.hasOwn(OF_PARTS, name) ? data : partOf(name, parts);
}

function partOf(name: string, parts: Parts): Schema | null {
  return Object.hasOwn(parts, name) ? schema.parse(parts[name]) : null;
}

/** The alternatives with commas between, as they are written in a file. */
function written(form: Schema, parts: Parts): string {
  const { $ref, anyOf, enum: words, type, properties = {}, required = [], items } = form;
  if ($ref !== undefined) return OF_PARTS[$ref.slice(PART.length)] ?? '';
  const of = (value: unknown) => {
    const one = schemaOf(value, parts);
    return one ? written(one, parts) : '';
  };
  if (anyOf) return [...new Set(anyOf.map(of))].filter(Boolean).join(', ');
  if (form.const !== undefined) return JSON.stringify(form.const);
  if (words) return JSON.stringify(words[0]);
  if (form.format === 'date') return OF_PARTS.Day ?? '';
  if (type === 'array') return `[${simplest(items, parts)}]`;
  if (type !== 'object') return OF_TYPES[type ?? ''] ?? '';
  if (required.length > 0)
    return `{${required.map((name) => `"${name}": ${simplest(properties[name], parts)}`).join(', ')}}`;
  const inner = form.additionalProperties === undefined ? '' : of(form.additionalProperties);
  return inner === '' ? '{}' : `{"${ANY_KEY}": ${inner}}`;
}

/** One alternative: several with commas between can stand alone, but not inside of an example. */
function simplest(value: unknown, parts: Parts): string {
  const form = schemaOf(value, parts);
  const options = form?.$ref === undefined ? form?.anyOf : undefined;
  for (const option of options ?? []) {
    const example = simplest(option, parts);
    if (example !== '') return example;
  }
  return (form && !options && written(form, parts)) || 'null';
}

function shape(kind: 'rules' | 'cases'): Published {
  const known = published.get(kind);
  if (known) return known;
  const { $defs, ...whole } = kind === 'cases' ? conformanceJsonSchema() : ruleJsonSchema();
  const read = { whole: schema.parse(whole), parts: z.record(z.string(), z.unknown()).parse($defs) };
  published.set(kind, read);
  return read;
}
