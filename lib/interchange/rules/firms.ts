import { z } from 'zod';
import type { IsoDate } from '@/lib/domain/dates';
import { factReader } from '@/lib/domain/facts';
import { exampleFirmSchema, firmFromExample } from '@/lib/domain/matching';
import { type FactCatalogue, type FactReader, profileReader, profileSchema } from '@/lib/domain/rules';
import { type JsonNode, partAt, type ShapeProblem, shapeProblem } from '../json';
import { loadReference } from '../register/reference';
import { otherKind } from './file-kinds';
import { type Loaded, loadFile, onePerPlace } from './files';
import { impossibleIn, withForm } from './firm-values';
import { type KnownFacts, unknownIn } from './known-facts';
import { inRules } from './rule-shape';

/** The day, the facts there are, and what is known of them with the codes they can have. */
type Setting = { asOf: IsoDate; known: KnownFacts; facts: FactCatalogue | null };
type Read = { ok: true; read: FactReader } | { ok: false; problems: readonly ShapeProblem[] };

/** A firm of a file: its id, or its number in the list, the reader of its facts, and where they stand. */
export type Firm = { name: string; read: FactReader; root: JsonNode };

/** Fields that a firm of the worked examples has and that are no names of facts. */
const EXAMPLE_FIELDS = ['firm', 'cap', 'isic', 'employees', 'sub'];

/** In: a file of one firm, the day and the facts there are. Out: the firm. */
export function loadFirm(file: string, setting: Setting): Loaded<Firm> {
  const loaded = loadFile(file, z.unknown(), 'firm');
  if (!loaded.ok) return loaded;
  const firm = firmOf(loaded.value, loaded.root, setting);
  const other = firm.ok ? null : otherKind(loaded.root, 'firm');
  if (other) return { ok: false, problems: [other] };
  return firm.ok
    ? { ...loaded, value: { name: nameOf(loaded.value, 0), read: firm.read, root: loaded.root } }
    : firm;
}

/** In: a file with a list of firms, the day and the facts there are. Out: the firms. */
export function loadFirms(file: string, setting: Setting): Loaded<readonly Firm[]> {
  const loaded = loadFile(file, z.array(z.unknown()), 'firms');
  if (!loaded.ok) return loaded;
  const firms = loaded.value.map((value, index) => firmOf(value, partAt(loaded.root, [index]), setting));
  const problems = firms.flatMap((firm) => (firm.ok ? [] : firm.problems));
  if (problems.length > 0) return { ok: false, problems };
  const named = firms.flatMap((firm, index) =>
    firm.ok
      ? [{ name: nameOf(loaded.value[index], index), read: firm.read, root: partAt(loaded.root, [index]) }]
      : [],
  );
  return { ...loaded, value: named };
}

/** Numbers count from 1, as people do. */
function nameOf(value: unknown, index: number): string {
  const firm = isRecord(value) && isRecord(value.firm) ? value.firm : value;
  const id = isRecord(firm) ? firm.id : undefined;
  return isId(id) ? String(id) : String(index + 1);
}

function isId(id: unknown): id is string | number {
  return (typeof id === 'string' && id !== '') || typeof id === 'number';
}

/** A firm as facts by their keys, or in the form of the worked examples, which `npm run match -- --firms` reads too. */
function firmOf(value: unknown, root: JsonNode, { asOf, known, facts }: Setting): Read {
  if (isExample(value)) {
    const isWrapped = 'firm' in value;
    const node = isWrapped ? partAt(root, ['firm']) : root;
    const parsed = exampleFirmSchema.safeParse(isWrapped ? value.firm : value);
    if (!parsed.success) return refused(parsed.error, node);
    const { country, sub, isic } = parsed.data;
    const told = { 'firm.country': country, 'firm.subdivision': sub, 'firm.isic': isic };
    const problems = impossibleIn(told, renamed(node), facts);
    if (problems.length > 0) return { ok: false, problems };
    return { ok: true, read: factReader(firmFromExample(parsed.data, { ...loadReference(), asOf })) };
  }
  // An id names the firm and is no fact of it.
  const { id, ...rest } = isRecord(value) ? value : {};
  const told = isId(id) && !known.isKnown('id') ? rest : value;
  const broken = brokenIn(told, root).map((problem) => withForm(problem, facts));
  // A fact that nobody can read does not hide what is wrong with the others.
  const parsed = profileSchema.safeParse(without(told, broken));
  if (!parsed.success) return { ok: false, problems: broken };
  const problems = [
    ...broken,
    ...unknownIn(parsed.data, root, known),
    ...impossibleIn(parsed.data, root, facts),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, read: profileReader(parsed.data) };
}

function brokenIn(firm: unknown, root: JsonNode): readonly ShapeProblem[] {
  const { error } = profileSchema.safeParse(firm);
  const problems = error?.issues.map((issue) => inRules(shapeProblem(issue, root), root, 'firm')) ?? [];
  return onePerPlace(problems);
}

/** The same firm without those facts. */
function without(firm: unknown, broken: readonly ShapeProblem[]): unknown {
  const facts = new Set(broken.map(({ steps = [] }) => steps[0]));
  return isRecord(firm)
    ? Object.fromEntries(Object.entries(firm).filter(([fact]) => !facts.has(fact)))
    : firm;
}

/** The fields of a worked example under the keys of the facts they tell. */
function renamed(node: JsonNode): JsonNode {
  if (node.kind !== 'object') return node;
  const entries = Object.entries({ country: 'country', subdivision: 'sub', isic: 'isic' }).flatMap(
    ([fact, field]) => {
      const part = node.entries.get(field);
      return part ? [[`firm.${fact}`, part] as const] : [];
    },
  );
  return { ...node, entries: new Map(entries) };
}

function isExample(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && EXAMPLE_FIELDS.some((field) => Object.hasOwn(value, field));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(error: z.ZodError, root: JsonNode): Read {
  return { ok: false, problems: error.issues.map((issue) => shapeProblem(issue, root)) };
}
