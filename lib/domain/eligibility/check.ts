import {
  evaluate,
  type FactCatalogue,
  type Finding,
  type LintFinding,
  type LintSetting,
  lintCatalogue,
  profileReader,
  resolve,
  type Verdict,
} from '../rules';
import { withOwnFacts } from './questions';
import { groupOf } from './tree';
import { ELIGIBILITY, type Eligibility, eligibilityDocument, libraryOf, type Persona } from './types';

/** What came of a test firm beside what was to come of it; nothing comes of a rule that cannot be read. */
export type PersonaResult = {
  persona: Persona;
  verdict: Verdict | null;
  finding: Finding | null;
  passed: boolean;
};

/** In: a rule with its test firms, and what is known of facts. Out: what comes of each, on the day it was written. */
export function personaResults(
  eligibility: Eligibility,
  facts: FactCatalogue | null,
): readonly PersonaResult[] {
  return eligibility.personas.map((persona) => {
    const finding = findingFor(eligibility, persona, facts);
    const verdict = finding?.verdict ?? null;
    return { persona, finding, verdict, passed: verdict === persona.expect };
  });
}

function findingFor(
  { rule, rates, questions }: Eligibility,
  { day: asOf, facts: told }: Persona,
  known: FactCatalogue | null,
): Finding | null {
  const facts = known && withOwnFacts(known, questions);
  const resolved = resolve(rule, { ruleId: ELIGIBILITY, asOf, library: libraryOf({ rates }), facts });
  if (!resolved.ok) return null;
  try {
    return evaluate(resolved.rule, profileReader(told));
  } catch (error) {
    // A condition that reads the fact as another kind than the test firm has.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** In: a rule and what it is held against. Out: everything found in it, worst first. */
export function eligibilityLint(
  eligibility: Eligibility,
  setting: Omit<LintSetting, 'library'>,
): readonly LintFinding[] {
  const rules = [eligibilityDocument(eligibility)];
  const library = libraryOf(eligibility);
  // What the other rules of a catalogue would read does not matter to this one.
  const facts = setting.facts && withOwnFacts(setting.facts, eligibility.questions);
  return lintCatalogue({ language: 'puente-rules/1', library, rules }, { ...setting, facts }).filter(
    ({ rule }) => rule === ELIGIBILITY,
  );
}

/** What keeps a rule from being published. */
export type Blockers = { empty: boolean; errors: readonly LintFinding[]; failed: readonly PersonaResult[] };

/** In: a rule and what it is held against. Out: what keeps it from being published; null where nothing does. */
export function blockersOf(eligibility: Eligibility, setting: Omit<LintSetting, 'library'>): Blockers | null {
  const empty = groupOf(eligibility.rule)?.of.length === 0;
  const errors = eligibilityLint(eligibility, setting).filter(({ severity }) => severity === 'error');
  const failed = personaResults(eligibility, setting.facts).filter(({ passed }) => !passed);
  return empty || errors.length > 0 || failed.length > 0 ? { empty, errors, failed } : null;
}
