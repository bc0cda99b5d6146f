import { z } from 'zod';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { type Cells, listCell, type RowProblem } from '@/lib/schemas/offering-import';
import { decodeEntities } from '../programmes/entities';
import { PROGRAMME_NAMES } from '../programmes/names';
import { sentencesOf } from '../programmes/sentences';
import { UK_ZONE_NAMES } from '../programmes/uk-places';
import type { FileRow, RawRow } from './file';
import ukFinder from './mappings/uk-business-support-finder.json' with { type: 'json' };

const texts = z.strictObject({ en: z.string(), es: z.string() });
const field = z.string().min(1);
/** Where one name stands for all of several others: some of these beside it mean these alone, all of them mean it. */
const narrow = z.record(z.string(), z.array(z.string()));

/** How a column is filled from the fields of a foreign file. */
const source = z.union([
  z.strictObject({ is: z.string() }),
  /** The first of these fields that says something; `none`: what says nothing. */
  z.strictObject({ from: z.array(field).min(1), none: z.array(z.string()).optional() }),
  /** A text where one of these fields says something. */
  z.strictObject({ when: z.array(field).min(1), none: z.array(z.string()), is: z.string() }),
  /** The first of these values that a field lists decides. */
  z.strictObject({ first: field, values: z.record(z.string(), z.string()), otherwise: z.string() }),
  /** Codes for each value that a field lists; `all` of them ask nothing. */
  z.strictObject({
    each: field,
    all: z.int(),
    narrow: narrow.optional(),
    codes: z.record(z.string(), z.array(z.string())),
    /** What becomes of a value without codes. */
    others: z.enum(['nothing', 'refused']),
  }),
  z.strictObject({ checks: z.enum(LOCALES) }),
]);

/** Conditions in words, each a line. */
const check = z.union([
  z.strictObject({ from: field, sentences: z.literal(true) }),
  z.strictObject({
    from: field,
    say: texts,
    narrow: narrow.optional(),
    /** Nothing is said where all these stand, or none but those. */
    all: z.int().optional(),
    unless: z.array(z.string()).optional(),
    names: z.enum(['locations', 'business_types', 'stages', 'purposes']).optional(),
  }),
]);

const mappingSchema = z.strictObject({
  form: z.string(),
  title: texts,
  note: texts,
  /** Fields without which a file is none of this form. */
  needs: z.array(field),
  columns: z.record(z.string(), source),
  checks: z.array(check),
});

type Mapping = z.output<typeof mappingSchema>;
type Source = z.output<typeof source>;
type Check = z.output<typeof check>;

/** Forms of foreign files that can be read, beside the columns of the import. */
export const MAPPINGS: readonly Mapping[] = [mappingSchema.parse(ukFinder)];

export function mappingOf(form: string): Mapping | null {
  return MAPPINGS.find((mapping) => mapping.form === form) ?? null;
}

const NAMES = {
  locations: UK_ZONE_NAMES ?? {},
  business_types: PROGRAMME_NAMES.businessType.valueNames,
  stages: PROGRAMME_NAMES.stage.valueNames,
  purposes: PROGRAMME_NAMES.purposes.valueNames,
};

/** In: a mapping and a row of a foreign file. Out: the row in the columns of the import. */
export function mapped(mapping: Mapping, row: RawRow): FileRow {
  const filled = Object.entries(mapping.columns).map(([name, one]) => ({
    name,
    ...filledBy(one, mapping, row),
  }));
  const cells: Cells = Object.fromEntries(filled.map(({ name, cell }) => [name, cell]));
  const problems = filled.flatMap(({ name: column, unknown }): RowProblem[] =>
    unknown === null ? [] : [{ column, code: 'code', found: unknown }],
  );
  return { line: row.line, cells, problems: [...row.problems, ...problems] };
}

type Filled = { cell: string; unknown: string | null };

function filledBy(one: Source, mapping: Mapping, row: RawRow): Filled {
  if ('checks' in one)
    return said(mapping.checks.flatMap((check) => linesOf(check, one.checks, row)).join('\n'));
  if ('each' in one) return codesOf(one, row);
  if ('first' in one) {
    const listed = valuesIn(row, one.first);
    const first = Object.keys(one.values).find((value) => listed.includes(value));
    return said(first === undefined ? one.otherwise : (one.values[first] ?? one.otherwise));
  }
  if ('when' in one) return said(one.when.some((name) => textIn(row, name, one.none) !== '') ? one.is : '');
  if ('from' in one) return said(one.from.map((name) => textIn(row, name, one.none)).find(Boolean) ?? '');
  return said(one.is);
}

function said(cell: string): Filled {
  return { cell, unknown: null };
}

function codesOf(one: Extract<Source, { each: string }>, row: RawRow): Filled {
  const listed = narrowed(valuesIn(row, one.each), one.narrow);
  const unknown = listed.find((value) => !Object.hasOwn(one.codes, value));
  if (unknown !== undefined) return { cell: '', unknown: one.others === 'refused' ? unknown : null };
  if (listed.length === one.all) return said('');
  return said(listCell([...new Set(listed.flatMap((value) => one.codes[value] ?? []))].toSorted()));
}

function linesOf(check: Check, locale: Locale, row: RawRow): readonly string[] {
  if ('sentences' in check) return sentencesOf(textIn(row, check.from));
  const listed = narrowed(valuesIn(row, check.from), check.narrow);
  const { all, unless, names } = check;
  if (listed.length === 0 || listed.length === all) return [];
  if (unless && listed.every((value) => unless.includes(value))) return [];
  const named = listed.map((value) => (names && NAMES[names][value]?.[locale]) ?? value);
  return [check.say[locale].replace('{values}', () => named.join(', '))];
}

function narrowed(values: readonly string[], by: Readonly<Record<string, readonly string[]>> = {}) {
  return Object.entries(by).reduce((listed, [whole, parts]) => {
    const some = parts.filter((part) => listed.includes(part));
    if (some.length === 0 || !listed.includes(whole)) return listed;
    return listed.filter((value) =>
      some.length === parts.length ? !parts.includes(value) : value !== whole,
    );
  }, values);
}

/** Each once, in the order of the file. A cell of a CSV file lists them with `|` between. */
function valuesIn({ fields }: RawRow, name: string): readonly string[] {
  const said = fields[name] ?? '';
  const values = typeof said === 'string' ? said.split(/[|\n]/) : said;
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}

function textIn({ fields }: RawRow, name: string, none: readonly string[] = []): string {
  const said = fields[name] ?? '';
  const text = decodeEntities(typeof said === 'string' ? said : said.join(', '));
  return none.includes(text) ? '' : text;
}
