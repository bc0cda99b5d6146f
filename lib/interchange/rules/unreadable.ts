import {
  lintCatalogue,
  type ResolveProblem,
  type RuleCatalogue,
  type RuleDocument,
} from '@/lib/domain/rules';
import { type Loaded, placeOf } from './files';
import type { Running } from './task';
import { findingSentence, placed, say } from './words';

/** In: a rule that cannot be read, its file, and why. Out: a line for each problem, with its place and its mend, as lint tells it. */
export function unreadable(
  document: RuleDocument,
  { root, value: catalogue }: Extract<Loaded<RuleCatalogue>, { ok: true }>,
  {
    problems,
    running,
    file = running.options.files[0],
  }: { problems: readonly ResolveProblem[]; running: Running; file?: string },
): readonly string[] {
  const { t, asOf, shown } = running;
  const place = catalogue.rules.indexOf(document);
  const findings = lintCatalogue({ ...catalogue, rules: [document] }, { facts: null, registers: [], asOf });
  const told = findings.filter(({ code, values }) =>
    problems.some((one) => one.code === code && (values.name === undefined || values.name === one.name)),
  );
  const lines = told.map((finding) => {
    // Lint was shown this rule alone.
    const at = placeOf(root, finding.document === undefined ? finding : { ...finding, document: place });
    return `${placed(shown(file), at)} ${findingSentence(finding, t)}`;
  });
  if (lines.length > 0) return lines;
  return problems.map(({ node, code, name }) => {
    const at = placeOf(root, { rule: document.id, node, document: place });
    const problem = say(t, `lint.${code}`, { name });
    return `${placed(shown(file), at)} ${say(t, 'explain.unreadable', { rule: document.id, node, problem })}`;
  });
}
