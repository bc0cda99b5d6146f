import { areasOf, inEveryCase } from '../leaf-verdicts';
import type { Rule } from '../types';
import { byHand } from './mending';
import type { NodeFinding } from './types';

/** Facts that have to be known, and facts nothing may be known of, with the condition that asks for it. */
type Needs = {
  known: ReadonlyMap<string, string>;
  unknown: ReadonlyMap<string, string>;
  isNever: boolean;
  /** Conditions that exclude one another, not told yet; none are named where it is their opposites that do. */
  conflicts: readonly (readonly string[])[];
};

const NOTHING: Needs = { known: new Map(), unknown: new Map(), isNever: false, conflicts: [] };

type Telling = { written: ReadonlySet<string>; tell: (node: string, parts: readonly string[]) => void };

/** In: a plain rule and the nodes of its document. Out: nodes that nobody can meet, as they ask that a fact is not known and put a limit on it. */
export function untoldFindings(rule: Rule, written: ReadonlySet<string>): readonly NodeFinding[] {
  const found: NodeFinding[] = [];
  const tell: Telling['tell'] = (node, parts) => {
    const mend = byHand('give_way', { parts, count: parts.length });
    found.push({ node, code: 'contradiction', values: { parts }, mend });
  };
  const { isNever } = needsOf(rule, true, { written, tell });
  return found.map((one) => ({ ...one, severity: isNever ? 'error' : 'warning' }));
}

/**
 * What has to be so wherever the rule comes to what is wanted. A conflict is told of the innermost node of the document
 * that nobody meets because of it: of what never fails, that is what denies it.
 */
function needsOf(rule: Rule, holds: boolean, telling: Telling): Needs {
  const { written, tell } = telling;
  const needs = needsWithin(rule, holds, telling);
  if (!written.has(rule.id)) return needs;
  const named = (by: string) => (written.has(by) ? by : rule.id);
  const inDocument = (side: ReadonlyMap<string, string>) =>
    new Map([...side].map(([fact, by]) => [fact, named(by)] as const));
  const isTold = holds && needs.isNever;
  if (isTold)
    for (const parts of needs.conflicts)
      tell(
        rule.id,
        parts.filter((part) => written.has(part)),
      );
  return {
    ...{ known: inDocument(needs.known), unknown: inDocument(needs.unknown), isNever: needs.isNever },
    conflicts: isTold ? [] : needs.conflicts,
  };
}

function needsWithin(rule: Rule, holds: boolean, telling: Telling): Needs {
  const parts = (of: readonly Rule[]) => of.map((part) => needsOf(part, holds, telling));
  switch (rule.op) {
    case 'not':
      return needsOf(rule.of, !holds, telling);
    case 'all':
      return holds ? together(parts(rule.of), true) : among(parts(rule.of));
    case 'any':
      return holds ? among(parts(rule.of)) : together(parts(rule.of), false);
    case 'atLeast':
      parts(rule.of);
      return NOTHING;
    case 'exists': {
      const one = new Map([[rule.fact, rule.id]]);
      return holds ? { ...NOTHING, known: one } : { ...NOTHING, unknown: one };
    }
    case 'in':
    case 'under':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'reaches':
    case 'is':
    case 'compare':
    case 'happened':
    case 'linked':
      return isOpenWithout(rule) ? { ...NOTHING, known: new Map([[rule.fact, rule.id]]) } : NOTHING;
  }
}

function together(needs: readonly Needs[], holds: boolean): Needs {
  const known = new Map(needs.flatMap((one) => [...one.known]));
  const unknown = new Map(needs.flatMap((one) => [...one.unknown]));
  const conflicts = [...unknown].flatMap(([fact, by]): readonly (readonly string[])[] => {
    const other = known.get(fact);
    // Once, in the innermost group that holds both.
    if (other === undefined || needs.some((one) => one.known.has(fact) && one.unknown.has(fact))) return [];
    return [holds ? [by, other] : []];
  });
  const isNever = conflicts.length > 0 || needs.some((one) => one.isNever);
  return { known, unknown, isNever, conflicts: [...needs.flatMap((one) => one.conflicts), ...conflicts] };
}

/** One of the parts is enough, so that only what each of them needs has to be so. */
function among(needs: readonly Needs[]): Needs {
  const [first = NOTHING, ...others] = needs;
  const shared = (side: 'known' | 'unknown') =>
    new Map([...first[side]].filter(([fact]) => others.every((one) => one[side].has(fact))));
  const isNever = needs.length > 0 && needs.every((one) => one.isNever);
  const conflicts = isNever ? needs.flatMap((one) => one.conflicts) : [];
  return { known: shared('known'), unknown: shared('unknown'), isNever, conflicts };
}

type OnOneFact = Extract<Rule, { op: 'in' | 'under' | 'between' | 'intersects' | 'contains' | 'is' }>;

/** Stays open while nothing is known of its fact. */
function isOpenWithout(rule: Rule): rule is OnOneFact {
  switch (rule.op) {
    case 'in':
    case 'intersects':
    case 'contains':
      return rule.values.length > 0;
    case 'under':
      return inEveryCase(areasOf(rule)) === null;
    case 'between':
      return isLimit(rule.min) || isLimit(rule.max);
    case 'is':
      return true;
    case 'all':
    case 'any':
    case 'not':
    case 'atLeast':
    case 'reaches':
    case 'exists':
    case 'compare':
    case 'happened':
    case 'linked':
      return false;
  }
}

function isLimit(limit: number | null): boolean {
  return limit !== null && Number.isFinite(limit);
}
