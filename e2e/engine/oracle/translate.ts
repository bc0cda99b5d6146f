import type { Limit } from '@/lib/domain/rules';
import { FACTS } from '../vocabulary';
import {
  column,
  dateOf,
  daysLiteral,
  limitsOf,
  sides,
  spanLiteral,
  spanOf,
  text,
  textArray,
  unitOfLimits,
} from './leaves';
import type { AnyRule, Place } from './place';
import { freeSql, termSql, unitOfParameters } from './terms';

type Groups = Extract<AnyRule, { op: 'all' | 'any' | 'not' | 'atLeast' | 'unless' | 'use' | 'criterion' }>;
type Leaf = Exclude<AnyRule, Groups>;

const TREES = [...FACTS.sectors, ...FACTS.places, ...FACTS.sectorSets, ...FACTS.placeSets];

/** In: a rule. Out: the same as an expression of PostgreSQL, true, false or null; null where it is not in force on the day. */
export function ruleSql(rule: AnyRule, at: Place): string | null {
  switch (rule.op) {
    case 'all':
      return joined(rule.of, at, { with: ' and ', ofNothing: 'true' });
    case 'any':
      return joined(rule.of, at, { with: ' or ', ofNothing: 'false' });
    case 'not': {
      const of = ruleSql(rule.of, at);
      return of && `(not ${of})`;
    }
    case 'atLeast': {
      const parts = inForce(rule.of, at);
      if (parts.length === 0 && rule.of.length > 0) return null;
      return `oracle.at_least(${rule.count}, array[${parts.join(', ')}]::boolean[])`;
    }
    case 'unless': {
      const [of, except] = [ruleSql(rule.of, at), ruleSql(rule.except, at)];
      return of && except ? `(${of} or ${except})` : of;
    }
    case 'use': {
      const meant = at.library.predicates[rule.predicate];
      if (!meant) throw new RangeError(`no predicate ${rule.predicate}`);
      return ruleSql(meant, { ...at, prefix: `${at.prefix}${rule.id}/` });
    }
    case 'criterion': {
      if ((rule.from && rule.from > at.asOf) || (rule.to && rule.to < at.asOf)) return null;
      const of = ruleSql(rule.of, at);
      return of && rule.kind === 'informative' ? 'true' : of;
    }
    default:
      return leafSql(rule, at);
  }
}

function inForce(rules: readonly AnyRule[], at: Place): readonly string[] {
  return rules.flatMap((rule) => ruleSql(rule, at) ?? []);
}

function joined(
  rules: readonly AnyRule[],
  at: Place,
  by: { with: string; ofNothing: string },
): string | null {
  const parts = inForce(rules, at);
  if (parts.length > 0) return `(${parts.join(by.with)})`;
  return rules.length === 0 ? by.ofNothing : null;
}

/** Null where what is asked of entities is not in force. */
function leafSql(leaf: Leaf, at: Place): string | null {
  switch (leaf.op) {
    case 'equals':
      return equalsSql(leaf, at);
    case 'in':
      return isTree(leaf.fact)
        ? inArea(leaf.fact, { codes: leaf.values }, at)
        : inSql(leaf.values, column(at, leaf.fact));
    case 'under':
      return inArea(leaf.fact, leaf, at);
    case 'reaches':
      return someIn(leaf.fact, leaf, at);
    case 'between': {
      const unit = leaf.unit ?? unitOfLimits(leaf, at.library);
      const per = 'per' in leaf ? leaf.per : undefined;
      return within(spanOf(leaf.fact, at, { unit, per }), leaf, at);
    }
    case 'intersects':
      if (isTree(leaf.fact)) return someIn(leaf.fact, { codes: leaf.values }, at);
      return setSql(leaf, at, leaf.values.length === 0 ? 'false' : undefined, '&&');
    case 'contains':
      if (isTree(leaf.fact))
        return `(${leaf.values.map((code) => someIn(leaf.fact, { codes: [code] }, at)).join(' and ')})`;
      return setSql(leaf, at, leaf.values.length === 0 ? 'true' : undefined, '@>');
    case 'is':
      return flagSql(leaf.fact, at);
    case 'exists':
      return existsSql(leaf.fact, at);
    case 'prose':
      return flagSql(`checked.${at.ruleId}:${at.prefix}${leaf.id}`, at);
    case 'compare': {
      const isRightLeast = leaf.relation === '>' || leaf.relation === '>=';
      const unit = unitOfParameters([leaf.left, leaf.right], at.library);
      const left = termSql(leaf.left, at, { none: isRightLeast ? 'Infinity' : '-Infinity', unit });
      const right = termSql(leaf.right, at, { none: isRightLeast ? '-Infinity' : 'Infinity', unit });
      const free = [leaf.left, leaf.right].map((side) => freeSql(side, at)).join(' or ');
      return `oracle.related(${left}, '${leaf.relation}', ${right}, ${free})`;
    }
    case 'happened':
      return happenedSql(leaf, at);
    case 'linked':
      return linkedSql(leaf, at);
    default:
      return dateSql(leaf, at);
  }
}

function equalsSql({ fact, value }: Extract<Leaf, { op: 'equals' }>, at: Place): string {
  if (typeof value === 'string')
    return isTree(fact) ? inArea(fact, { codes: [value] }, at) : inSql([value], column(at, fact));
  if (typeof value === 'boolean') return value ? flagSql(fact, at) : `(not ${flagSql(fact, at)})`;
  return `oracle.within(${spanOf(fact, at)}, ${spanLiteral({ min: value, max: value })})`;
}

/** A list of codes of a tree holds all that lies below them. */
function isTree(fact: string): boolean {
  return TREES.some((one) => one === fact);
}

type Asked = Omit<Parameters<typeof sides>[0], 'fact'>;

function inArea(fact: string, asked: Asked, at: Place): string {
  return `oracle.every_candidate(${column(at, fact)}, ${sides({ ...asked, fact }, at.alias)})`;
}

function someIn(fact: string, asked: Asked, at: Place): string {
  return `oracle.some_member(${column(at, fact)}, ${column(at, fact, 'open')}, ${sides({ ...asked, fact }, at.alias)})`;
}

function inSql(values: readonly string[], given: string): string {
  if (values.length === 0) return 'false';
  const asked = textArray(values);
  return `(case when cardinality(${given}) > 0 then case when ${given} <@ ${asked} then true when not ${given} && ${asked} then false end end)`;
}

function setSql(
  { fact, values }: { fact: string; values: readonly string[] },
  at: Place,
  whatever: string | undefined,
  operator: '&&' | '@>',
): string {
  if (whatever) return whatever;
  const test = `${column(at, fact)} ${operator} ${textArray(values)}`;
  return `(case when ${test} then true when not ${column(at, fact, 'open')} then false end)`;
}

function flagSql(fact: string, at: Place): string {
  const isColumn = FACTS.flags.some((one) => one === fact);
  return isColumn ? column(at, fact) : `(${at.row}.checked ->> ${text(fact)})::boolean`;
}

function existsSql(fact: string, at: Place): string {
  const isCodes = [...FACTS.codes, ...FACTS.sectors, ...FACTS.places].some((one) => one === fact);
  const given = column(at, fact);
  return isCodes ? `(coalesce(cardinality(${given}), 0) > 0)` : `(${given} is not null)`;
}

function dateSql(
  leaf: Extract<Leaf, { op: 'elapsed' | 'recent' | 'calendarYear' | 'dates' }>,
  at: Place,
): string {
  const today = `date '${at.asOf}'`;
  const given = dateOf(leaf.fact, at);
  switch (leaf.op) {
    case 'elapsed': {
      const { low, high, guard } = limitsOf(leaf, at);
      const asked = `(select oracle.whole(${low}, ${high}))`;
      return guarded(
        guard,
        `oracle.within(oracle.elapsed_range(${given}, '${leaf.unit}', ${today}), ${asked})`,
      );
    }
    case 'recent':
      return `oracle.within(${given}, (select oracle.last_days(${leaf.last}, '${leaf.unit}', ${today})))`;
    case 'calendarYear':
      return `oracle.within(${given}, (select oracle.year_back(${leaf.back}, ${today})))`;
    case 'dates':
      return `oracle.within(${given}, ${daysLiteral(leaf.from, leaf.to)})`;
  }
}

function happenedSql(leaf: Extract<Leaf, { op: 'happened' }>, at: Place): string {
  const event = at.alias();
  const days =
    'from' in leaf
      ? daysLiteral(leaf.from, leaf.to)
      : leaf.last
        ? `(select oracle.last_days(${leaf.last.count}, '${leaf.last.unit}', date '${at.asOf}'))`
        : `daterange '(,)'`;
  const asked = leaf.codes.includes('*') ? 'true' : `${event}.code = any (${textArray(leaf.codes)})`;
  const isClosed = leaf.codes.length === 0 ? 'true' : `coalesce(not ${column(at, leaf.fact, 'open')}, false)`;
  return counted(leaf, at, {
    certain: `${event}.days <@ ${days}`,
    possible: `${event}.days && ${days}`,
    isClosed,
    from: `oracle.event ${event} where ${event}.holder = ${at.row}.id and ${event}.list = ${text(leaf.fact)} and ${asked}`,
  });
}

function linkedSql(leaf: Extract<Leaf, { op: 'linked' }>, at: Place): string | null {
  const [entity, found] = [at.alias(), at.alias()];
  const where = ruleSql(leaf.where, { ...at, row: entity });
  if (where === null) return null;
  return counted(leaf, at, {
    certain: `${found}.holds`,
    possible: `${found}.holds is not false`,
    isClosed: `coalesce(not ${column(at, leaf.fact, 'open')}, false)`,
    from: `(select ${where} as holds from oracle.holder ${entity} where ${entity}.parent = ${at.row}.id and ${entity}.list = ${text(leaf.fact)} offset 0) ${found}`,
  });
}

function counted(
  leaf: { min: Limit; max: Limit },
  at: Place,
  of: { certain: string; possible: string; isClosed: string; from: string },
): string {
  const count = `(select oracle.span(count(*) filter (where ${of.certain}), case when ${of.isClosed} then count(*) filter (where ${of.possible}) end, '[]') from ${of.from})`;
  return within(count, leaf, at);
}

function within(
  given: string,
  leaf: { min: Limit; max: Limit; minOpen?: true; maxOpen?: true },
  at: Place,
): string {
  const { low, high, guard, numbers } = limitsOf(leaf, at);
  const asked = numbers ? spanLiteral({ ...leaf, ...numbers }) : `(select oracle.limits(${low}, ${high}))`;
  return guarded(guard, `oracle.within(${given}, ${asked})`);
}

/** While a limit has no value yet, nobody can tell. */
function guarded(guard: string | null, sql: string): string {
  return guard ? `(case when ${guard} then ${sql} end)` : sql;
}
