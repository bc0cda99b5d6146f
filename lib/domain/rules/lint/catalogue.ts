import { type FactCatalogue, factsOf, type RuleCatalogue } from '../language';
import { registersAbout } from './about';
import { libraryFindings, unusedFindings } from './library';
import { byHand } from './mending';
import { predicateFindings } from './predicates';
import { repeatedRules } from './repeated-rules';
import { inOrder, lintRule, placed } from './rule';
import type { LintFinding, LintSetting, NodeFinding } from './types';

/** In: a whole catalogue and what it is held against. Out: everything found in its rules, its library and between them, worst first. */
export function lintCatalogue(
  catalogue: RuleCatalogue,
  setting: Omit<LintSetting, 'library'>,
): readonly LintFinding[] {
  const { library, rules } = catalogue;
  const full = { ...setting, library, registers: registersAbout(catalogue, setting) };
  const predicates = predicateFindings(catalogue, full);
  const whole = [
    ...libraryFindings(full),
    ...unusedFindings(catalogue),
    ...unaskedFor(catalogue, setting.facts),
  ];
  const inRules = rules.flatMap((document, place) =>
    lintRule(document, full)
      .filter((finding) => !isOfPredicate(finding, predicates) && !isOfZone(finding, whole))
      .map((finding) => ({ ...finding, document: place })),
  );
  return inOrder([
    ...atZones([...inRules, ...predicates]),
    ...repeatedRules(rules),
    ...whole.map((finding) => placed('', finding)),
  ]);
}

/** What lies in a predicate is told once, where it is written, not in every rule that uses it. */
function isOfPredicate({ code, mend }: LintFinding, predicates: readonly LintFinding[]): boolean {
  const { predicate, node } = mend.values;
  if (mend.code !== 'mend_predicate' && mend.code !== 'open_circle') return false;
  const inIt = predicates.filter(({ rule }) => rule === `predicate:${predicate}`);
  if (mend.code === 'open_circle') return true;
  return node === '' ? inIt.length > 0 : inIt.some((one) => one.code === code && one.node === node);
}

/** So is what is wrong with a zone. */
function isOfZone({ code, values }: LintFinding, library: readonly NodeFinding[]): boolean {
  return library.some(
    (one) => one.node.startsWith('zone:') && one.code === code && one.values.name === values.name,
  );
}

/** A code of a zone is told once, at the zone, however many nodes use it. */
function atZones(findings: readonly LintFinding[]): readonly LintFinding[] {
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const { zone, code } = finding.values;
    if (zone === undefined || !CODE_FAULTS.has(finding.code)) return [finding];
    const key = JSON.stringify([finding.code, zone, code]);
    if (seen.has(key)) return [];
    seen.add(key);
    const { document: _document, at: _at, ...rest } = finding;
    return [{ ...rest, rule: '', node: `zone:${zone}` }];
  });
}

const CODE_FAULTS: ReadonlySet<string> = new Set(['unknown_code', 'retired_code', 'other_list']);

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
    .map(
      ([question, { facts: its }]): NodeFinding => ({
        ...{ node: '', code: 'question_not_used', values: { question, facts: its } },
        mend: byHand('read_or_drop'),
      }),
    );
}

/** A key ending in `.*` is read where one that begins like it is; so is a list of entities through one of its facts. */
function isRead(fact: string, read: ReadonlySet<string>): boolean {
  if (read.has(fact)) return true;
  const start = fact.endsWith('.*') ? fact.slice(0, -1) : `${fact}.`;
  return [...read].some((one) => one.startsWith(start));
}
