import { z } from 'zod';
import { type LintFinding, lintCatalogue, type RuleCatalogue } from '@/lib/domain/rules';
import { partAt, shapeProblem } from '../json';
import { type Facet, type ProgrammeSource, programmesFrom, type RowProblem } from '../programmes';
import { loadFacts, placeNamesOf, textsOf } from './facts';
import { type Loaded, loadFile } from './files';
import { handOver } from './result';
import { CODES, type Code, isUsable, type Running } from './task';
import { findingSentence, placed, problemLine, say } from './words';

const FACTS = 'programmes';

/** What keeps rule and text, or parts of a rule, from both being right. */
const CONTRADICTIONS: ReadonlySet<string> = new Set([
  'contradiction',
  'text_contradicts_limit',
  'text_adds_limit',
]);

/** A file of published programmes: a rule for each row, codes counted in both, and where text and facets differ. */
export function importProgrammesTask(source: ProgrammeSource, running: Running): Code {
  const { options, err } = running;
  const [file] = options.files;
  const loaded = loadFile(file, z.array(z.unknown()));
  if (!isUsable(loaded, file, running)) return CODES.unusable;
  const { catalogue, problems, facets } = programmesFrom(source, loaded.value);
  for (const problem of problems) err(rowLine(problem, loaded, running));
  const refused = new Set(problems.map(({ row }) => row)).size;
  const tally = { rows: loaded.value.length, accepted: catalogue.rules.length, refused };
  const found = contradictionsIn(catalogue, running);
  const contradictions = found.map((one) => ({
    ...one,
    text: findingSentence(one, running.t, placeNamesOf(FACTS, running.t.locale)),
  }));
  return handOver(
    catalogue,
    {
      tally,
      lines: [...facetLines(facets, running), ...contradictionLines(contradictions, catalogue, running)],
      report: { facets, contradictions },
    },
    running,
  );
}

/** Rows are counted from 1, as people do. */
function rowLine(
  problem: RowProblem,
  { root }: Extract<Loaded<unknown>, { ok: true }>,
  { options, shown, t }: Running,
): string {
  const { row, id } = problem;
  const [file, node] = [shown(options.files[0]), partAt(root, [row])];
  if (problem.code === 'shape') return problemLine(file, shapeProblem(problem.issue, node), t);
  const path = problem.code === 'twice' ? [] : problem.path;
  const name = problem.code === 'twice' ? '' : problem.name;
  const what = say(t, `row.${problem.code}`, { row: row + 1, id, name });
  return `${placed(file, partAt(node, path).at)} ${what}`;
}

function contradictionsIn(catalogue: RuleCatalogue, { asOf }: Running): readonly LintFinding[] {
  const facts = loadFacts(FACTS);
  if (!facts.ok) return [];
  const setting = { facts: facts.value, registers: [], asOf, ...textsOf(FACTS) };
  return lintCatalogue(catalogue, setting).filter(({ code }) => CONTRADICTIONS.has(code));
}

function facetLines(facets: readonly Facet[], { t }: Running): readonly string[] {
  return [
    say(t, 'facets.title'),
    ...facets.flatMap(({ facet, rows, rules, codes }) => [
      `  ${say(t, 'facets.facet', { facet, rows, rules })}`,
      ...codes.map(({ code, rows: inFile, rules: inRules }) => `    ${code}: ${inFile} / ${inRules}`),
    ]),
  ];
}

function contradictionLines(
  found: readonly (LintFinding & { text: string })[],
  { rules }: RuleCatalogue,
  { t }: Running,
): readonly string[] {
  const titles = new Map(rules.map(({ id, title }) => [id, title.en ?? '']));
  return [
    say(t, 'facets.contradictions', { count: found.length }),
    ...found.map((one) => `  ${titles.get(one.rule) ?? ''} · ${one.text}`),
  ];
}
