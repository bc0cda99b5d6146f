import { z } from 'zod';
import type { IsoDate } from '@/lib/domain/dates';
import { factReader } from '@/lib/domain/facts';
import { exampleFirmSchema, firmFromExample } from '@/lib/domain/matching';
import { type FactReader, profileReader, profileSchema } from '@/lib/domain/rules';
import { type JsonNode, partAt, type ShapeProblem, shapeProblem } from '../json';
import { loadReference } from '../register/reference';
import { type Loaded, loadFile } from './files';
import { type KnownFacts, unknownFactsIn } from './known-facts';

type Setting = { asOf: IsoDate; known: KnownFacts };
type Read = { ok: true; read: FactReader } | { ok: false; problems: readonly ShapeProblem[] };

/** Fields that a firm of the worked examples has and that are no names of facts. */
const EXAMPLE_FIELDS = ['firm', 'cap', 'isic', 'employees', 'sub'];

/** In: a file of one firm, the day and the facts there are. Out: the reader of its facts. */
export function loadFirm(file: string, setting: Setting): Loaded<FactReader> {
  const loaded = loadFile(file, z.unknown());
  if (!loaded.ok) return loaded;
  const firm = firmOf(loaded.value, loaded.root, setting);
  return firm.ok ? { ...loaded, value: firm.read } : firm;
}

/** In: a file with a list of firms, the day and the facts there are. Out: the readers of their facts. */
export function loadFirms(file: string, setting: Setting): Loaded<readonly FactReader[]> {
  const loaded = loadFile(file, z.array(z.unknown()));
  if (!loaded.ok) return loaded;
  const firms = loaded.value.map((value, index) => firmOf(value, partAt(loaded.root, [index]), setting));
  const problems = firms.flatMap((firm) => (firm.ok ? [] : firm.problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ...loaded, value: firms.flatMap((firm) => (firm.ok ? [firm.read] : [])) };
}

/** A firm as facts by their keys, or in the form of the worked examples, which `npm run match -- --firms` reads too. */
function firmOf(value: unknown, root: JsonNode, { asOf, known }: Setting): Read {
  if (isExample(value)) {
    const isWrapped = 'firm' in value;
    const node = isWrapped ? partAt(root, ['firm']) : root;
    const parsed = exampleFirmSchema.safeParse(isWrapped ? value.firm : value);
    if (!parsed.success) return refused(parsed.error, node);
    return { ok: true, read: factReader(firmFromExample(parsed.data, { ...loadReference(), asOf })) };
  }
  const parsed = profileSchema.safeParse(value);
  if (!parsed.success) return refused(parsed.error, root);
  const unknown = unknownFactsIn(parsed.data, known);
  if (unknown.length === 0) return { ok: true, read: profileReader(parsed.data) };
  return {
    ok: false,
    problems: unknown.map(({ fact, path }) => unknownFact(fact, known, partAt(root, path))),
  };
}

function isExample(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && EXAMPLE_FIELDS.some((field) => Object.hasOwn(value, field))
  );
}

function refused(error: z.ZodError, root: JsonNode): Read {
  return { ok: false, problems: error.issues.map((issue) => shapeProblem(issue, root)) };
}

function unknownFact(fact: string, known: KnownFacts, { at }: JsonNode): ShapeProblem {
  const near = known.near(fact).join(', ') || 'none';
  return { ...at, path: fact, steps: [fact], code: 'unknown_fact', values: { near } };
}
