import { z } from 'zod';
import { closestTo, ruleJsonSchema } from '@/lib/domain/rules';
import { type JsonNode, partAt, type ShapeProblem } from '../json';
import type { FileKind } from './file-kinds';
import { exampleAt, fieldsIn } from './shape-examples';

const part = z.object({
  properties: z.record(z.string(), z.object({ const: z.string().optional() })).optional(),
  propertyNames: z
    .object({ enum: z.array(z.string()) })
    .optional()
    .catch(undefined),
  oneOf: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
});
type Part = z.infer<typeof part>;

/** The published shape of a file of rules, from which is told what may stand at a place. */
let published: { whole: Part; parts: Readonly<Record<string, Part>> } | undefined;

/** Where in a file of rules a place lies: the rule, or a predicate, and the nearest node. */
type Whereabouts = { rule: string; node: string; field: string };

/**
 * In: a problem of the shape of a file, the file and its kind. Out: the same with the rule and the node it lies in, the name of
 * what is written wrongly, and what may stand there, the likeliest first.
 */
export function inRules(problem: ShapeProblem, root: JsonNode, kind: FileKind | null): ShapeProblem {
  const { values, steps = [] } = problem;
  const allowed =
    problem.code === 'unknown_field'
      ? fieldsAt(partAt(root, steps), { root, steps, kind })
      : listed(values.allowed);
  const [wrong = ''] = problem.code === 'unknown_field' ? listed(values.fields) : [String(values.found)];
  const isOfTexts = isText(steps, kind);
  // Names of languages are too short to be taken for one another.
  const near = isOfTexts ? [] : likeliest(wrong, allowed);
  return {
    ...problem,
    values: {
      ...{ ...values, ...whereabouts(root, steps) },
      ...(allowed.length > 0 && { allowed }),
      ...(near[0] !== undefined && { near: near[0] }),
      what: isOfTexts ? 'Text' : formOf(String(values.pattern ?? '')),
      form: exampleOf(problem, root, kind),
      ...inMonths(problem, root),
    },
  };
}

/** Signs as people write them, and as they are written in a file. */
const SIGNS: Readonly<Record<string, string>> = { '≤': '<=', '≥': '>=', '==': '=', '===': '=' };

/** One letter is as like any other. */
function likeliest(wrong: string, allowed: readonly string[]): readonly string[] {
  const sign = SIGNS[wrong];
  if (sign !== undefined && allowed.includes(sign)) return [sign];
  return wrong.length < 2 ? [] : closestTo(wrong, allowed).slice(0, 1);
}

function whereabouts(root: JsonNode, steps: readonly PropertyKey[]): Whereabouts {
  const [first, second, third] = steps;
  let found: Whereabouts = { rule: '', node: '', field: steps.join('.') };
  if (first === 'library' && second === 'predicates' && typeof third === 'string')
    found = { rule: `predicate:${third}`, node: '', field: steps.slice(3).join('.') };
  // In a file of cases each rule stands under its name.
  if (first === 'rules' && typeof second === 'string')
    found = { rule: second, node: '', field: steps.slice(2).join('.') };
  let here = root;
  for (let length = 0; length <= steps.length; length += 1) {
    const next = length === 0 ? root : partAt(here, [steps[length - 1] ?? '']);
    // What is missing has no place of its own.
    if (length > 0 && next === here) break;
    here = next;
    const id = here.kind === 'object' ? here.entries.get('id') : undefined;
    if (here.kind !== 'object' || id?.kind !== 'value' || typeof id.value !== 'string') continue;
    const field = steps.slice(length).join('.');
    if (here.entries.has('rule')) found = { rule: id.value, node: '', field };
    else if (here.entries.has('op')) found = { ...found, node: id.value, field };
  }
  return found;
}

const LIMIT = '{"parameter": "NAME"}';
const NODE = '{"id": "NAME", "op": "is", "fact": "KEY"}';
const TERM = '{"term": "number", "value": 10}';
/** What may be written in a field that holds more than a word or a number. */
const EXAMPLES: Readonly<Record<string, string>> = {
  ...{ rule: NODE, where: NODE, when: NODE, left: TERM, right: TERM, by: TERM, otherwise: TERM },
  ...{ title: '{"en": "TEXT"}', text: '{"en": "TEXT"}', source: '{"title": "TEXT"}' },
  ...{ codes: '["C", "62"]', values: '["CODE"]', last: '{"count": 12, "unit": "months"}' },
  library: '{"predicates": {}, "parameters": {}, "zones": {}, "rates": []}',
  ...{ rules: '[]', expect: '{"verdict": "met"}' },
};
/** Facts of a firm have many forms. */
const FACT = '12, "AR", true, {"from": 10, "to": 30}';
const BY_TYPE: Readonly<Record<string, string>> = {
  ...{ string: '"TEXT"', number: '10', int: '10', boolean: 'true', array: '[]', null: 'null' },
};

const MARKS: readonly string[] = ['op', 'term'];

/** What can be written in place of what is wrong or missing; empty where nobody can tell. */
function exampleOf(
  { code, values, steps = [] }: ShapeProblem,
  root: JsonNode,
  kind: FileKind | null,
): string {
  const published = () => exampleAt(root, steps, kind);
  // Without its mark nobody can tell which form a node has.
  const isUnmarked = code === 'not_one_of' && values.kind === 'missing';
  if (isUnmarked && MARKS.includes(String(steps.at(-1))))
    return exampleAt(root, steps.slice(0, -1), kind) ?? '';
  if (!['missing_field', 'wrong_type', 'wrong_form'].includes(code)) return '';
  const expected = listed(values.expected);
  const isNumber = expected.includes('number') || expected.includes('int');
  // A number that was put in quotation marks.
  if (isNumber && values.kind === 'string' && /^-?\d+(\.\d+)?$/.test(String(values.found)))
    return String(values.found);
  // What stands around the rules of such a file has names that mean other things in rules.
  if (kind === 'cases' && isAround(steps)) return published() ?? '';
  const last = String(steps.at(-1) ?? '');
  if (!isNumber && steps.at(-2) !== 'source' && Object.hasOwn(EXAMPLES, last)) return EXAMPLES[last] ?? '';
  if (isNumber && expected.includes('boolean') && expected.includes('object')) return FACT;
  if (isNumber && expected.includes('object')) return `10, ${LIMIT}`;
  const [only, ...others] = expected.flatMap((one) => BY_TYPE[one] ?? []);
  if (only !== undefined && others.length === 0) return only;
  return published() ?? only ?? '';
}

/** Part of a year can be told in months. */
function inMonths({ code, values, steps = [] }: ShapeProblem, root: JsonNode): { months?: number } {
  if (code !== 'not_whole') return {};
  const node = partAt(root, steps.slice(0, -1));
  const unit = node.kind === 'object' ? node.entries.get('unit') : undefined;
  const months = Number(values.value) * 12;
  return unit?.kind === 'value' && unit.value === 'years' && Number.isInteger(months) ? { months } : {};
}

type At = { root: JsonNode; steps: readonly PropertyKey[]; kind: FileKind | null };

/** Names of the fields that a node, a term, a rule, the library or a case may have; empty where it is another thing. */
function fieldsAt(here: JsonNode, { root, steps, kind }: At): readonly string[] {
  const { whole, parts } = shape();
  if (here.kind !== 'object') return [];
  const last = steps.at(-1);
  for (const [mark, name] of [
    ['op', 'Rule'],
    ['term', 'Term'],
  ] as const) {
    const kind = here.entries.get(mark);
    if (kind?.kind === 'value')
      return fieldsOf(formsOf(parts[name]).find((one) => one.properties?.[mark]?.const === kind.value));
  }
  if (kind === 'cases' && isAround(steps)) return fieldsIn(root, steps, kind);
  if (here.entries.has('rule')) return fieldsOf(parts.RuleDocument);
  if (last === undefined) return fieldsOf(whole);
  if (last === 'library') return fieldsOf(parts.Library);
  if (last === 'source') return fieldsOf(parts.Source);
  if (isText(steps, kind)) return parts.Text?.propertyNames?.enum ?? fieldsOf(parts.Text);
  return steps.at(-2) === 'parameters'
    ? fieldsOf(parts.Parameter)
    : steps.at(-2) === 'rates'
      ? fieldsOf(parts.Rate)
      : [];
}

function fieldsOf(of: Part | undefined): readonly string[] {
  return Object.keys(of?.properties ?? {});
}

function formsOf(of: Part | undefined): readonly Part[] {
  return (of?.oneOf ?? []).map((one) => part.parse(one));
}

/** A place of a file of cases that is in no rule and not in the library. */
function isAround([first, second]: readonly PropertyKey[]): boolean {
  return second === undefined || (first !== 'rules' && first !== 'library');
}

function isText(steps: readonly PropertyKey[], kind: FileKind | null): boolean {
  // The title of a source is one text, in its own language.
  if (steps.at(-2) === 'source' || (kind === 'cases' && isAround(steps))) return false;
  return steps.at(-1) === 'text' || steps.at(-1) === 'title';
}

/** What a text of that pattern is called: Code, NodeId, Unit … */
function formOf(pattern: string): string {
  const bare = pattern.replace(/^\/|\/$/g, '');
  return bare === ''
    ? ''
    : (Object.entries(shape().parts).find(([, one]) => one.pattern === bare)?.[0] ?? '');
}

function shape(): NonNullable<typeof published> {
  if (published) return published;
  const { $defs, ...whole } = ruleJsonSchema();
  published = { whole: part.parse(whole), parts: z.record(z.string(), part).parse($defs) };
  return published;
}

function listed(value: ShapeProblem['values'][string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
