import {
  lintCatalogue,
  type ResolveProblem,
  type RuleCatalogue,
  type RuleDocument,
  resolve,
} from '@/lib/domain/rules';
import type { JsonNode, Position } from '../json';
import { type Loaded, placeOf } from './files';
import { followsFromUnread, loadPartly, type Partly } from './partly';
import type { Running } from './task';
import { findingSentence, placed, problemLine, say } from './words';

/** A file of rules, or what of it could be read. */
type Read = { root: JsonNode; value: RuleCatalogue } & Partial<Partly>;

/** A line, and the place in the file that it speaks of. */
export type PlacedLine = { at: Position; line: string };

/** Below nought where the first stands further up in the file. */
export function byPlace({ at: a }: { at: Position }, { at: b }: { at: Position }): number {
  return a.line - b.line || a.column - b.column;
}

/** In: a rule that cannot be read, its file, and why. Out: a line for each problem, with its place and its mend, as lint tells it. */
export function unreadable(
  document: RuleDocument,
  { root, value: catalogue, places, missing = [], unread = [] }: Read,
  {
    problems,
    running,
    file = running.options.files[0],
  }: { problems: readonly ResolveProblem[]; running: Running; file?: string },
): readonly PlacedLine[] {
  const { t, asOf, shown } = running;
  const own = catalogue.rules.indexOf(document);
  const place = places?.[own] ?? own;
  const isFollowing = followsFromUnread({ missing, unread });
  const findings = lintCatalogue({ ...catalogue, rules: [document] }, { facts: null, registers: [], asOf });
  const told = findings.filter(({ code, values }) =>
    problems.some((one) => one.code === code && (values.name === undefined || values.name === one.name)),
  );
  if (told.length > 0 && told.every(isFollowing)) return [];
  const lines = told
    .filter((finding) => !isFollowing(finding))
    .map((finding) => {
      // Lint was shown this rule alone.
      const at = placeOf(root, finding.document === undefined ? finding : { ...finding, document: place });
      return { at, line: `${placed(shown(file), at)} ${findingSentence(finding, t)}` };
    });
  // Lint was shown no facts, so that it finds no days among them.
  const others = lines.length > 0 ? problems.filter(({ code }) => code === 'number_for_day') : problems;
  return [
    ...lines,
    ...others.map(({ node, code, name }) => {
      const at = placeOf(root, { rule: document.id, node, document: place });
      const problem = say(t, `lint.${code}`, { name });
      const said = say(t, 'explain.unreadable', { rule: document.id, node, problem });
      return { at, line: `${placed(shown(file), at)} ${said}` };
    }),
  ];
}

/** In: a file of rules. Out: whether it is as it should be; if not, each problem was told, and what keeps its other rules from being read. */
export function areUsable(
  loaded: Loaded<RuleCatalogue>,
  file: string,
  running: Running,
): loaded is Extract<Loaded<RuleCatalogue>, { ok: true }> {
  if (loaded.ok) return true;
  const { t, shown, err } = running;
  const told = loaded.problems.map((at) => ({ at, line: problemLine(shown(file), at, t) }));
  const others = unreadableBeside(file, running);
  for (const { line } of [...told, ...others].toSorted(byPlace)) err(line);
  return false;
}

function unreadableBeside(file: string, running: Running): readonly PlacedLine[] {
  const partly = loadPartly(file);
  if (!partly) return [];
  const { library, rules } = partly.value;
  return rules.flatMap((document) => {
    const resolved = resolve(document.rule, { ruleId: document.id, library, asOf: running.asOf });
    return resolved.ok ? [] : unreadable(document, partly, { problems: resolved.problems, running, file });
  });
}
