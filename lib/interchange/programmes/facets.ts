import { nodesOf, type RuleDocument } from '@/lib/domain/rules';
import type { UkScheme, UsProgram } from './files';
import { codeOf } from './us-codes';

/** How often a code, or a facet, stands in the rows of the file and in the rules made of them. */
type Counted = { rows: number; rules: number };
export type Facet = Counted & { facet: string; codes: readonly (Counted & { code: string })[] };

type Made<Row> = readonly { row: Row; document: RuleDocument }[];
/** What a row says of a facet: its codes, or whether it says anything. */
type Said = readonly string[] | boolean;
type Source<Row> = { facet: string; criterion: string; of: (row: Row) => Said };

const UK: readonly Source<UkScheme>[] = [
  { facet: 'business_types', criterion: 'business-type', of: (row) => row.business_types },
  { facet: 'locations', criterion: 'location', of: (row) => row.locations },
  { facet: 'sectors', criterion: 'sector', of: (row) => row.sectors },
  { facet: 'stages', criterion: 'stage', of: (row) => row.stages },
  { facet: 'purposes', criterion: 'purpose', of: (row) => row.purposes },
  { facet: 'support_types', criterion: 'support', of: (row) => row.support_types },
  { facet: 'employees', criterion: 'employees', of: (row) => given(row.min_employees, row.max_employees) },
  { facet: 'turnover', criterion: 'turnover', of: (row) => given(row.min_turnover, row.max_turnover) },
  { facet: 'business_age', criterion: 'age', of: (row) => given(row.min_business_age, row.max_business_age) },
  { facet: 'dates', criterion: 'open', of: (row) => given(row.start_date, row.end_date) },
  { facet: 'eligibility_text', criterion: 'eligibility-1', of: (row) => row.eligibility_text !== '' },
  { facet: 'short_description', criterion: 'summary-1', of: (row) => row.short_description !== '' },
  { facet: 'long_description', criterion: 'description-1', of: (row) => row.long_description !== '' },
  { facet: 'evaluation_text', criterion: 'evaluation-1', of: (row) => row.evaluation_text !== '' },
  { facet: 'additional_information', criterion: 'note-1', of: (row) => row.additional_information !== '' },
];

const US: readonly Source<UsProgram>[] = [
  { facet: 'applicant_types', criterion: 'applicant', of: (row) => row.applicant_types.map(codeOf) },
  { facet: 'beneficiary_types', criterion: 'beneficiaries', of: (row) => row.beneficiary_types.map(codeOf) },
  { facet: 'assistance_types', criterion: 'assistance', of: (row) => row.assistance_types.map(codeOf) },
  { facet: 'objective', criterion: 'objective-1', of: (row) => row.objective !== '' },
];

/** In: schemes with their rules. Out: facets as often as the file and the rules have them. */
export function ukFacets(made: Made<UkScheme>): readonly Facet[] {
  return UK.map((source) => facetOf(source, made));
}

/** In: programmes with their rules. Out: the same. */
export function usFacets(made: Made<UsProgram>): readonly Facet[] {
  return US.map((source) => facetOf(source, made));
}

function facetOf<Row>({ facet, criterion, of }: Source<Row>, made: Made<Row>): Facet {
  const said = made.map(({ row }) => of(row));
  const asked = made.map(({ document }) => askedIn(document, criterion));
  const inRows = tally(said.map((one) => (typeof one === 'boolean' ? [] : one)));
  const inRules = tally(asked.map((one) => one ?? []));
  return {
    facet,
    rows: said.filter((one) => (typeof one === 'boolean' ? one : one.length > 0)).length,
    rules: asked.filter((one) => one !== null).length,
    codes: [...new Set([...inRows.keys(), ...inRules.keys()])]
      .toSorted()
      .map((code) => ({ code, rows: inRows.get(code) ?? 0, rules: inRules.get(code) ?? 0 })),
  };
}

/** The codes that a criterion of a rule lists; null where the rule does not have it. */
function askedIn({ rule }: RuleDocument, criterion: string): readonly string[] | null {
  const leaf = nodesOf(rule).find(({ id }) => id.startsWith(`${criterion}.`));
  if (!leaf) return null;
  if ('values' in leaf) return leaf.values;
  return 'codes' in leaf ? leaf.codes.map((code) => code.replace(/^zone:/, '')) : [];
}

/** A code that a row lists twice counts once. */
function tally(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const code of lists.flatMap((list) => [...new Set(list)]))
    counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function given(...ends: readonly (number | string | null)[]): boolean {
  return ends.some((end) => end !== null);
}
