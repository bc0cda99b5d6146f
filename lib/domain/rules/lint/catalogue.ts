import { type FactCatalogue, factsOf, type RuleCatalogue, type RuleDocument } from '../language';
import { libraryFindings, unusedFindings } from './library';
import { inOrder, lintRule, placed, treeFindings } from './rule';
import type { LintFinding, LintSetting, NodeFinding } from './types';

/** In: a whole catalogue and what it is held against. Out: everything found in its rules, its library and between them, worst first. */
export function lintCatalogue(
  catalogue: RuleCatalogue,
  setting: Omit<LintSetting, 'library'>,
): readonly LintFinding[] {
  const { library, rules } = catalogue;
  const full = { ...setting, library };
  const predicates = Object.entries(library.predicates).flatMap(([name, rule]) => {
    const id = `predicate:${name}`;
    return treeFindings({ id, rule }, full).map((finding) => placed(id, finding));
  });
  const whole = [
    ...libraryFindings(full),
    ...unusedFindings(catalogue),
    ...unaskedFor(catalogue, setting.facts),
  ];
  return inOrder([
    ...rules.flatMap((document) => lintRule(document, full)),
    ...predicates,
    ...repeated(rules),
    ...whole.map((finding) => placed('', finding)),
  ]);
}

/** Two documents with the same id and version, or in force on the same day. */
function repeated(rules: readonly RuleDocument[]): readonly LintFinding[] {
  return rules.flatMap((document, place) => {
    const earlier = rules
      .slice(0, place)
      .find((other) => other.id === document.id && overlaps(other, document));
    if (!earlier) return [];
    const values = { version: document.version, other: earlier.version };
    return [placed(document.id, { node: '', code: 'repeated_rule', values, mend: null })];
  });
}

function overlaps(a: RuleDocument, b: RuleDocument): boolean {
  if (a.version === b.version) return true;
  const startsBeforeEnd = (one: RuleDocument, other: RuleDocument) =>
    !one.from || !other.to || one.from <= other.to;
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

/** Questions all of whose facts no rule reads. */
function unaskedFor({ library, rules }: RuleCatalogue, facts: FactCatalogue | null): readonly NodeFinding[] {
  const read = new Set(
    [...rules.map(({ rule }) => rule), ...Object.values(library.predicates)].flatMap(factsOf),
  );
  const questions = new Map<string, { facts: string[]; isUsed: boolean }>();
  for (const [fact, entry] of Object.entries(facts ?? {}))
    for (const question of entry.questions) {
      const known = questions.get(question) ?? { facts: [], isUsed: false };
      const isUsed = known.isUsed || isRead(fact, read);
      questions.set(question, { facts: [...known.facts, fact], isUsed });
    }
  return [...questions]
    .filter(([, { isUsed }]) => !isUsed)
    .map(([question, { facts: its }]) => ({
      ...{ node: '', code: 'question_not_used', values: { question, facts: its }, mend: null },
    }));
}

/** A key ending in `.*` is read where one that begins like it is; so is a list of entities through one of its facts. */
function isRead(fact: string, read: ReadonlySet<string>): boolean {
  if (read.has(fact)) return true;
  const start = fact.endsWith('.*') ? fact.slice(0, -1) : `${fact}.`;
  return [...read].some((one) => one.startsWith(start));
}
