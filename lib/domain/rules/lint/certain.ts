import { type Budget, leavesOf, type Space, spaceOf, whenItHolds } from '../domains';
import { type FactCatalogue, factEntry, nodesOf, partsOf, type WrittenRule } from '../language';
import { plainNodes } from '../plain-nodes';
import { within } from '../ranges';
import type { ReasonValues, Rule } from '../types';
import { failedAgain, metAgain } from './certain-mends';
import { type Culprit, conflictOf, culpritsOf } from './culprits';
import { type Given, idleBecause } from './idle';
import { byHand, type Subject, spared } from './mending';
import { untoldFindings } from './told-and-untold';
import type { LintCode, NodeFinding } from './types';

type Judging = {
  space: Space;
  written: ReadonlyMap<string, WrittenRule>;
  /** The node each node stands in. */
  parents: ReadonlyMap<string, WrittenRule>;
  /** How many parts of each group are in force on the day. */
  partsInForce: ReadonlyMap<string, number>;
  subject: Subject;
  findings: NodeFinding[];
  decided: Decided[];
};

/** Operators that only hold other rules, which can be asked in their place. */
const GROUPS: Readonly<Record<WrittenRule['op'], boolean>> = {
  ...{ all: true, any: true, atLeast: true, not: true, unless: true, criterion: true, use: false },
  ...{ equals: false, in: false, under: false, reaches: false, between: false, intersects: false },
  ...{ contains: false, is: false, exists: false, elapsed: false, recent: false, calendarYear: false },
  ...{ dates: false, compare: false, happened: false, linked: false, prose: false },
};

/** A node that is certain, and as what it would be told. */
export type Decided = Pick<NodeFinding, 'code' | 'node'>;

/**
 * What is found of a plain rule, and whether it is certain that nobody meets the whole of it. `decided`: each node that
 * is certain, even where something in it is told instead.
 */
export type Certain = {
  findings: readonly NodeFinding[];
  decided: readonly Decided[];
  isNever: boolean;
};

/**
 * In: the plain rule of a document. Out: what cannot be met, cannot fail, or makes no difference where it stands.
 * Certain: what is called a contradiction is met in no case, what is called a tautology fails in none.
 */
export function certainFindings(rule: Rule, subject: Subject): Certain {
  const nodes = nodesOf(subject.document.rule);
  const written = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap((node) => partsOf(node).map(({ id }) => [id, node] as const)));
  const findings: NodeFinding[] = [];
  const facts = subject.setting.facts ?? {};
  const { judging: budget } = subject.budgets;
  const partsInForce = new Map(
    plainNodes(rule).map((node) => [node.id, 'of' in node && Array.isArray(node.of) ? node.of.length : 0]),
  );
  const decided: Decided[] = [];
  const shared = { written, parents, partsInForce, subject, findings, decided };
  judge(rule, [], { space: spaceOf([rule], facts, budget), ...shared });
  const before = findings.length;
  for (const [where, inner] of rulesOfEntities(rule, facts).filter(([{ id }]) => written.has(id)))
    judge(where, [], { space: spaceOf([where], inner, budget), ...shared });
  const needed = isNeverMet(withoutEmpty(rule, facts, budget), facts, budget);
  const untold = untoldFindings(rule, new Set(written.keys()));
  const told = [
    ...findings.slice(0, before),
    ...findings.slice(before).map((one) => (needed ? asError(one) : one)),
    ...(findings.some(({ code }) => code === 'contradiction') ? [] : untold),
  ];
  return { findings: told, decided, isNever: needed || untold.some(({ severity }) => severity === 'error') };
}

function isNeverMet(rule: Rule, facts: FactCatalogue, budget: Budget): boolean {
  const space = spaceOf([rule], facts, budget);
  return whenItHolds(space.formula(rule), space) === 'never';
}

/** With linked entities that nobody can be, so that their number is nought. */
function withoutEmpty(rule: Rule, facts: FactCatalogue, budget: Budget): Rule {
  const parts = (of: readonly Rule[]) => of.map((part) => withoutEmpty(part, facts, budget));
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...rule, of: parts(rule.of) };
    case 'not':
      return { ...rule, of: withoutEmpty(rule.of, facts, budget) };
    case 'linked': {
      const inner = factEntry(facts, rule.fact)?.of ?? {};
      if (!isNeverMet(withoutEmpty(rule.where, inner, budget), inner, budget)) return rule;
      const isEnough = within({ lo: 0, hi: 0 }, rule) === 'met';
      return { id: rule.id, op: isEnough ? 'all' : 'any', of: [] };
    }
    case 'in':
    case 'under':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'reaches':
    case 'is':
    case 'exists':
    case 'compare':
    case 'happened':
      return rule;
  }
}

function asError(finding: NodeFinding): NodeFinding {
  return finding.code === 'contradiction' ? { ...finding, severity: 'error' } : finding;
}

/** Rules that hold for linked entities are looked at by themselves; those of a predicate where it is written. */
function rulesOfEntities(rule: Rule, facts: FactCatalogue): readonly (readonly [Rule, FactCatalogue])[] {
  return leavesOf(rule).flatMap((leaf) => {
    if (leaf.op !== 'linked') return [];
    const inner = factEntry(facts, leaf.fact)?.of ?? {};
    return [[leaf.where, inner] as const, ...rulesOfEntities(leaf.where, inner)];
  });
}

/** Adds what was found in a node, and says whether the node makes a difference. */
function judge(rule: Rule, given: readonly Given[], judging: Judging): boolean {
  const { space, findings, written } = judging;
  const certainty = whenItHolds(space.formula(rule), space);
  if (certainty !== 'open') {
    findings.push(...certainOnes({ rule, certainty }, judging));
    return false;
  }
  const idle = given.length > 0 ? idleBecause(rule, given, space) : null;
  if (idle) {
    const { code, by, goes } = idle;
    const mend = spared(rule.id, goes, judging) ?? byHand('change_one', { by });
    findings.push({ node: rule.id, code, values: { by }, mend });
    return false;
  }
  if (isOpenable(rule, written)) judgeParts(rule, given, judging);
  return true;
}

function judgeParts(rule: Rule, given: readonly Given[], judging: Judging): void {
  const { space, written } = judging;
  const above = given.map((one) => ({ ...one, isBeside: false }));
  if (rule.op === 'not') judge(rule.of, above, judging);
  if (rule.op !== 'all' && rule.op !== 'any' && rule.op !== 'atLeast') return;
  const parts = rule.of.filter(({ id }) => written.has(id) && !isTelling(id, written));
  const beside = parts.map((part): Given => {
    const [formula, opposite] =
      rule.op === 'all'
        ? [space.notUnmet(part), space.unmet(part)]
        : [space.negation(part), space.formula(part)];
    return { node: part.id, formula, opposite, isBeside: true };
  });
  let kept: readonly Given[] = rule.op === 'atLeast' ? [] : beside;
  const rests: Rests = new Map();
  // From the last to the first, so that of two that say the same the later one is named.
  for (const part of parts.toReversed()) {
    const others = kept.filter(({ node }) => node !== part.id);
    const free = others.filter(({ node }) => !restsOn(node, part.id, rests));
    const before = judging.findings.length;
    if (!judge(part, [...above, ...free], judging)) kept = others;
    rests.set(part.id, judging.findings.slice(before).flatMap(blamed));
  }
  for (const part of rule.of) if (isTelling(part.id, written)) judgeTelling(part, judging);
}

/** For each part, the nodes because of which it, or something in it, makes no difference. */
type Rests = Map<string, readonly string[]>;

/**
 * Whether what was found in a part holds only because of another, at first or at second hand. Of the other nothing may
 * then be found because of the part: each could be taken away alone, but not both.
 */
function restsOn(part: string, other: string, rests: Rests): boolean {
  return (rests.get(part) ?? []).some((by) => by === other || restsOn(by, other, rests));
}

function blamed({ values }: NodeFinding): readonly string[] {
  return Array.isArray(values.by) ? values.by : [];
}

/** What only tells decides nothing, so it is looked at by itself. */
function judgeTelling(part: Rule, judging: Judging): void {
  const [told] = part.op === 'any' ? part.of : [];
  if (told) judge(told, [], judging);
}

const CODES: Readonly<Record<Culprit['certainty'], LintCode>> = {
  never: 'contradiction',
  always: 'tautology',
};

function certainOnes(found: Culprit, judging: Judging): readonly NodeFinding[] {
  const { space, subject, written, decided } = judging;
  if (isTelling(found.rule.id, written)) return [];
  const isWhole = found.rule.id === subject.document.rule.id && found.certainty === 'never';
  const looking = {
    mayOpen: (rule: Rule) => isOpenable(rule, written),
    seen: ({ rule, certainty }: Culprit) => decided.push({ code: CODES[certainty], node: rule.id }),
  };
  return culpritsOf(found, space, looking).map(({ rule, certainty }): NodeFinding => {
    const [node, as] = [rule.id, written.get(rule.id)];
    const through: ReasonValues = as?.op === 'use' ? { predicate: as.predicate } : {};
    if (certainty === 'always') {
      const mend = spared(node, 'always', judging) ?? failedAgain(as);
      return { node, code: 'tautology', values: through, mend };
    }
    const conflict = as?.op === 'use' ? [] : conflictOf(rule, space);
    const values = { ...through, parts: conflict };
    // Without what may stay open, what it stands in would be decided.
    const isUnmet = whenItHolds(space.unmet(rule), space) === 'always';
    const mend = (isUnmet ? spared(node, 'never', judging) : null) ?? metAgain(as, conflict, subject);
    return { node, code: 'contradiction', severity: isWhole ? 'error' : 'warning', values, mend };
  });
}

/** Its parts are nodes of the document; those of a predicate belong to the predicate, helpers of `resolve` to nobody. */
function isOpenable(rule: Rule, written: Judging['written']): boolean {
  const node = written.get(rule.id);
  return node !== undefined && GROUPS[node.op] && !isTelling(rule.id, written);
}

function isTelling(id: string, written: Judging['written']): boolean {
  const node = written.get(id);
  return node?.op === 'criterion' && node.kind === 'informative';
}
