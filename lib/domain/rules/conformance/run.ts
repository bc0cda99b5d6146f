import { evaluate } from '../evaluate';
import type { FactCatalogue } from '../language';
import { resolve } from '../language/resolve';
import type { Finding } from '../types';
import { profileReader } from './profile';
import type { ConformanceCase, ConformanceFile, Expectation } from './schema';

/** What came of one case beside what was to come of it. */
export type CaseResult = { name: string; passed: boolean; expected: Expectation; actual: Expectation };

/** In: a file of cases, and what is known of their facts. Out: what comes of each, in their order. Throws RangeError where a rule reads a fact as what it is not. */
export function runConformanceFile(
  file: ConformanceFile,
  known: FactCatalogue | null = null,
): readonly CaseResult[] {
  return file.cases.map((one) => {
    const actual = outcomeOf(one, file, known);
    return { name: one.name, passed: agrees(one.expect, actual), expected: one.expect, actual };
  });
}

function outcomeOf(
  { rule: id, profile, but, asOf }: ConformanceCase,
  file: ConformanceFile,
  known: FactCatalogue | null,
): Expectation {
  const [written, facts] = [file.rules[id], file.profiles[profile]];
  if (!written || !facts) throw new RangeError(`no rule ${id} or no profile ${profile}`);
  const resolved = resolve(written, {
    ruleId: id,
    asOf,
    facts: known,
    ...(file.library ? { library: file.library } : {}),
  });
  if (!resolved.ok) return { problems: resolved.problems.map(({ code }) => code) };
  const finding = evaluate(resolved.rule, profileReader({ ...facts, ...but }));
  return { verdict: finding.verdict, reasons: reasonsOf(finding), missing: finding.missing };
}

/**
 * In: a finding. Out: ids of the leaves that decide it: from the top down, below `not` its part, elsewhere the parts
 * that have the verdict of the whole; what stands for a written node counts as that node.
 */
export function reasonsOf(finding: Finding): readonly string[] {
  return [...new Set(leavesOf(finding).map(writtenId))];
}

function leavesOf(finding: Finding): readonly string[] {
  const { code } = finding.reason;
  if (finding.parts.length === 0 || code === 'rule.linked') return [finding.node];
  const parts =
    code === 'rule.not' ? finding.parts : finding.parts.filter(({ verdict }) => verdict === finding.verdict);
  return parts.length === 0 ? [finding.node] : parts.flatMap(leavesOf);
}

/** `resolve` puts parts of its own below "equals no" and below what only tells. */
function writtenId(node: string): string {
  return node.replace(/\.(is|always)$/, '');
}

function agrees(expected: Expectation, actual: Expectation): boolean {
  if ('problems' in expected) return 'problems' in actual && isSameSet(expected.problems, actual.problems);
  if ('problems' in actual) return false;
  return (
    expected.verdict === actual.verdict &&
    (expected.reasons === undefined || isSameSet(expected.reasons, actual.reasons ?? [])) &&
    (expected.missing === undefined || isSameSet(expected.missing, actual.missing ?? []))
  );
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((one) => right.includes(one));
}
