import { evaluate } from '../evaluate';
import type { FactReader, Rule } from '../types';
import { readChanged } from './changed';
import { solveConjunct } from './conjunct';
import type { Literal } from './goals';
import { type Group, groupOf, type LeadsOf, type Setting, type Solution } from './group';
import type { Prepared } from './plan';
import { type Found, searchWays, wayKey } from './search';
import { solveGroup } from './solve-group';
import type { Solve } from './turning';
import type { NotProposed, Way } from './types';
import { byCost, WEIGHTS } from './weights';

/** In: a rule, a firm that does not meet it for certain, and how many ways are wanted. Out: the cheapest ones, each tried with the evaluator. */
export function waysTo(prepared: Prepared, setting: Setting, most: number): Found {
  const seen = { isCut: false };
  const solve = solver(prepared, setting, seen);
  const bare = (fact: string) => groupOf(fact, [], setting.catalogue);
  const found = prepared.conjuncts
    ? priced(prepared.conjuncts.map((one) => solveConjunct(one, { solve, setting, bare })))
    : searchWays(prepared.goal, {
        most,
        price: (literals: readonly Literal[], isWhole) => {
          const { groups, joint } = prepared.group(literals);
          return solveConjunct({ groups, joint: isWhole ? joint : [] }, { solve, setting, bare });
        },
      });
  const isCut = found.isCut || prepared.isPartial || seen.isCut;
  return { ...found, isCut, ways: best(found.ways, prepared, setting, most) };
}

/** The same group is part of many sets of conditions, and is solved once for a firm; `seen` is told where not everything was tried. */
function solver({ unknown }: Prepared, setting: Setting, seen: { isCut: boolean }): Solve {
  const own = new Map<Group, Solution>();
  const shared = setting.weights === WEIGHTS ? sharedFor(unknown, setting.leadsOf) : own;
  const kept = (group: Group) => {
    const solved = setting.read(group.fact).kind === 'unknown' ? shared : own;
    const known = solved.get(group) ?? solveGroup(group, setting);
    solved.set(group, known);
    return known;
  };
  return (group, within) => {
    const solution = within ? solveGroup(group, setting, within) : kept(group);
    seen.isCut ||= solution.isCut;
    return solution;
  };
}

/** Where nothing is known of a fact, the solution is the same for every firm with the same offerings. */
function sharedFor(unknown: Prepared['unknown'], leadsOf: LeadsOf): Map<Group, Solution> {
  const shared = unknown.get(leadsOf) ?? new Map<Group, Solution>();
  unknown.set(leadsOf, shared);
  return shared;
}

function priced(results: readonly (Way | readonly NotProposed[])[]): Found {
  return {
    ways: results.filter((one) => 'cost' in one),
    refused: results.flatMap((one) => ('cost' in one ? [] : one)),
    isCut: false,
  };
}

/** The cheapest first, none that holds all changes of another one, and none that the evaluator does not confirm. */
function best(ways: readonly Way[], { rule }: Prepared, { read }: Setting, most: number): readonly Way[] {
  const [only, second] = ways;
  if (only && !second) return isConfirmed(only, rule, read) ? ways : [];
  const kept: Way[] = [];
  const ordered = ways.map((way) => ({ way, key: wayKey(way) }));
  ordered.sort((a, b) => byCost(a.way.cost, b.way.cost) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  for (const { way } of ordered) {
    if (kept.length === most) break;
    if (kept.some((one) => isPartOf(one, way))) continue;
    if (isConfirmed(way, rule, read)) kept.push(way);
  }
  return kept;
}

function isConfirmed({ changes }: Way, rule: Rule, read: FactReader): boolean {
  return evaluate(rule, readChanged(read, changes)).verdict === 'met';
}

function isPartOf(small: Way, large: Way): boolean {
  const keys = large.changes.map(({ fact, to }) => JSON.stringify([fact, to]));
  return small.changes.every(({ fact, to }) => keys.includes(JSON.stringify([fact, to])));
}
