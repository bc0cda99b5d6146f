import type { RuleDocument, RuleLibrary } from '@/lib/domain/rules';
import { type ExportRefusal, exportJsonLogic, type Json, type Loss } from '../json-logic';
import { loadRules, placeOf } from './files';
import { handOver } from './result';
import { CODES, type Code, isUsable, type Running } from './task';
import { placed, placeName, say } from './words';

/** Says the rules of a file in JsonLogic; a rule with a node that JsonLogic cannot say is refused, and the node named. */
export function exportTask(running: Running): Code {
  const { options, t, shown, err } = running;
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
  for (const { id, place, refusals } of told)
    for (const refusal of refusals) {
      const at = placed(shown(file), placeOf(loaded.root, { rule: id, node: refusal.node, document: place }));
      err(`${at} ${refusalText(id, refusal, running)}`);
    }
  const made = told.flatMap(({ id, logic }) => (logic === undefined ? [] : [[id, logic] as const]));
  const [only] = made;
  const tally = { rows: asked.length, accepted: made.length, refused: asked.length - made.length };
  const lines = told.flatMap(({ id, lost }) => lossLines(id, lost, running));
  const lost = told.flatMap((one) => one.lost.map((loss) => ({ rule: one.id, ...loss })));
  const result = options.rule !== null && only ? only[1] : { rules: Object.fromEntries(made) };
  return handOver(result, { tally, lines, report: { lost } }, running);
}

type Told = { logic?: Json; refusals: readonly ExportRefusal[]; lost: readonly Loss[] };

function exported({ rule }: RuleDocument, library: RuleLibrary): Told {
  const found = exportJsonLogic(rule, { library });
  return found.ok
    ? { logic: found.logic, refusals: [], lost: found.lost }
    : { refusals: found.refusals, lost: [] };
}

function refusalText(rule: string, { node, code, name }: ExportRefusal, { t }: Running): string {
  return `${placeName(rule, node, t)}: ${say(t, `logic.export.${code}`, { name })} [${code}]`;
}

/** What people need to know of criteria and JsonLogic has no place for, by what it is. */
function lossLines(rule: string, lost: readonly Loss[], { t }: Running): readonly string[] {
  return [...new Set(lost.map(({ what }) => what))].map((what) => {
    const nodes = lost.filter((one) => one.what === what).map(({ node }) => node);
    return `${placeName(rule, '', t)}: ${say(t, `logic.lost.${what}`, { nodes, count: nodes.length })}`;
  });
}
