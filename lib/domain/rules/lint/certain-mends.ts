import { type FactEntry, nodesOf, type WrittenRule } from '../language';
import { byHand, exchange, type Subject } from './mending';
import { placesOf } from './places';
import { entryOf, readingsOf } from './readings';
import type { Mend } from './types';

type Between = Extract<WrittenRule, { op: 'between' }>;

/** In: a node that nobody can meet and the parts of it that exclude one another. Out: what to change so that somebody can. */
export function metAgain(node: WrittenRule | undefined, parts: readonly string[], subject: Subject): Mend {
  if (node?.op === 'use') return byHand('mend_predicate', { predicate: node.predicate, node: '' });
  if (node?.op === 'between') return withinBounds(node, subject);
  return (
    anyInstead(node, subject) ??
    limitsApart(parts, subject) ??
    byHand('give_way', { parts, count: parts.length })
  );
}

/** In: a node that everybody meets. Out: what to change so that it asks for something. */
export function failedAgain(node: WrittenRule | undefined): Mend {
  if (node?.op === 'use') return byHand('mend_predicate', { predicate: node.predicate, node: '' });
  return node?.op === 'between' && node.min === null && node.max === null
    ? byHand('set_limit')
    : byHand('narrow');
}

/** Lists that exclude one another were most likely meant as a choice. */
function anyInstead(node: WrittenRule | undefined, subject: Subject): Mend | null {
  if (node?.op !== 'all') return null;
  const leaves = node.of.map(bare);
  const isList = leaves.every(({ op }) => op === 'in' || op === 'equals' || op === 'under');
  const facts = new Set(leaves.map((part) => ('fact' in part ? part.fact : '')));
  if (!isList || facts.size !== 1) return null;
  return exchange(byHand('any_instead'), { ...node, op: 'any' }, subject);
}

/** The limits that a fact can be within at all. */
function withinBounds(node: Between, subject: Subject): Mend {
  const { min, max, whole }: Partial<FactEntry> = entryAt(node.id, subject) ?? {};
  const [from, to] = [numberOf(node.min), numberOf(node.max)];
  // Between two whole numbers there is none.
  if (whole && Math.ceil(from) > Math.floor(to) && from <= to)
    return byHand('limit_within', { min: '', max: '' });
  if (min !== undefined && max !== undefined) return byHand('limit_within', { min, max });
  if (min !== undefined) return byHand('limit_within', { min, max: '' });
  if (max !== undefined) return byHand('limit_within', { min: '', max });
  return byHand('give_way', { parts: [], count: 0 });
}

/** Of limits on one fact, the one that has to come down and the one that has to go up: either will do. */
function limitsApart(parts: readonly string[], { document }: Subject): Mend | null {
  const nodes = nodesOf(document.rule);
  const limits = parts.flatMap((part) => {
    const node = nodes.find(({ id }) => id === part);
    const leaf = node && bare(node);
    return leaf?.op === 'between' ? [leaf] : [];
  });
  const [first, second] = limits;
  if (!first || !second || limits.length !== parts.length || parts.length !== 2) return null;
  if (first.fact !== second.fact || first.unit !== second.unit) return null;
  const [low, high] = numberOf(first.min) > numberOf(second.max) ? [first, second] : [second, first];
  if (typeof low.min !== 'number' || typeof high.max !== 'number') return null;
  return byHand('move_limit', { low: low.id, high: high.id, below: high.max, above: low.min, side: 'both' });
}

function numberOf(limit: Between['min']): number {
  return typeof limit === 'number' ? limit : Number.NaN;
}

function entryAt(node: string, { document, setting }: Subject): FactEntry | null {
  const place = placesOf(document.rule, { facts: setting.facts, path: '', at: [] }).find(
    (one) => one.node.id === node,
  );
  const [reading] = place ? readingsOf(place) : [];
  return (reading && entryOf(reading)) ?? null;
}

function bare(node: WrittenRule): WrittenRule {
  return node.op === 'criterion' ? bare(node.of) : node;
}
