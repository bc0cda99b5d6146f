import { basename, extname } from 'node:path';
import { z } from 'zod';
import { NO_LIBRARY, type RuleDocument, ruleDocumentSchema } from '@/lib/domain/rules';
import { type JsonNode, partAt, shapeProblem } from '../json';
import { type Import, type ImportRefusal, importJsonLogic, type Json } from '../json-logic';
import { loadFacts } from './facts';
import { loadFile } from './files';
import { knownFacts } from './known-facts';
import { handOver, type Refusal } from './result';
import { CODES, type Code, isUsable, type Running } from './task';
import { placeName, problemText, say } from './words';

/** One rule of a file: the id it gets, where it stands, and what stands there. */
type Row = { id: string; logic: Json; node: JsonNode };
/** What comes out otherwise here than there, and where. */
type Note = { what: 'rounded' | 'below'; nodes: readonly string[] };
type Read =
  | { ok: true; document: RuleDocument; notes: readonly Note[] }
  | { ok: false; refusals: readonly Refusal[] };

/** Rules in JsonLogic: one, a list, or an object `rules` with one under each name. */
export function importLogicTask(running: Running): Code {
  const { options } = running;
  const [file] = options.files;
  const [loaded, facts] = [loadFile<Json>(file, z.json(), null), loadFacts(options.facts)];
  if (!isUsable(loaded, file, running) || !isUsable(facts, options.facts, running)) return CODES.unusable;
  const { near } = knownFacts([], facts.value);
  const rows = rowsOf(loaded.value, loaded.root, nameOf(file));
  const read = rows.map((row): Read => {
    const found = importJsonLogic(row.logic, { facts: facts.value ?? {} });
    return found.ok
      ? documentOf(row, found, running)
      : { ok: false, refusals: found.refusals.map((one) => refusalOf(one, row, { near, running })) };
  });
  const refusals = read.flatMap((one) => (one.ok ? [] : one.refusals));
  const rules = read.flatMap((one) => (one.ok ? [one.document] : []));
  const tally = { rows: rows.length, accepted: rules.length, refused: rows.length - rules.length };
  const made = { language: 'puente-rules/1', library: NO_LIBRARY, rules };
  const lost = read.flatMap((one) =>
    one.ok ? one.notes.map((note) => ({ rule: one.document.id, ...note })) : [],
  );
  const lines = lost.map(({ rule, what, nodes }) => {
    const text = say(running.t, `logic.lost.${what}`, { nodes, count: nodes.length });
    return `${placeName(rule, '', running.t)}: ${text}`;
  });
  return handOver(made, { tally, refusals, lines, report: lost.length > 0 ? { lost } : {} }, running);
}

function rowsOf(value: Json, root: JsonNode, name: string): readonly Row[] {
  if (isList(value))
    return value.map((logic, index) => ({ id: `${name}-${index + 1}`, logic, node: partAt(root, [index]) }));
  const named = isObject(value) ? value.rules : undefined;
  if (isObject(named))
    return Object.entries(named).map(([id, logic]) => ({ id, logic, node: partAt(root, ['rules', id]) }));
  return [{ id: name, logic: value, node: root }];
}

/** The id of a rule that stands alone in its file. */
function nameOf(file: string): string {
  const name = basename(file, extname(file)).replace(/[^A-Za-z0-9_.-]+/g, '-');
  return /^[A-Za-z]/.test(name) ? name : `rule-${name}`;
}

/** JsonLogic has no titles, so a rule is called by its id until somebody names it. */
function documentOf(
  { id, node }: Row,
  { rule, rounded, below }: Extract<Import, { ok: true }>,
  { t }: Running,
): Read {
  const written = { language: 'puente-rules/1', id, version: 1, title: { en: id }, rule };
  const parsed = ruleDocumentSchema.safeParse(written);
  const notes = [
    ...(rounded ? [{ what: 'rounded' as const, nodes: rounded.map(pathName) }] : []),
    ...(below ? [{ what: 'below' as const, nodes: below.map(pathName) }] : []),
  ];
  if (parsed.success) return { ok: true, document: parsed.data, notes };
  const refusals = parsed.error.issues.map((issue): Refusal => {
    const problem = shapeProblem(issue, node);
    return { ...node.at, rule: id, node: problem.path, code: problem.code, text: problemText(problem, t) };
  });
  return { ok: false, refusals };
}

function refusalOf(
  { path, code, name }: ImportRefusal,
  { id, node }: Row,
  { near, running }: { near: (fact: string) => readonly string[]; running: Running },
): Refusal {
  const alike = code === 'unknown_fact' ? near(name) : [];
  const { t } = running;
  const place = pathName(path);
  const steps = path.split('/').slice(1);
  const { at } = partAt(
    node,
    steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
  const where = say(t, 'logic.place', { rule: id, path: place });
  const why = say(t, `logic.import.${code}`, { name, near: alike, count: alike.length });
  return { ...at, rule: id, node: place, code, text: `${where} ${why}` };
}

/** A pointer to the whole of a rule is empty, and would be read as nothing. */
function pathName(path: string): string {
  return path === '' ? '/' : path;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
