import { documentProblems, type RuleDocument, resolve } from '../language';
import { textFindings } from '../texts';
import { bandFindings } from './bands';
import { certainFindings } from './certain';
import { listFindings } from './children';
import { codeFindings } from './code-checks';
import { factFindings } from './fact-checks';
import type { Subject } from './mending';
import { placesOf } from './places';
import { structureFindings } from './structure';
import {
  LINT_SEVERITIES,
  type LintCode,
  type LintFinding,
  type LintSetting,
  type NodeFinding,
  type Severity,
} from './types';

const SEVERITY_ORDER = { error: 0, warning: 1, hint: 2 } as const;

/** What already says why a node can never, or always, be met. */
const EXPLAINED: ReadonlySet<LintCode> = new Set([
  ...([
    'min_above_max',
    'empty_area',
    'empty_group',
    'count_too_high',
    'count_zero',
    'unknown_code',
  ] as const),
]);

/** In: one rule and what it is held against. Out: everything found, worst first; empty where nothing is. */
export function lintRule(document: RuleDocument, setting: LintSetting): readonly LintFinding[] {
  const { library, texts: reading } = setting;
  const texts = reading ? textFindings(document, { library, reading }) : [];
  const findings = [...periodOf(document, setting), ...treeFindings(document, setting), ...texts];
  return inOrder(findings.map((finding) => placed(document.id, finding)));
}

/** In: a tree with its id. Out: what is found in it, apart from its days. */
export function treeFindings(
  document: Pick<RuleDocument, 'id' | 'rule'>,
  setting: LintSetting,
): readonly NodeFinding[] {
  const subject = { document, setting };
  const places = placesOf(document.rule, { facts: setting.facts, path: '' });
  const said = places.flatMap((place) => [
    ...structureFindings(place.node, subject),
    ...factFindings(place, subject),
    ...codeFindings(place, subject),
    ...listFindings(place, subject),
  ]);
  const unusable = brokenFindings(subject);
  if (unusable.length > 0) return [...unusable, ...said];
  return [...said, ...plainFindings(subject, said)];
}

/** Ids that are not unique, and references that lead nowhere: what is certain of such a rule cannot be told. */
function brokenFindings({ document, setting }: Subject): readonly NodeFinding[] {
  const problems = documentProblems(document).map(
    (problem): NodeFinding => ({
      ...problem,
      values: {},
      mend: problem.code === 'repeated_id' ? RENAME : null,
    }),
  );
  const { library, asOf } = setting;
  const resolution = resolve(document.rule, { ruleId: document.id, library, asOf });
  if (resolution.ok) return problems;
  const broken = resolution.problems.map(
    ({ node, code, name }): NodeFinding => ({ node: outermost(node), code, values: { name }, mend: null }),
  );
  return [...problems, ...broken];
}

const RENAME = { code: 'rename', values: {} } as const;

/** A node inside a predicate is written elsewhere; here it is the node that uses the predicate. */
function outermost(node: string): string {
  return node.split('/')[0] ?? node;
}

function plainFindings(subject: Subject, said: readonly NodeFinding[]): readonly NodeFinding[] {
  const { document, setting } = subject;
  const { library, asOf } = setting;
  const resolution = resolve(document.rule, { ruleId: document.id, library, asOf });
  if (!resolution.ok) return [];
  const explained = new Set(said.filter(({ code }) => EXPLAINED.has(code)).map(({ node }) => node));
  return [
    ...bandFindings(resolution.rule, setting.registers).filter(({ node }) => !node.includes('/')),
    ...certainFindings(resolution.rule, subject).filter(({ node }) => !explained.has(node)),
  ];
}

function periodOf(document: RuleDocument, { asOf }: LintSetting): readonly NodeFinding[] {
  const { from, to } = document;
  const values = { from: from ?? '', to: to ?? '' };
  const node = '';
  if (from && to && from > to) {
    const swapped = { code: 'swap_limits', values: { min: to, max: from } } as const;
    return [{ node, code: 'never_valid', values, mend: swapped }];
  }
  if (to && to < asOf) return [{ node, code: 'expired', values, mend: null }];
  return from && asOf < from ? [{ node, code: 'not_yet_valid', values, mend: null }] : [];
}

/** Adds the rule and, where the finding does not say itself, how bad it is. */
export function placed(rule: string, finding: NodeFinding): LintFinding {
  const severity: Severity = finding.severity ?? LINT_SEVERITIES[finding.code];
  return { ...finding, rule, severity };
}

/** Worst first; among equals the order in which they were found. */
export function inOrder(findings: readonly LintFinding[]): readonly LintFinding[] {
  return findings.toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
}
