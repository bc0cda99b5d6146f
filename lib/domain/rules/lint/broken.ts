import type { IsoDate } from '../../dates';
import {
  documentProblems,
  nodesOf,
  partsOf,
  type ResolveProblem,
  resolve,
  type WrittenRule,
} from '../language';
import { NUMBER_FOR_DAY } from '../language/resolving';
import { unitsOfTerms } from '../language/term-units';
import { codesMend } from './code-mends';
import { byHand, exchange, laterDays, named, onDay, type Subject } from './mending';
import type { Place } from './places';
import type { Mend, NodeFinding } from './types';

/** In: a tree and its nodes. Out: ids that are not unique, and references that lead nowhere: what is certain of such a rule cannot be told. */
export function brokenFindings(subject: Subject, places: readonly Place[]): readonly NodeFinding[] {
  const { document, setting } = subject;
  const told = new Set<string>();
  const unread = [setting.asOf, ...laterDays(subject)].flatMap((day) =>
    problemsOn(day, subject).flatMap(({ node, code, name }): readonly NodeFinding[] => {
      // It is told where what each fact is read as is looked at.
      if (code === NUMBER_FOR_DAY) return [];
      const key = JSON.stringify([node, code, name]);
      if (told.has(key)) return [];
      told.add(key);
      const since = day === setting.asOf ? {} : { since: day };
      const mend = mendOf({ node, code, name }, onDay(subject, day));
      return [{ node: outermost(node), code, values: { name }, mend, ...since }];
    }),
  );
  return [...repeatedIds(places), ...tooLarge(document.rule), ...unread];
}

/** What is not in force is not read, so that a fault in it shows only from its first day on. */
function problemsOn(asOf: IsoDate, { document, setting }: Subject): readonly ResolveProblem[] {
  const { library, facts } = setting;
  const resolution = resolve(document.rule, { ruleId: document.id, library, asOf, facts });
  return resolution.ok ? [] : resolution.problems;
}

/** Each node whose id stood before, with the way to it. */
function repeatedIds(places: readonly Place[]): readonly NodeFinding[] {
  const ids = new Set(places.map(({ node }) => node.id));
  const seen = new Set<string>();
  return places.flatMap(({ node: { id }, at }): readonly NodeFinding[] => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const free = freeId(id, ids);
    ids.add(free);
    return [{ node: id, at, code: 'repeated_id', values: {}, mend: byHand('rename', { id: free }) }];
  });
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

/** A part that holds about half of the nodes is best kept by itself. */
function tooLarge(rule: WrittenRule): readonly NodeFinding[] {
  if (!documentProblems({ rule }).some(({ code }) => code === 'too_large')) return [];
  let part = rule;
  const whole = nodesOf(rule).length;
  for (let next: WrittenRule | undefined = rule; next && nodesOf(next).length > whole / 2; ) {
    part = next;
    next = partsOf(next).toSorted((a, b) => nodesOf(b).length - nodesOf(a).length)[0];
  }
  return [
    { node: rule.id, code: 'too_large', values: { nodes: whole }, mend: byHand('split', { node: part.id }) },
  ];
}

/** A node inside a predicate is written elsewhere; here it is the node that uses the predicate. */
function outermost(node: string): string {
  return node.split('/')[0] ?? node;
}

function mendOf(problem: ResolveProblem, subject: Subject): Mend {
  const { node: path, code, name } = problem;
  const { predicates, parameters } = subject.setting.library;
  const { within, ...inner } = innermost(path, subject);
  if (code === 'predicate_cycle')
    return byHand('open_circle', { ...inner, circle: within.slice(within.indexOf(name)) });
  if (inner.predicate !== '') return byHand('mend_predicate', inner);
  const node = nodesOf(subject.document.rule).find(({ id }) => id === path);
  switch (code) {
    case 'unknown_predicate':
      return named('predicate', name, Object.keys(predicates), (near) =>
        node?.op === 'use'
          ? exchange(byHand('use_name', { name: near }), { ...node, predicate: near }, subject)
          : byHand('use_name', { name: near }),
      );
    case 'unknown_parameter':
      return named('parameter', name, Object.keys(parameters), (near) =>
        exchangeParameter(node, name, near, subject),
      );
    case 'unit_mismatch':
      return byHand('one_unit', { units: unitsNamed(node, name, subject) });
    case 'not_whole':
      return byHand('whole_value', { name });
    case 'informative_decides':
      return byHand('stand_apart', { node: name });
    default:
      return codesMend(code, name, node, subject);
  }
}

type Inner = { predicate: string; node: string; within: readonly string[] };

/** The predicate in which a problem lies, empty for none, and the node in it: the way there leads through the nodes that use predicates. */
function innermost(path: string, { document, setting }: Subject): Inner {
  const steps = path.split('/');
  const within: string[] = [];
  let here = document.rule;
  for (const step of steps.slice(0, -1)) {
    const use = nodesOf(here).find(({ id }) => id === step);
    if (use?.op !== 'use') break;
    here = setting.library.predicates[use.predicate] ?? here;
    within.push(use.predicate);
  }
  return { predicate: within.at(-1) ?? '', node: steps.at(-1) ?? path, within };
}

function exchangeParameter(
  node: WrittenRule | undefined,
  name: string,
  near: string,
  subject: Subject,
): Mend {
  const mend = byHand('use_name', { name: near });
  if (!node || !('min' in node)) return mend;
  const swap = (limit: typeof node.min) =>
    limit !== null && typeof limit === 'object' && limit.parameter === name ? { parameter: near } : limit;
  return exchange(mend, { ...node, min: swap(node.min), max: swap(node.max) }, subject);
}

function unitsNamed(node: WrittenRule | undefined, name: string, { setting }: Subject): readonly string[] {
  const { parameters } = setting.library;
  const terms = node?.op === 'compare' ? unitsOfTerms([node.left, node.right], parameters) : [];
  const limits = node && 'min' in node ? [node.min, node.max] : [];
  const units = limits.flatMap((limit) =>
    limit !== null && typeof limit === 'object' ? (parameters[limit.parameter]?.unit ?? []) : [],
  );
  const own = node?.op === 'between' ? (node.unit ?? []) : [];
  return [...new Set([terms, own, units, name].flat())];
}
