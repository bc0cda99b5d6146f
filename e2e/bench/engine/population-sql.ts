import type { FactValue, Rule } from '@/lib/domain/rules';
import { WORKLOAD_FACTS, type WorkloadFact } from './workload-facts';

type RuleOf<Op extends Rule['op']> = Extract<Rule, { op: Op }>;
/** A code of a tree: its number in pre-order, the last number below it, and those above it. */
type Place = { first: number; last: number; above: readonly number[] };
/** A column of a table, and what stands in it for a firm. */
export type SqlColumn = {
  name: string;
  type: 'DOUBLE' | 'INTEGER' | 'BOOLEAN';
  fact: string;
  of: (value: FactValue) => number | boolean | null;
};

const facts = new Map(WORKLOAD_FACTS.map((fact) => [fact.key, fact]));
const trees = new Map(
  WORKLOAD_FACTS.flatMap((fact) => (fact.kind === 'tree' ? [[fact.key, places(fact)] as const] : [])),
);

/** The facts of the workload as a database would hold them best: ends of numbers, sets as bits, trees in pre-order. */
export const SQL_COLUMNS: readonly SqlColumn[] = WORKLOAD_FACTS.flatMap(columnsOf);

/** In: a rule of the workload and which verdict. Out: an SQL condition that is true for the firms that have it. */
export function sqlOf(rule: Rule, wanted: boolean): string {
  switch (rule.op) {
    case 'all':
    case 'any':
      return `(${rule.of.map((part) => sqlOf(part, wanted)).join((rule.op === 'all') === wanted ? ' AND ' : ' OR ')})`;
    case 'not':
      return sqlOf(rule.of, !wanted);
    case 'atLeast': {
      const ones = rule.of.map((part) => `CASE WHEN ${sqlOf(part, wanted)} THEN 1 ELSE 0 END`);
      return `(${ones.join(' + ')} >= ${wanted ? rule.count : rule.of.length - rule.count + 1})`;
    }
    case 'between':
      return betweenSql(rule, wanted);
    case 'in':
      return `(f_${rule.fact} & ${wanted ? ~maskOf(rule) & 0xffffff : maskOf(rule)}) = 0`;
    case 'intersects':
    case 'contains':
      return wanted
        ? `(f_${rule.fact} & ${maskOf(rule)}) ${rule.op === 'contains' ? `= ${maskOf(rule)}` : '<> 0'}`
        : `(NOT f_${rule.fact}_open AND (f_${rule.fact} & ${maskOf(rule)}) ${rule.op === 'contains' ? `<> ${maskOf(rule)}` : '= 0'})`;
    case 'is':
      return wanted ? `f_${rule.fact}` : `NOT f_${rule.fact}`;
    case 'under':
      return `(${['a', 'b'].map((one) => underSql(rule, `f_${rule.fact}_${one}`, wanted)).join(' AND ')})`;
    default:
      throw new RangeError(`${rule.id}: the workload has no ${rule.op}`);
  }
}

function betweenSql({ fact, min, max }: RuleOf<'between'>, wanted: boolean): string {
  const low = min === null ? [] : [wanted ? `f_${fact}_lo >= ${min}` : `f_${fact}_hi < ${min}`];
  const high = max === null ? [] : [wanted ? `f_${fact}_hi <= ${max}` : `f_${fact}_lo > ${max}`];
  return `(${[...low, ...high].join(wanted ? ' AND ' : ' OR ')})`;
}

/** Inside one of the codes and clear of what is left out, or else clear of all codes or within what is left out. */
function underSql({ fact, codes, except = [] }: RuleOf<'under'>, column: string, wanted: boolean): string {
  const [asked, left] = [codes.map((code) => placeOf(fact, code)), except.map((code) => placeOf(fact, code))];
  if (wanted)
    return [
      `(${asked.map((one) => within(column, one)).join(' OR ')})`,
      ...left.map((one) => clearOf(column, one)),
    ].join(' AND ');
  return `(${[asked.map((one) => clearOf(column, one)).join(' AND '), ...left.map((one) => within(column, one))].join(' OR ')})`;
}

function within(column: string, { first, last }: Place): string {
  return `${column} BETWEEN ${first} AND ${last}`;
}

function clearOf(column: string, { first, last, above }: Place): string {
  const high = above.length > 0 ? ` AND ${column} NOT IN (${above.join(', ')})` : '';
  return `(${column} NOT BETWEEN ${first} AND ${last}${high})`;
}

function columnsOf(fact: WorkloadFact): readonly SqlColumn[] {
  const { key } = fact;
  switch (fact.kind) {
    case 'number':
    case 'date':
      return [
        {
          name: `f_${key}_lo`,
          type: 'DOUBLE',
          fact: key,
          of: (value) => (value.kind === 'range' ? value.lo : -Infinity),
        },
        {
          name: `f_${key}_hi`,
          type: 'DOUBLE',
          fact: key,
          of: (value) => (value.kind === 'range' ? value.hi : Infinity),
        },
      ];
    case 'code':
      return [
        {
          name: `f_${key}`,
          type: 'INTEGER',
          fact: key,
          of: (value) => (value.kind === 'values' ? bits(fact.codes, value.values) : null),
        },
      ];
    case 'tree':
      return [0, -1].map((place) => ({
        ...{ name: `f_${key}_${place === 0 ? 'a' : 'b'}`, type: 'INTEGER', fact: key },
        of: (value) => (value.kind === 'values' ? placeOf(key, value.values.at(place) ?? '').first : null),
      }));
    case 'set':
      return [
        {
          name: `f_${key}`,
          type: 'INTEGER',
          fact: key,
          of: (value) => (value.kind === 'set' ? bits(fact.members, value.members) : null),
        },
        {
          name: `f_${key}_open`,
          type: 'BOOLEAN',
          fact: key,
          of: (value) => (value.kind === 'set' ? value.open === true : null),
        },
      ];
    case 'flag':
      return [
        {
          name: `f_${key}`,
          type: 'BOOLEAN',
          fact: key,
          of: (value) => (value.kind === 'flag' ? value.value : null),
        },
      ];
  }
}

function maskOf({ fact, values }: { fact: string; values: readonly string[] }): number {
  const known = facts.get(fact);
  if (known?.kind === 'code') return bits(known.codes, values);
  return known?.kind === 'set' ? bits(known.members, values) : 0;
}

function bits(list: readonly string[], some: readonly string[]): number {
  return some.reduce((mask, one) => mask | (1 << list.indexOf(one)), 0);
}

function placeOf(fact: string, code: string): Place {
  const place = trees.get(fact)?.get(code);
  if (!place) throw new RangeError(`${fact} has no code ${code}`);
  return place;
}

function places({ codes, above }: WorkloadFact & { kind: 'tree' }): ReadonlyMap<string, Place> {
  const paths = codes.map((code) => [...(above.get(code) ?? []), code]);
  const order = [...new Set(paths.flat())];
  const numbers = new Map<string, number>();
  // Each path adds what is new of it, the highest first: that is pre-order, as paths of one branch stand together.
  for (const path of paths) for (const code of path) if (!numbers.has(code)) numbers.set(code, numbers.size);
  const numberOf = (code: string) => numbers.get(code) ?? 0;
  return new Map(
    order.map((code) => {
      const through = paths.filter((path) => path.includes(code));
      const below = through.flatMap((path) => path.slice(path.indexOf(code)));
      const over = (through[0] ?? []).slice(0, through[0]?.indexOf(code) ?? 0);
      return [
        code,
        { first: numberOf(code), last: Math.max(...below.map(numberOf)), above: over.map(numberOf) },
      ];
    }),
  );
}
