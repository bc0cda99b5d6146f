import type { RuleDocument, RuleLibrary } from '@/lib/domain/rules';
import { type ExportRefusal, exportJsonLogic, type Json, type Loss } from '../json-logic';
import { loadRules, placeOf } from './files';
import { handOver, type Refusal } from './result';
import { CODES, type Code, isUsable, type Running } from './task';
import { placeName, say } from './words';

/** Says the rules of a file in JsonLogic; a rule with a node that JsonLogic cannot say is refused, and the node named. */
export function exportTask(running: Running): Code {
  const { options, t, err } = running;
  const [file] = options.files;
  const loaded = loadRules(file);
  if (!isUsable(loaded, file, running)) return CODES.unusable;
  const { library, rules } = loaded.value;
  const asked = rules.filter(({ id }) => options.rule === null || id === options.rule);
  if (asked.length === 0) {
    err(say(t, 'explain.noRule', { rule: options.rule ?? '' }));
    return CODES.unusable;
  }
  const told = asked.map((document) => ({
    ...{ id: document.id, place: rules.indexOf(document) },
    ...exported(document, library),
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
  const lines = told.flatMap(({ id, lost }) => lossLines(id, lost, running));
  const lost = told.flatMap((one) => one.lost.map((loss) => ({ rule: one.id, ...loss })));
  const result = options.rule !== null && only ? only[1] : { rules: Object.fromEntries(made) };
  return handOver(result, { tally, refusals, lines, report: { lost } }, running);
}

type Told = { logic?: Json; refusals: readonly ExportRefusal[]; lost: readonly Loss[] };

function exported({ rule }: RuleDocument, library: RuleLibrary): Told {
  const found = exportJsonLogic(rule, { library });
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
