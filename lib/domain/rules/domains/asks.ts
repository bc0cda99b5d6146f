import { type RangeLimits, related } from '../ranges';
import type { Area, Measured, Relation, Rule, Term } from '../types';
import { bareText } from './bare';
import { type Measure, mayBeNoLimit } from './order';

/** What a condition asks, of which variable. Conditions on one key turn on the same value. */
export type Ask =
  | {
      asks: 'number';
      key: string;
      fact: string | null;
      limits: RangeLimits;
      isCount: boolean;
      /** What it is the number of. */
      measure: Measure;
    }
  /** The value of a fact is one of these. */
  | { asks: 'value'; fact: string; values: readonly string[] }
  /** The value of a fact lies in one of these. */
  | { asks: 'area'; fact: string; areas: readonly Area[] }
  /** A set has one of these members, or all of them. */
  | { asks: 'members'; fact: string; needs: 'some' | 'every'; values: readonly string[] }
  /** A set has a member in one of these. */
  | { asks: 'reach'; fact: string; areas: readonly Area[] }
  | { asks: 'truth'; key: string; fact: string | null }
  /** The same in every case. */
  | { asks: 'nothing'; holds: boolean };

type NumberAsk = Extract<Ask, { asks: 'number' }>;

/** A rule that is not made of others of the same firm. */
export type Leaf = Exclude<Rule, { op: 'all' | 'any' | 'not' | 'atLeast' }>;

/** In: a condition. Out: what it asks. */
export function askOf(leaf: Leaf): Ask {
  switch (leaf.op) {
    case 'in':
      return { asks: 'value', fact: leaf.fact, values: leaf.values };
    case 'under':
      return { asks: 'area', fact: leaf.fact, areas: areasOf(leaf) };
    case 'reaches':
      return { asks: 'reach', fact: leaf.fact, areas: areasOf(leaf) };
    case 'intersects':
      return { asks: 'members', fact: leaf.fact, needs: 'some', values: leaf.values };
    case 'contains':
      return { asks: 'members', fact: leaf.fact, needs: 'every', values: leaf.values };
    case 'between':
      return number(amountKey(leaf), leaf.fact, leaf, { is: 'term', term: amountTerm(leaf) });
    case 'compare':
      return compared(leaf);
    case 'is':
    case 'exists':
      return { asks: 'truth', key: `${leaf.op} ${leaf.fact}`, fact: leaf.fact };
    case 'happened': {
      const { fact, codes, from, to } = leaf;
      const key = JSON.stringify(['happened', fact, codes.toSorted(), from, to]);
      return count(key, leaf, { is: 'events', fact, codes, from, to });
    }
    case 'linked':
      return count(JSON.stringify(['linked', leaf.fact, bareText(leaf.where)]), leaf, {
        ...{ is: 'linked', fact: leaf.fact, where: leaf.where },
      });
  }
}

function areasOf({ codes, except, also = [] }: Area & { also?: readonly Area[] }): readonly Area[] {
  return [except ? { codes, except } : { codes }, ...also];
}

/** Amounts of one fact in two units are told apart: what they have to do with each other is not looked at. */
function amountKey({ fact, unit }: { fact: string } & Measured): string {
  return `number ${fact} ${unit ?? ''}`;
}

function amountTerm({ fact, unit }: { fact: string } & Measured): Term {
  return { term: 'fact', fact, ...(unit !== undefined && { unit }) };
}

function number(key: string, fact: string | null, limits: RangeLimits, measure: Measure): NumberAsk {
  const { min, max, minOpen, maxOpen } = limits;
  const open = { ...(minOpen && { minOpen }), ...(maxOpen && { maxOpen }) };
  return { asks: 'number', key, fact, limits: { min, max, ...open }, isCount: false, measure };
}

function count(key: string, { fact, min, max }: { fact: string } & RangeLimits, measure: Measure): NumberAsk {
  return { asks: 'number', key, fact, limits: { min, max }, isCount: true, measure };
}

const TURNED = { '<': '>', '<=': '>=', '=': '=', '>=': '<=', '>': '<' } as const;

function compared(leaf: Extract<Rule, { op: 'compare' }>): Ask {
  const { left, relation, right } = leaf;
  if (left.term === 'number' && right.term === 'number')
    return {
      asks: 'nothing',
      holds: related(point(left.value), relation, point(right.value)) === 'met',
    };
  // What is no limit keeps nobody out, whichever way it is asked.
  if ([left, right].some((term) => term.term !== 'number' && mayBeNoLimit(term)))
    return { asks: 'truth', key: bareText(leaf), fact: null };
  if (right.term === 'number') return against(left, relation, right.value);
  if (left.term === 'number') return against(right, TURNED[relation], left.value);
  const [first, second] = [bareText(left), bareText(right)];
  // Nothing divided by nought is ever known, not even beside itself.
  if (first === second && !first.includes('"ratio"'))
    return { asks: 'nothing', holds: related(point(0), relation, point(0)) === 'met' };
  // The difference of the two against nought, whichever of them stands first.
  const isTurned = first > second;
  const key = JSON.stringify(['difference', ...[first, second].toSorted()]);
  const terms = isTurned ? { first: right, second: left } : { first: left, second: right };
  const limits = limitsOf(isTurned ? TURNED[relation] : relation, 0);
  return number(key, null, limits, { is: 'difference', ...terms });
}

function against(term: Term, relation: Relation, value: number): Ask {
  // A dated number without a limit on the day.
  if (!Number.isFinite(value)) return { asks: 'nothing', holds: true };
  const limits = limitsOf(relation, value);
  const measure = { is: 'term', term } as const;
  if (term.term === 'fact') return number(amountKey(term), term.fact, limits, measure);
  const isCount = term.term === 'count';
  return { ...number(`term ${bareText(term)}`, isCount ? term.fact : null, limits, measure), isCount };
}

function limitsOf(relation: Relation, value: number): RangeLimits {
  switch (relation) {
    case '<':
      return { min: null, max: value, maxOpen: true };
    case '<=':
      return { min: null, max: value };
    case '=':
      return { min: value, max: value };
    case '>=':
      return { min: value, max: null };
    case '>':
      return { min: value, max: null, minOpen: true };
  }
}

function point(value: number): { lo: number; hi: number } {
  return { lo: value, hi: value };
}
