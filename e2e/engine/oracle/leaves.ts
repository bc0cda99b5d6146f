import type { Area, Limit, RuleLibrary } from '@/lib/domain/rules';
import { FACTS, UNITS } from '../vocabulary';
import { treeOf } from './tables';

/** What reading a fact needs to know of where a node stands. */
export type Row = { row: string; asOf: string; library: RuleLibrary };

/** A text as a literal. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A list of texts as a literal; the type is named, for an empty one has none. */
export function textArray(values: readonly string[]): string {
  return `array[${values.map(text).join(', ')}]::text[]`;
}

/** The column of a fact, or what is told beside it. */
export function column({ row }: { row: string }, fact: string, beside?: 'open' | 'unit'): string {
  return `${row}."${beside ? `${fact} ${beside}` : fact}"`;
}

/** Limits that are numbers; PostgreSQL refuses a range that ends before it begins. */
export function spanLiteral(limits: {
  min: number | null;
  max: number | null;
  minOpen?: true;
  maxOpen?: true;
}): string {
  const { min, max } = limits;
  if (min !== null && max !== null && min > max) return `oracle.span 'empty'`;
  const [left, right] = [limits.minOpen ? '(' : '[', limits.maxOpen ? ')' : ']'];
  return `oracle.span '${left}${min ?? ''},${max ?? ''}${right}'`;
}

/** Two days as text, or day numbers, both included. */
export function daysLiteral(from: string | number | null, to: string | number | null): string {
  if (from !== null && to !== null && from > to) return `daterange 'empty'`;
  return `daterange(${dateLiteral(from)}, ${dateLiteral(to)}, '[]')`;
}

function dateLiteral(day: string | number | null): string {
  if (day === null) return 'null';
  return typeof day === 'number' ? `date '1970-01-01' + (${day})` : `date '${day}'`;
}

/** A date fact; not known, it may be any day. */
export function dateOf(fact: string, at: Row): string {
  return `coalesce(${column(at, fact)}, '(,)')`;
}

/** In: a fact with a number, and the unit it is read in. Out: the range it lies in. */
export function spanOf(
  fact: string,
  at: Row,
  { unit, per }: { unit?: string | undefined; per?: Readonly<Record<string, number>> | undefined } = {},
): string {
  if (FACTS.dates.some((date) => date === fact)) return `coalesce(oracle.days(${column(at, fact)}), '(,)')`;
  const given = column(at, fact);
  if (unit === undefined) return `coalesce(${given}, '(,)')`;
  const units = [...UNITS.sales, ...UNITS.cargo];
  const factors = units.flatMap((one) => {
    if (one === unit) return `when ${text(one)} then 1`;
    if (!per)
      return `when ${text(one)} then (select oracle.factor(${text(one)}, ${text(unit)}, date '${at.asOf}'))`;
    return Object.hasOwn(per, one) ? `when ${text(one)} then ${per[one]}` : [];
  });
  const factor = `case ${column(at, fact, 'unit')} ${factors.join(' ')} end`;
  return `coalesce(oracle.scaled(${given}, ${factor}), '(,)')`;
}

/** Limits of which some are dated parameters: as expressions, with what must hold for them to be known. */
export function limitsOf(
  { min, max }: { min: Limit; max: Limit },
  at: Row,
): { low: string; high: string; guard: string | null; numbers?: { min: number | null; max: number | null } } {
  const names = [min, max].flatMap((limit) => (typeof limit === 'object' && limit ? limit.parameter : []));
  const guard = names
    .map((name) => `(select oracle.parameter_known(${text(name)}, date '${at.asOf}'))`)
    .join(' and ');
  const ends = { low: limitSql(min, at), high: limitSql(max, at), guard: guard || null };
  const isPlain = (limit: Limit) => limit === null || typeof limit === 'number';
  return isPlain(min) && isPlain(max) ? { ...ends, numbers: { min, max } } : ends;
}

function limitSql(limit: Limit, at: Row): string {
  if (limit === null) return 'null::float8';
  if (typeof limit === 'number') return `(${limit})::float8`;
  return `oracle.parameter_value(${text(limit.parameter)}, date '${at.asOf}')`;
}

/** Amounts are read in the unit of the parameter they are held against. */
export function unitOfLimits(
  { min, max }: { min: Limit; max: Limit },
  library: RuleLibrary,
): string | undefined {
  return [min, max]
    .flatMap((limit) => (typeof limit === 'object' && limit ? library.parameters[limit.parameter]?.unit : []))
    .find((unit) => unit !== undefined);
}

/** A zone as an area of its own, so that it keeps its own exceptions. */
const ZONE = 'zone:';

/** In: a node with codes and exceptions of either form. Out: which codes of the tree lie within, once per query. */
export function sides(
  leaf: {
    fact: string;
    codes: readonly string[];
    except?: readonly string[] | undefined;
    also?: readonly Area[];
  },
  alias: () => string,
): string {
  const areas = [leaf, ...(leaf.also ?? [])].flatMap(areaSql);
  const [code, side] = [alias(), alias()];
  const lists = areas.map(({ codes, except }, index) => `${codes} as c${index}, ${except} as x${index}`);
  const inside = areas
    .map((_, i) => `(oracle.lies(${code}, ${side}.c${i}) and not oracle.lies(${code}, ${side}.x${i}))`)
    .join(' or ');
  const everything = areas.map((_, i) => `('*' = any (c${i}) and cardinality(x${i}) = 0)`).join(' or ');
  const nothing = areas.map((_, i) => `cardinality(c${i}) = 0`).join(' and ');
  return `(select row(coalesce(array_agg(code) filter (where v), '{}'), coalesce(array_agg(code) filter (where not v), '{}'), bool_and(e), bool_and(n))::oracle.sides
    from (select ${code}.code, ${inside} as v, ${everything} as e, ${nothing} as n
      from oracle.code ${code}, (select ${lists.join(', ')} offset 0) ${side}
      where ${code}.tree = '${treeOf(leaf.fact)}' offset 0) told)`;
}

function areaSql({
  codes,
  except = [],
}: {
  codes: readonly string[];
  except?: readonly string[] | undefined;
}) {
  const left = listed(except);
  const own = codes.filter((code) => !code.startsWith(ZONE));
  const zones = codes.filter((code) => code.startsWith(ZONE)).map((code) => text(code.slice(ZONE.length)));
  return [
    { codes: listed(own), except: left },
    ...zones.map((zone) => ({
      codes: `oracle.zone_codes(${zone})`,
      except: `(oracle.zone_except(${zone}) || ${left})`,
    })),
  ];
}

/** A zone among exceptions stands for its codes. */
function listed(codes: readonly string[]): string {
  const own = `oracle.listed(${textArray(codes.filter((code) => !code.startsWith(ZONE)))})`;
  const zones = codes.filter((code) => code.startsWith(ZONE)).map((code) => text(code.slice(ZONE.length)));
  return `(${[own, ...zones.map((zone) => `oracle.zone_codes(${zone})`)].join(' || ')})`;
}
