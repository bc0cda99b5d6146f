import type { JsonNode, ShapeProblem } from '../json';

/** The kinds of files that people mix up: rules, cases to test them with, what is known of facts, a firm, a list of firms, what institutions offer. */
export type FileKind = 'rules' | 'cases' | 'facts' | 'firm' | 'firms' | 'offerings';

/** Fields by which some are known, the surest first: `language` also where both are mixed. */
const SIGNS = [
  ['language', 'rules'],
  ...(['conformance', 'cases', 'profiles'] as const).map((field) => [field, 'cases'] as const),
  ...(['rule', 'rules', 'library'] as const).map((field) => [field, 'rules'] as const),
  ...(['offerings', 'institutions'] as const).map((field) => [field, 'offerings'] as const),
] as const satisfies readonly (readonly [field: string, kind: FileKind])[];

/** In: a file that departs from its shape and what it was taken for. Out: that it is another kind of file; null where it is not plainly one. */
export function otherKind(root: JsonNode, asked: FileKind): ShapeProblem | null {
  const is = kindOf(root);
  if (is === null || is === asked) return null;
  return { ...root.at, path: '', code: 'other_kind', values: { is, asked } };
}

function kindOf(root: JsonNode): FileKind | null {
  if (root.kind === 'array') return root.items.some((one) => kindOf(one) === 'firm') ? 'firms' : null;
  if (root.kind !== 'object') return null;
  const { entries } = root;
  const sign = SIGNS.find(([field]) => entries.has(field));
  if (sign) return sign[1];
  const isEntry = (part: JsonNode) =>
    part.kind === 'object' && part.entries.has('kind') && part.entries.has('power');
  if ([...entries.values()].some(isEntry)) return 'facts';
  // The key of a fact is of two words, and no field of the other kinds is.
  return [...entries.keys()].some((key) => key.includes('.')) ? 'firm' : null;
}
