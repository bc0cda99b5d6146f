import { canonicalJson } from '../../canonical-json';
import type { WrittenRule } from '../language';
import type { ReasonValues } from '../types';
import type { ChangeCode } from './types';

/** What changed in a node itself. */
export type FieldChange = { code: ChangeCode; values: ReasonValues };

/** Parts are nodes of their own. */
const PARTS: ReadonlySet<string> = new Set(['id', 'of', 'where']);
const CODES: Readonly<Record<string, ChangeCode>> = {
  min: 'limit',
  max: 'limit',
  from: 'days',
  to: 'days',
  kind: 'kind',
  barrier: 'barrier',
  source: 'source',
};

/** In: two versions of a node. Out: what differs in them, parts left out. */
export function fieldChanges(before: WrittenRule, after: WrittenRule): readonly FieldChange[] {
  if (before.op !== after.op) return [{ code: 'op', values: { before: before.op, after: after.op } }];
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => !PARTS.has(name));
  return names.flatMap((name) => changesIn(name, old.get(name), now.get(name)));
}

function changesIn(field: string, before: unknown, after: unknown): readonly FieldChange[] {
  if (field === 'text') return textChanges(before, after);
  if (field === 'values' || field === 'codes') return listChanges('list', before, after);
  if (field === 'except') return isRule(before) || isRule(after) ? [] : listChanges('except', before, after);
  const [old, now] = [shown(before), shown(after)];
  if (old === now) return [];
  return [{ code: CODES[field] ?? 'field', values: { field, before: old, after: now } }];
}

/** What a condition asks is told as a whole, however many of its fields changed. */
const ASKED: ReadonlySet<ChangeCode> = new Set(['limit', 'field']);

/**
 * In: one of the changes of a node, the later node, and the earlier one with all its changes. Out: the earlier node with
 * this change alone, and with those that are told with it.
 */
export function withOnly(
  { code, values }: FieldChange,
  node: WrittenRule,
  { earlier, fields }: { earlier: WrittenRule; fields: readonly FieldChange[] },
): WrittenRule {
  if (fields.length === 1 || code === 'op') return node;
  const [old, now] = [new Map(Object.entries(earlier)), new Map(Object.entries(node))];
  const [part = '', how] = code.split('_');
  if (how === 'added' || how === 'removed') {
    const field = part === 'except' ? part : old.has('codes') || now.has('codes') ? 'codes' : 'values';
    const codes = wordsIn(values.codes);
    const [before, after] = [wordsIn(old.get(field)), wordsIn(now.get(field))];
    const list = how === 'added' ? [...before, ...codes] : before.filter((one) => !codes.includes(one));
    return withFields(earlier, new Map([[field, list.length > 0 || after.length > 0 ? list : undefined]]));
  }
  const isAsked = (one: ChangeCode) => ASKED.has(one) || (one === 'days' && node.op !== 'criterion');
  const together = isAsked(code) ? fields.filter((one) => isAsked(one.code)) : [];
  const names = [...together.map((one) => one.values), values].map(({ field }) => String(field ?? code));
  return withFields(earlier, new Map(names.map((name) => [name, now.get(name)])));
}

/** The node with other values of these fields; without those that have none. */
function withFields(node: WrittenRule, fields: ReadonlyMap<string, unknown>): WrittenRule {
  const kept = [...fields].filter(([, value]) => value !== undefined);
  const changed = { ...node, ...Object.fromEntries(kept) };
  for (const [name, value] of fields) if (value === undefined) Reflect.deleteProperty(changed, name);
  return changed;
}

/** In: texts by language. Out: one change for each language in which they differ. */
export function textChanges(before: unknown, after: unknown): readonly FieldChange[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((language) => {
    const values = { language, before: old.get(language) ?? '', after: now.get(language) ?? '' };
    return values.before === values.after ? [] : [{ code: 'text', values } as const];
  });
}

function textsOf(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).map(([language, text]) => [language, String(text)]));
}

function listChanges(what: 'list' | 'except', before: unknown, after: unknown): readonly FieldChange[] {
  const [old, now] = [wordsIn(before), wordsIn(after)];
  const added = now.filter((code) => !old.includes(code));
  const removed = old.filter((code) => !now.includes(code));
  return [
    ...(added.length > 0 ? [{ code: `${what}_added`, values: { codes: added } } as const] : []),
    ...(removed.length > 0 ? [{ code: `${what}_removed`, values: { codes: removed } } as const] : []),
  ];
}

function wordsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function isRule(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'op' in value;
}

/** In: a value of a field. Out: what stands for it in a sentence: a parameter by its name, anything larger as JSON, nothing as empty text. */
export function shown(value: unknown): string | number {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'object' && 'parameter' in value && typeof value.parameter === 'string')
    return value.parameter;
  return canonicalJson(value);
}
