import type { FactCatalogue, RuleDocument, RuleLibrary } from '@/lib/domain/rules';
import { type ExportRefusal, exportJsonLogic, type Json, type Loss } from '../json-logic';
import { latestIn } from './change-words';
import { loadFacts } from './facts';
import { loadRules, placeOf } from './files';
import { handOver, type Refusal } from './result';
import { CODES, type Code, isUsable, type Running } from './task';
import { areUsable } from './unreadable';
import { noRule, placeName, say } from './words';

/** Says the rules of a file in JsonLogic; a rule with a node that JsonLogic cannot say is refused, and the node named. */
export function exportTask(running: Running): Code {
  const { options, t, err } = running;
  const [file] = options.files;
  const loaded = loadRules(file);
  if (!areUsable(loaded, file, running)) return CODES.unusable;
  const facts = loadFacts(options.facts);
  if (!isUsable(facts, options.facts, running)) return CODES.unusable;
  const { library, rules } = loaded.value;
  // A name stands for one rule there: of several versions the last one is taken.
  const asked = [...new Set(rules.map(({ id }) => id))]
    .filter((id) => options.rule === null || id === options.rule)
    .flatMap((id) => latestIn(loaded.value, id) ?? []);
  if (asked.length === 0) {
    err(noRule(options.rule ?? '', rules, t));
    return CODES.unusable;
  }
  const told = asked.map((document) => ({
    ...{ id: document.id, place: rules.indexOf(document) },
    ...exported(document, library, facts.value ?? {}),
    outside: outsideOf(document, rules),
  }));
  const refusals = told.flatMap((one) =>
    one.refusals.map(({ node, code, name }): Refusal => {
      const { line, column } = placeOf(loaded.root, { rule: one.id, node, document: one.place });
      const text = `${placeName(one.id, node, t)}: ${say(t, `logic.export.${code}`, { name })}`;
      return { line, column, rule: one.id, node, code, text };
    }),
  );
  const made = told.flatMap(({ id, logic }) => (logic === undefined ? [] : [[id, logic] as const]));
  const [only] = made;
  const tally = { rows: asked.length, accepted: made.length, refused: asked.length - made.length };
  const taken = told.filter(({ logic }) => logic !== undefined);
  const lines = taken.flatMap(({ id, lost, outside }) => [
    ...lossLines(id, lost, running),
    ...outside.map((what) => `${placeName(id, '', t)}: ${say(t, `logic.lost.${what}`)}`),
  ]);
  const lost = taken.flatMap((one) => [
    ...one.lost.map((loss) => ({ rule: one.id, ...loss })),
    ...one.outside.map((what) => ({ rule: one.id, node: '', what })),
  ]);
  const result = options.rule !== null && only ? only[1] : { rules: Object.fromEntries(made) };
  return handOver(result, { tally, refusals, lines, report: { lost } }, running);
}

/** What is kept of a rule beside its conditions, and JsonLogic has no place for. */
function outsideOf(
  { id, from, to }: RuleDocument,
  rules: readonly RuleDocument[],
): readonly ('days' | 'versions')[] {
  const hasDays = from !== undefined || to !== undefined;
  const hasOthers = rules.filter((one) => one.id === id).length > 1;
  return [...(hasDays ? (['days'] as const) : []), ...(hasOthers ? (['versions'] as const) : [])];
}

type Told = { logic?: Json; refusals: readonly ExportRefusal[]; lost: readonly Loss[] };

function exported({ rule }: RuleDocument, library: RuleLibrary, facts: FactCatalogue): Told {
  const found = exportJsonLogic(rule, { library, facts });
  return found.ok
    ? { logic: found.logic, refusals: [], lost: found.lost }
    : { refusals: found.refusals, lost: [] };
}

/** What people need to know of criteria and JsonLogic has no place for, by what it is. */
function lossLines(rule: string, lost: readonly Loss[], { t }: Running): readonly string[] {
  return [...new Set(lost.map(({ what }) => what))].map((what) => {
    const nodes = lost.filter((one) => one.what === what).map(({ node }) => node);
    return `${placeName(rule, '', t)}: ${say(t, `logic.lost.${what}`, { nodes, count: nodes.length })}`;
  });
}
