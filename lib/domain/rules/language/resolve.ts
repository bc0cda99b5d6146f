import type { IsoDate } from '../../dates';
import type { Rule } from '../types';
import type { FactCatalogue } from './fact-catalogue';
import { plainLeaf } from './resolve-leaves';
import { factorTable, type ResolveProblem, type Resolving } from './resolving';
import type { RuleLibrary, WrittenGroup, WrittenRule } from './types';

/** The plain rule of a day, or everything that keeps a rule from being read. */
export type Resolution =
  | { ok: true; rule: Rule }
  | { ok: false; problems: readonly [ResolveProblem, ...ResolveProblem[]] };

type Group<Op extends WrittenGroup['op']> = Extract<WrittenGroup, { op: Op }>;

type ResolveSetting = {
  ruleId: string;
  library?: RuleLibrary;
  asOf: IsoDate;
  /** Without it no fact is known to have codes of a hierarchy, and lists name nothing but themselves. */
  facts?: FactCatalogue | null;
};

/** A library with nothing in it. */
export const NO_LIBRARY: RuleLibrary = { predicates: {}, parameters: {}, zones: {}, rates: [] };

/**
 * In: a rule as written, its id, what it refers to, a day, and what is known of facts. Out: the plain rule that holds on
 * that day: predicates and zones put in place, parameters read, elapsed time turned into days, lists of codes of a
 * hierarchy turned into areas, parts that are not in force left out. A rule that is not in force at all holds for everybody.
 */
export function resolve(
  written: WrittenRule,
  { ruleId, library = NO_LIBRARY, asOf, facts = null }: ResolveSetting,
): Resolution {
  const problems: ResolveProblem[] = [];
  const resolving: Resolving = {
    ...{ asOf, library, ruleId, facts, plain },
    ...{ prefix: '', within: [], mayTell: true },
    factors: factorTable(library.rates, asOf),
    report: (problem) => problems.push(problem),
  };
  const rule = plain(written, resolving) ?? always(written.id);
  const [first, ...others] = problems;
  return first ? { ok: false, problems: [first, ...others] } : { ok: true, rule };
}

function plain(node: WrittenRule, resolving: Resolving): Rule | null {
  const id = `${resolving.prefix}${node.id}`;
  switch (node.op) {
    case 'all':
      return group(node, id, resolving);
    case 'any':
    case 'atLeast':
      return group(node, id, deciding(resolving));
    case 'not': {
      const of = plain(node.of, deciding(resolving));
      return of && { id, op: 'not', of };
    }
    case 'unless':
      return unless(node, id, deciding(resolving));
    case 'use':
      return predicate(node, id, resolving);
    case 'criterion':
      return criterion(node, id, resolving);
    default:
      return plainLeaf(node, deciding(resolving));
  }
}

/** A group of which nothing is in force is not in force itself; one written empty is. */
function group(node: Group<'all' | 'any' | 'atLeast'>, id: string, resolving: Resolving): Rule | null {
  const of = node.of.flatMap((part) => plain(part, resolving) ?? []);
  if (of.length === 0 && node.of.length > 0) return null;
  return node.op === 'atLeast' ? { id, op: 'atLeast', count: node.count, of } : { id, op: node.op, of };
}

function unless(node: Group<'unless'>, id: string, resolving: Resolving): Rule | null {
  const [of, except] = [plain(node.of, resolving), plain(node.except, resolving)];
  return of && { id, op: 'any', of: except ? [of, except] : [of] };
}

function predicate({ predicate: name }: Group<'use'>, id: string, resolving: Resolving): Rule | null {
  const { library, within, report } = resolving;
  const meant = Object.hasOwn(library.predicates, name) ? library.predicates[name] : undefined;
  if (!meant) {
    report({ node: id, code: 'unknown_predicate', name });
    return always(id);
  }
  if (within.includes(name)) {
    report({ node: id, code: 'predicate_cycle', name });
    return always(id);
  }
  const of = plain(meant, { ...resolving, prefix: `${id}/`, within: [...within, name] });
  return of && { id, op: 'all', of: [of] };
}

/** What only tells holds in any case, and still shows what came of it. */
function criterion(node: Group<'criterion'>, id: string, resolving: Resolving): Rule | null {
  const { asOf, mayTell, report } = resolving;
  if (node.kind === 'informative' && !mayTell)
    report({ node: id, code: 'informative_decides', name: node.id });
  if ((node.from && asOf < node.from) || (node.to && node.to < asOf)) return null;
  const of = plain(node.of, resolving);
  if (!of) return null;
  return node.kind === 'informative'
    ? { id, op: 'any', of: [of, always(`${id}.always`)] }
    : { id, op: 'all', of: [of] };
}

/** Below anything but `all`, a condition that holds in any case would decide for the others. */
function deciding(resolving: Resolving): Resolving {
  return resolving.mayTell ? { ...resolving, mayTell: false } : resolving;
}

function always(id: string): Rule {
  return { id, op: 'all', of: [] };
}
