import { type RuleDocument, resolve } from '../language';
import { type TextFinding, textFindings } from '../texts';
import { bandFindings } from './bands';
import { bareNumbers } from './bare-numbers';
import { brokenFindings } from './broken';
import { listFindings } from './children';
import { codeFindings } from './code-checks';
import { factFindings } from './fact-checks';
import { lastingFindings } from './lasting';
import { byHand, type Subject, subjectOf } from './mending';
import { placesOf } from './places';
import { structureFindings } from './structure';
import {
  LINT_SEVERITIES,
  type LintCode,
  type LintFinding,
  type LintSetting,
  type Mend,
  type NodeFinding,
  type Severity,
} from './types';
import { outsideFindings, validityFindings } from './validity';

const SEVERITY_ORDER = { error: 0, warning: 1, hint: 2 } as const;

/** What already says why a node can never, or always, be met. */
const EXPLAINED: ReadonlySet<LintCode> = new Set([
  ...([
    'min_above_max',
    'empty_area',
    'empty_group',
    'count_too_high',
    'too_few_in_force',
    'count_zero',
    'unknown_code',
  ] as const),
]);

/** What is told otherwise of a criterion that is never in force. */
const OF_DAYS: ReadonlySet<LintCode> = new Set(['expired', 'not_yet_valid']);

/** In: one rule and what it is held against. Out: everything found, worst first; empty where nothing is. */
export function lintRule(document: RuleDocument, setting: LintSetting): readonly LintFinding[] {
  const { library, texts: reading } = setting;
  const texts = reading ? textFindings(document, { library, reading }) : [];
  const findings = [
    ...validityFindings(document, setting),
    ...treeFindings(document, setting),
    ...texts.map((finding): NodeFinding => ({ ...finding, mend: textMend(finding) })),
  ];
  return inOrder(findings.map((finding) => placed(document.id, finding)));
}

/** In: a tree with its id and days, and the keys of the lists of linked entities it is read of. Out: what is found in it, apart from those days. */
export function treeFindings(
  document: Subject['document'],
  setting: LintSetting,
  path = '',
): readonly NodeFinding[] {
  const subject = subjectOf(document, setting);
  const places = placesOf(document.rule, { facts: setting.facts, path, at: [] });
  const broken = brokenFindings(subject, places);
  const twice = new Set(broken.flatMap(({ node, code }) => (code === 'repeated_id' ? [node] : [])));
  const outside = outsideFindings(document);
  const never = new Set(outside.map(({ node }) => node));
  const inTree = places.flatMap((place) => {
    const found: readonly NodeFinding[] = [
      ...structureFindings(place.node, subject),
      ...factFindings(place, subject),
      ...bareNumbers(place.node, subject),
      ...codeFindings(place, subject),
      ...listFindings(place, subject),
    ];
    // A node put in place would be put in the first of those with the id.
    return twice.has(place.node.id) ? found.map((one) => told(one, place.at)) : found;
  });
  const said = [...inTree.filter(({ node, code }) => !(never.has(node) && OF_DAYS.has(code))), ...outside];
  const isBroken = broken.some(({ since }) => since === undefined);
  const plain = isBroken ? [] : plainFindings(subject, said);
  return [...broken, ...said, ...plain, ...leftOut(subject)];
}

function told({ mend: { code, values }, ...finding }: NodeFinding, at: NodeFinding['at']): NodeFinding {
  return { ...finding, mend: byHand(code, values), ...(at && { at }) };
}

/** What the text and the limits differ in is for a person to settle. */
function textMend({ code, values }: TextFinding): Mend {
  const { own = '' } = values;
  return code === 'text_contradicts_limit' ? byHand('say_same', { own }) : byHand('add_limit');
}

function plainFindings(subject: Subject, said: readonly NodeFinding[]): readonly NodeFinding[] {
  const { document, setting } = subject;
  const { library, asOf, facts } = setting;
  const resolution = resolve(document.rule, { ruleId: document.id, library, asOf, facts });
  if (!resolution.ok) return [];
  const explaining = said.filter(({ code }) => EXPLAINED.has(code));
  const explained = new Set(explaining.flatMap(({ node, since }) => (since === undefined ? [node] : [])));
  return [
    ...bandFindings(resolution.rule, subject).filter(
      ({ node }) => !node.includes('/') && !explained.has(node),
    ),
    ...lastingFindings(subject).filter((one) => !explaining.some(isWhy(one))),
  ];
}

/** What ends before is not why it is so for good. */
function isWhy({ node, since }: NodeFinding): (by: NodeFinding) => boolean {
  return (by) => by.node === node && by.until === undefined && (by.since ?? '') <= (since ?? '');
}

/** What was left out as the steps were spent. */
function leftOut({ document: { rule }, budgets: { judging, proving } }: Subject): readonly NodeFinding[] {
  const about = { node: rule.id, code: 'partly_checked', mend: byHand('several_rules') } as const;
  return [
    ...(judging.steps === 0 ? [{ ...about, values: { what: 'rule' } }] : []),
    // A change that was not tried takes nothing from what is told.
    ...(proving.steps === 0 ? [{ ...about, values: { what: 'changes' }, severity: 'hint' as const }] : []),
  ];
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
