import { z } from 'zod';
import { type LintFinding, lintCatalogue, type RuleCatalogue } from '@/lib/domain/rules';
import { type JsonNode, partAt, shapeProblem } from '../json';
import { type Facet, type ProgrammeSource, programmesFrom, type RowProblem } from '../programmes';
import { loadFacts, placeNamesOf, textsOf } from './facts';
import { loadFile } from './files';
import { handOver, type Refusal } from './result';
import { CODES, type Code, isUsable, type Running } from './task';
import { findingSentence, problemText, say } from './words';

const FACTS = 'programmes';

/** What keeps rule and text, or parts of a rule, from both being right. */
const CONTRADICTIONS: ReadonlySet<string> = new Set([
  'contradiction',
  'text_contradicts_limit',
  'text_adds_limit',
]);

/** A file of published programmes: a rule for each row, codes counted in both, and where text and facets differ. */
export function importProgrammesTask(source: ProgrammeSource, running: Running): Code {
  const { options } = running;
  const [file] = options.files;
  const loaded = loadFile(file, z.array(z.unknown()), null);
  if (!isUsable(loaded, file, running)) return CODES.unusable;
  const { catalogue, problems, facets } = programmesFrom(source, loaded.value);
  const refusals = problems.map((problem) => refusalOf(problem, loaded.root, running));
  const refused = new Set(problems.map(({ row }) => row)).size;
  const tally = { rows: loaded.value.length, accepted: catalogue.rules.length, refused };
  // For programs each refusal stands by itself.
  const told = options.json ? refusals : toldOnce(refusals, running);
  const found = contradictionsIn(catalogue, running);
  const contradictions = found.map((one) => ({
    ...one,
    text: findingSentence(one, running.t, placeNamesOf(FACTS, running.t.locale)),
  }));
  return handOver(
    catalogue,
    {
      ...{ tally, refusals: told },
      // Where nothing was read there is nothing to count, and nothing to be clear of.
      lines:
        tally.accepted === 0
          ? []
          : [...facetLines(facets, running), ...contradictionLines(contradictions, catalogue, running)],
      report: { facets, contradictions },
    },
    running,
  );
}

/** Rows are counted from 1, as people do. */
function refusalOf(problem: RowProblem, root: JsonNode, { t }: Running): Refusal {
  const { row, id, code } = problem;
  const node = partAt(root, [row]);
  if (code === 'shape') {
    const shape = shapeProblem(problem.issue, node);
    const { line, column, path } = shape;
    return { line, column, rule: id, node: path, code: shape.code, text: problemText(shape, t) };
  }
  const path = code === 'twice' ? [] : problem.path;
  const text = say(t, `row.${code}`, { row: row + 1, id, name: code === 'twice' ? '' : problem.name });
  return { ...partAt(node, path).at, rule: id, node: path.join('.'), code, text };
}

/** What is said of several rows in the same words is said once, at the first of them. */
function toldOnce(refusals: readonly Refusal[], { t }: Running): readonly Refusal[] {
  const counts = new Map<string, number>();
  for (const { text } of refusals) counts.set(text, (counts.get(text) ?? 0) + 1);
  const firsts = new Map(refusals.toReversed().map((one) => [one.text, one]));
  return refusals.flatMap((one) => {
    if (firsts.get(one.text) !== one) return [];
    const rows = counts.get(one.text) ?? 1;
    return [rows === 1 ? one : { ...one, text: `${one.text} ${say(t, 'row.same', { rows })}` }];
  });
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
  // A limit that only the text has adds to the rule, and does not speak against it.
  const added = found.filter(({ code }) => code === 'text_adds_limit').length;
  return [
    say(t, 'facets.contradictions', { count: found.length - added, added, all: found.length }),
    ...found.map((one) => `  ${titles.get(one.rule) ?? ''} · ${one.text}`),
  ];
}
