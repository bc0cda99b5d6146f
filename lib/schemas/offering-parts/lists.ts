import type { FormFields } from '../fields';
import { itemsOf } from '../offering-import';
import { readAmount } from '../whole-number';

/** Lists of a form that one adds to and takes from, each with the fields that say one item. */
export const LIST_FIELDS = {
  waiver: ['who', 'percent'],
  targets: ['what', 'from', 'to'],
  communities: ['place', 'trade'],
  requires_all: ['what'],
  requires_any: ['what'],
  gives: ['what'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ListName = keyof typeof LIST_FIELDS;

export type PartProblem = { field: string; code: string };
type Stepped = { fields: FormFields; problem: PartProblem | null };

/** In: text of a button. Out: what it does to which list; null for a button of another kind. */
export function readListStep(
  go: string,
): { step: 'add'; list: ListName } | { step: 'remove'; list: ListName; item: string } | null {
  const [, step, name = '', item = ''] = /^(add|remove) (\w+)(?: (.+))?$/.exec(go) ?? [];
  const list = listNames().find((one) => one === name);
  if (!step || !list) return null;
  return step === 'add' ? { step, list } : { step: 'remove', list, item };
}

export function listNames(): readonly ListName[] {
  return ['waiver', 'targets', 'communities', 'requires_all', 'requires_any', 'gives'];
}

/** In: a form and one of its lists. Out: the items that stand in the list, as a file says them. */
export function itemsIn(fields: FormFields, list: ListName): readonly string[] {
  return [...new Set((fields[list] ?? []).flatMap(itemsOf))];
}

/** In: a form and an item of a list. Out: the form without it. */
export function withoutItem(fields: FormFields, list: ListName, item: string): FormFields {
  return { ...fields, [list]: itemsIn(fields, list).filter((one) => one !== item) };
}

/**
 * In: a form and one of its lists. Out: the form with what stands beside “add” in the list, in the place of an item about
 * the same; or what is to be mended. With nothing there: null where that is no mistake.
 */
export function withAdded(fields: FormFields, list: ListName, isAsked: boolean): Stepped {
  const names: readonly string[] = LIST_FIELDS[list];
  const said = names.map((name) => (fields[`${list}.${name}`]?.[0] ?? '').trim());
  const missing = said.indexOf('');
  if (said.every((text) => text === '') && !isAsked) return { fields, problem: null };
  if (missing >= 0) return { fields, problem: { field: `${list}.${names[missing]}`, code: 'add' } };
  const wrong = problemOf(list, said);
  if (wrong) return { fields, problem: wrong };
  const item = itemOf(list, said);
  const about = keyOf(list, item);
  const others = itemsIn(fields, list).filter((one) => keyOf(list, one) !== about);
  const cleared = Object.fromEntries(names.map((name) => [`${list}.${name}`, ['']]));
  return { fields: { ...fields, ...cleared, [list]: [...others, item] }, problem: null };
}

function itemOf(list: ListName, [first = '', second = '', third = '']: readonly string[]): string {
  if (list === 'targets') return `${first}:${second}-${third}`;
  if (list === 'waiver') return `${first}:${readAmount(second.replace(/ ?%$/, ''))}`;
  return list === 'communities' ? `${first}:${second}` : first;
}

function problemOf(list: ListName, [, second = '', third = '']: readonly string[]): PartProblem | null {
  if (list === 'targets' && second >= third) return { field: 'targets.to', code: 'levels' };
  if (list !== 'waiver') return null;
  const percent = readAmount(second.replace(/ ?%$/, ''));
  const isPercent =
    percent !== null && percent >= 1 && percent <= 100 && Number(percent.toFixed(2)) === percent;
  return isPercent ? null : { field: 'waiver.percent', code: 'percents' };
}

/** A group pays one share less, and an offering leads from one level to another. */
function keyOf(list: ListName, item: string): string {
  return list === 'targets' || list === 'waiver' ? (item.split(':')[0] ?? item) : item;
}
