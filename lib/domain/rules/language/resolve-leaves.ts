import { dayNumber } from '../../dates';
import type { Area, Relation, Rule, Term } from '../types';
import { areasOf } from './codes';
import { daysAsNumbers } from './days-as-numbers';
import { type DayLimits, daysElapsed, daysOfYear, lastDays } from './elapsed';
import { factEntry } from './fact-catalogue';
import { plainTerm, unitAmong } from './resolve-terms';
import {
  checkedKey,
  checkWhole,
  measured,
  NUMBER_FOR_DAY,
  ofEntity,
  parameterKey,
  type Resolving,
  readLimit,
} from './resolving';
import type { Limit, WrittenLeaf } from './types';

type Leaf<Op extends WrittenLeaf['op']> = Extract<WrittenLeaf, { op: Op }>;
type Ends = { min: number | null; max: number | null };

/** In: a leaf as written. Out: the plain rule it stands for on the day; null where what it asks of entities is not in force. */
export function plainLeaf(leaf: WrittenLeaf, resolving: Resolving): Rule | null {
  const id = `${resolving.prefix}${leaf.id}`;
  for (const name of daysAsNumbers(leaf, resolving.facts))
    resolving.report({ node: id, code: NUMBER_FOR_DAY, name });
  switch (leaf.op) {
    case 'in':
    case 'intersects':
    case 'contains':
      return listed(leaf, id, resolving);
    case 'is':
    case 'exists':
      return { ...leaf, id };
    case 'equals':
      return equal(leaf, id, resolving);
    case 'under':
    case 'reaches':
      return underArea(leaf, id, resolving);
    case 'between':
      return between(leaf, id, resolving);
    case 'elapsed':
      for (const limit of [leaf.min, leaf.max]) checkWhole(limit, id, resolving);
      return limited(leaf, resolving, (ends) =>
        inDays(leaf, id, daysElapsed(ends, leaf.unit, resolving.asOf)),
      );
    case 'recent':
      return inDays(leaf, id, lastDays({ count: leaf.last, unit: leaf.unit }, resolving.asOf));
    case 'calendarYear':
      return inDays(leaf, id, daysOfYear(leaf.back, resolving.asOf));
    case 'dates':
      return inDays(leaf, id, {
        min: leaf.from === null ? null : dayNumber(leaf.from),
        max: leaf.to === null ? null : dayNumber(leaf.to),
      });
    case 'compare':
      return compared(leaf, id, resolving);
    case 'happened':
      return happened(leaf, id, resolving);
    case 'linked':
      return linked(leaf, id, resolving);
    case 'prose':
      return { id, op: 'is', fact: checkedKey(resolving.ruleId, id) };
  }
}

function equal({ fact, value }: Leaf<'equals'>, id: string, resolving: Resolving): Rule {
  if (typeof value === 'string') return listed({ id, op: 'in', fact, values: [value] }, id, resolving);
  if (typeof value === 'number') return { id, op: 'between', fact, min: value, max: value };
  return value ? { id, op: 'is', fact } : { id, op: 'not', of: { id: `${id}.is`, op: 'is', fact } };
}

/** A code of a hierarchy holds all below it, whichever operator names it: who tells more of a firm never turns it around. */
function listed(leaf: Leaf<'in' | 'intersects' | 'contains'>, id: string, resolving: Resolving): Rule {
  const { op, fact, values } = leaf;
  if (!(resolving.facts && factEntry(resolving.facts, fact)?.hierarchy)) return { ...leaf, id };
  const area = (at: string, codes: readonly string[]) =>
    underArea({ id: at, op: op === 'in' ? 'under' : 'reaches', fact, codes }, at, resolving);
  if (op !== 'contains' || values.length === 1) return area(id, values);
  return { id, op: 'all', of: values.map((code) => area(`${id}.${code}`, [code])) };
}

function underArea(leaf: Leaf<'under' | 'reaches'>, id: string, { library, report }: Resolving): Rule {
  const found = areasOf(leaf, library.zones);
  if ('problems' in found) {
    for (const problem of found.problems) report({ node: id, ...problem });
    return { id, op: 'any', of: [] };
  }
  const [first, ...also] = found.areas;
  const area: Area & { also?: readonly Area[] } = also.length > 0 ? { ...first, also } : first;
  return { id, op: leaf.op, fact: leaf.fact, ...area };
}

function between(leaf: Leaf<'between'>, id: string, resolving: Resolving): Rule {
  const units = new Set([leaf.unit, ...parameterUnits([leaf.min, leaf.max], resolving)]);
  units.delete(undefined);
  const [unit, other] = [...units];
  if (other !== undefined) resolving.report({ node: id, code: 'unit_mismatch', name: other });
  return limited(leaf, resolving, (ends) => ({
    id,
    op: 'between',
    fact: leaf.fact,
    ...ends,
    ...measured(unit, resolving),
  }));
}

function parameterUnits(limits: readonly Limit[], { library }: Resolving): readonly (string | undefined)[] {
  return limits.flatMap((limit) =>
    limit === null || typeof limit === 'number' ? [] : [library.parameters[limit.parameter]?.unit],
  );
}

/** While a limit has no value yet, nobody can tell. */
function limited(
  leaf: { id: string; min: Limit; max: Limit },
  resolving: Resolving,
  build: (ends: Ends) => Rule,
): Rule {
  const id = `${resolving.prefix}${leaf.id}`;
  const [min, max] = [readLimit(leaf.min, id, resolving), readLimit(leaf.max, id, resolving)];
  if (min !== 'open' && max !== 'open') return build({ min: min.value, max: max.value });
  const open = min === 'open' ? leaf.min : leaf.max;
  const name = open !== null && typeof open === 'object' ? open.parameter : '';
  return { id, op: 'is', fact: parameterKey(name) };
}

/** To count those of whom nothing is asked would be another condition: "none of the owners" in place of "none such". */
function linked({ fact, where, ...leaf }: Leaf<'linked'>, id: string, resolving: Resolving): Rule | null {
  const asked = resolving.plain(where, ofEntity(resolving, fact));
  return asked && limited(leaf, resolving, (ends) => ({ id, op: 'linked', fact, where: asked, ...ends }));
}

function inDays({ fact }: { fact: string }, id: string, days: DayLimits): Rule {
  return { id, op: 'between', fact, ...days };
}

const LIMITS_OF = {
  '<': (value: number) => ({ min: null, max: value, maxOpen: true }),
  '<=': (value: number) => ({ min: null, max: value }),
  '=': (value: number) => ({ min: value, max: value }),
  '>=': (value: number) => ({ min: value, max: null }),
  '>': (value: number) => ({ min: value, max: null, minOpen: true }),
} as const satisfies Record<Relation, (value: number) => unknown>;

/** The same with the sides the other way round. */
const MIRRORED = { '<': '>', '<=': '>=', '=': '=', '>=': '<=', '>': '<' } as const satisfies Record<
  Relation,
  Relation
>;

/** One fact against one number is a limit, which every evaluator reads fastest, whichever of the two stands first. */
function compared(leaf: Leaf<'compare'>, id: string, resolving: Resolving): Rule {
  const at = { node: id, unit: unitAmong([leaf.left, leaf.right], id, resolving) };
  const isRightLeast = leaf.relation === '>' || leaf.relation === '>=';
  const left = plainTerm(leaf.left, { ...at, use: isRightLeast ? 'most' : 'least' }, resolving);
  const right = plainTerm(leaf.right, { ...at, use: isRightLeast ? 'least' : 'most' }, resolving);
  const { relation } = leaf;
  const limit = limitIn(left, relation, right) ?? limitIn(right, MIRRORED[relation], left);
  return limit ? { id, op: 'between', ...limit } : { id, op: 'compare', left, relation, right };
}

/** One fact on the left, and one number that is a limit on the right. */
function limitIn(left: Term, relation: Relation, right: Term) {
  if (left.term !== 'fact' || right.term !== 'number' || !Number.isFinite(right.value)) return null;
  const { term: _term, ...fact } = left;
  return { ...fact, ...LIMITS_OF[relation](right.value) };
}

function happened(leaf: Leaf<'happened'>, id: string, resolving: Resolving): Rule {
  const { min: from, max: to } = leaf.last ? lastDays(leaf.last, resolving.asOf) : { min: null, max: null };
  return limited(leaf, resolving, (ends) => ({
    id,
    op: 'happened',
    fact: leaf.fact,
    codes: leaf.codes,
    from,
    to,
    ...ends,
  }));
}
