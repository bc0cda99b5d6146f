import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { conformanceFileSchema, type Rule, resolve, type WrittenRule } from './index';
import { nodesOf } from './language';

const CASES = join(import.meta.dirname, 'conformance');
const FILES = readdirSync(CASES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => conformanceFileSchema.parse(JSON.parse(readFileSync(join(CASES, name), 'utf8'))));
/** So that lists of codes become areas, one by one. */
const FACTS = Object.fromEntries(
  FILES.flatMap(({ rules }) => Object.values(rules).flatMap(nodesOf)).flatMap((node) =>
    node.op === 'contains'
      ? [[node.fact, { kind: 'set', power: 'do', questions: [], hierarchy: 'sector' } as const]]
      : [],
  ),
);

/**
 * Operators of which a plain rule has further nodes of its own, with what their ids have after that of the written one.
 * The compiler asks for every operator: one whose plain rule is one node, or holds only what is written, makes none.
 */
const MAKES: Readonly<Record<WrittenRule['op'], RegExp | null>> = {
  ...{ all: null, any: null, not: null, atLeast: null, unless: null, use: null },
  ...{ in: null, under: null, reaches: null, between: null, intersects: null, is: null, exists: null },
  ...{ elapsed: null, recent: null, calendarYear: null, dates: null, happened: null, prose: null },
  ...{ compare: null, linked: null },
  equals: /^\.is$/,
  contains: /^\.[^.]+$/,
  criterion: /^\.always$/,
};

const node = z.looseObject({ id: z.string(), op: z.string() });

/** Ids of all nodes of a plain rule, those in terms and of linked entities too, each with what lies in it. */
function nodesIn(value: unknown): readonly { id: string; inside: readonly string[] }[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(nodesIn);
  const { data } = node.safeParse(value);
  return data ? [{ id: data.id, inside: below.map(({ id }) => id) }, ...below] : below;
}

/** In: a plain rule and the written nodes it may come from. Out: ids that lead to none of them. */
function strayIds(rule: Rule, written: readonly WrittenRule[]): readonly string[] {
  const ids = new Map(written.map((one) => [one.id, one.op]));
  // A node of a predicate has the way to it in front.
  const own = (id: string) => id.slice(id.lastIndexOf('/') + 1);
  return nodesIn(rule).flatMap(({ id, inside }) => {
    if (ids.has(own(id))) return [];
    const isMade = [...ids].some(
      ([from, op]) => own(id).startsWith(from) && MAKES[op]?.test(own(id).slice(from.length)),
    );
    return isMade && inside.length === 0 ? [] : [id];
  });
}

it('of plain nodes are those of written ones, so that what is told of a node is told of one in the file', () => {
  const made: string[] = [];
  for (const { rules, library, cases } of FILES)
    for (const { rule: name, asOf } of cases) {
      const rule = rules[name];
      if (!rule) throw new RangeError(name);
      const predicates = Object.values(library?.predicates ?? {});
      const written = [rule, ...predicates].flatMap(nodesOf);
      const resolved = resolve(rule, { ruleId: name, asOf, facts: FACTS, ...(library && { library }) });
      if (!resolved.ok) continue;
      expect([name, strayIds(resolved.rule, written)]).toEqual([name, []]);
      made.push(...nodesIn(resolved.rule).map(({ id }) => id));
    }
  for (const end of ['.is', '.always']) expect(made.some((id) => id.endsWith(end))).toBe(true);
});

it('are not made up', () => {
  const written: WrittenRule = { id: 'g', op: 'not', of: { id: 'f', op: 'is', fact: 'a' } };
  const leaf: Rule = { id: 'f', op: 'is', fact: 'a' };
  const any = (of: readonly Rule[]): Rule => ({ id: 'g', op: 'not', of: { id: 'g.any', op: 'any', of } });
  expect(strayIds(any([leaf]), nodesOf(written))).toEqual(['g.any']);
  expect(strayIds(any([]), nodesOf(written))).toEqual(['g.any']);
  expect(strayIds({ id: 'g', op: 'not', of: leaf }, nodesOf(written))).toEqual([]);
});
