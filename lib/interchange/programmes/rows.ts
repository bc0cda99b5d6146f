import type { z } from 'zod';
import { type RuleCatalogue, type RuleDocument, ruleDocumentSchema } from '@/lib/domain/rules';
import { type Facet, ukFacets, usFacets } from './facets';
import { ukSchemeSchema, usProgramSchema } from './files';
import { ukDocument } from './uk';
import { UK_ZONE_NAMES, UK_ZONES } from './uk-places';
import { usDocument } from './us';

/** Catalogues that can be read. */
export type ProgrammeSource = 'uk' | 'us';

type Fault =
  /** It departs from its shape. */
  | { code: 'shape'; issue: z.core.$ZodIssue }
  | { code: 'twice' }
  | { code: 'unknown_place'; path: readonly PropertyKey[]; name: string };

/** Why a row, counted from nought, becomes no rule; `id` is empty where the row has none that can be read. */
export type RowProblem = Fault & { row: number; id: string };

/** Rules made of the rows of a file, the rows that none could be made of, and codes counted in both. */
export type Programmes = {
  catalogue: RuleCatalogue;
  problems: readonly RowProblem[];
  facets: readonly Facet[];
};

/** A row in its shape with its rule. */
type Made<Row> = { row: Row; document: RuleDocument };
type Reader<Row> = {
  schema: z.ZodType<Row>;
  idOf: (row: Row) => string;
  documentOf: (row: Row) => RuleDocument;
  faultsOf: (row: Row) => readonly Fault[];
};

/** In: where a file comes from and its rows. Out: a rule for each row that can be read, and what is wrong with the others. */
export function programmesFrom(source: ProgrammeSource, rows: readonly unknown[]): Programmes {
  if (source === 'us') {
    const { made, problems } = read(rows, {
      schema: usProgramSchema,
      idOf: ({ id }) => id,
      documentOf: usDocument,
      faultsOf: () => [],
    });
    return { catalogue: catalogueOf(made), problems, facets: usFacets(made) };
  }
  const { made, problems } = read(rows, {
    schema: ukSchemeSchema,
    idOf: (row) => row.business_support_identifier,
    documentOf: ukDocument,
    faultsOf: ({ locations }) =>
      locations.flatMap((name, index) =>
        Object.hasOwn(UK_ZONES, name) ? [] : [{ code: 'unknown_place', path: ['locations', index], name }],
      ),
  });
  return {
    catalogue: catalogueOf(made, { zones: UK_ZONES, names: { zones: UK_ZONE_NAMES } }),
    problems,
    facets: ukFacets(made),
  };
}

function catalogueOf(
  made: readonly { document: RuleDocument }[],
  own: Partial<RuleCatalogue['library']> = {},
): RuleCatalogue {
  const library = { predicates: {}, parameters: {}, zones: {}, rates: [], ...own };
  return { language: 'puente-rules/1', library, rules: made.map(({ document }) => document) };
}

function read<Row>(rows: readonly unknown[], reader: Reader<Row>) {
  const made: Made<Row>[] = [];
  const problems: RowProblem[] = [];
  const ids = new Set<string>();
  for (const [row, value] of rows.entries()) {
    const one = rowOf(value, reader, ids);
    if (one.ok) made.push(one);
    else problems.push(...one.faults.map((fault) => ({ ...fault, row, id: one.id })));
  }
  return { made, problems };
}

type Row<T> = ({ ok: true } & Made<T>) | { ok: false; id: string; faults: readonly Fault[] };

function rowOf<T>(value: unknown, reader: Reader<T>, ids: Set<string>): Row<T> {
  const parsed = reader.schema.safeParse(value);
  if (!parsed.success) return { ok: false, id: '', faults: shapeFaults(parsed.error) };
  const id = reader.idOf(parsed.data);
  const faults = reader.faultsOf(parsed.data);
  if (faults.length > 0) return { ok: false, id, faults };
  if (ids.has(id)) return { ok: false, id, faults: [{ code: 'twice' }] };
  const document = ruleDocumentSchema.safeParse(reader.documentOf(parsed.data));
  if (!document.success) return { ok: false, id, faults: shapeFaults(document.error) };
  ids.add(id);
  return { ok: true, row: parsed.data, document: document.data };
}

function shapeFaults({ issues }: z.ZodError): readonly Fault[] {
  return issues.map((issue) => ({ code: 'shape', issue }));
}
