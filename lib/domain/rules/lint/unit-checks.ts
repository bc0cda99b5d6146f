import type { FactEntry, WrittenRule } from '../language';
import { factorsInto } from '../language/rates';
import { unitTakenOver } from '../language/term-units';
import { byHand, exchange, meant, type Subject } from './mending';
import type { Reading } from './readings';
import type { LintSetting, Mend, NodeFinding } from './types';

/** Three capitals are a currency; other units are anybody's to name. */
const CURRENCY = /^[A-Z]{3}$/;
const NONE: readonly NodeFinding[] = [];

type At = { node: WrittenRule; subject: Subject; fact: string };

/** In: how a fact is read and what is known of it. Out: whether the unit fits: an amount can only be read in a unit, and in one that a rate leads to. */
export function unitFindings(
  { unit }: Reading,
  entry: FactEntry | null,
  { node, subject, fact }: At,
): readonly NodeFinding[] {
  if (unit === null) return NONE;
  const { id } = node;
  if (unit !== undefined && (!isUnit(unit, subject.setting) || isNoMoney(unit, entry))) {
    const mend = unitMeant(unit, subject.setting, (near) => withUnit(node, near, subject));
    return [{ node: id, code: 'unknown_unit', values: { unit }, mend }];
  }
  const retired = unit === undefined ? NONE : retiredUnit(id, unit, subject.setting);
  return [...retired, ...fittingFindings(unit, entry, { node, subject, fact })];
}

/** Money is read in a currency only, whatever else a unit may be called. */
function isNoMoney(unit: string, entry: FactEntry | null): boolean {
  return entry?.unit !== undefined && CURRENCY.test(entry.unit) && !CURRENCY.test(unit);
}

/** In: a unit, and where it is named. Out: that no such currency is paid with any more, if so on the day. */
export function retiredUnit(
  node: string,
  unit: string,
  { withdrawn, asOf }: LintSetting,
): readonly NodeFinding[] {
  const former = withdrawn?.get(unit);
  // What was withdrawn in the course of a year is known by the month.
  if (!former || asOf < former.withdrawn) return NONE;
  const { successor } = former;
  const mend =
    successor === null ? byHand('name_unit', { unit: '' }) : byHand('use_currency', { unit: successor });
  return [{ node, code: 'retired_unit', values: { unit, year: former.withdrawn.slice(0, 4) }, mend }];
}

/** Whether the fact can be read in the unit at all, and a rate leads there. */
function fittingFindings(
  unit: string | undefined,
  entry: FactEntry | null,
  { node, subject, fact }: At,
): readonly NodeFinding[] {
  const { id } = node;
  if (!entry) return NONE;
  const hasUnit = entry.kind === 'amount' || entry.unit !== undefined;
  if (unit === undefined) {
    if (!hasUnit || takesOver(node, subject)) return NONE;
    const values = { fact, unit: entry.unit ?? '' };
    return [{ node: id, code: 'unit_missing', values, mend: namedUnit(node, entry.unit, subject) }];
  }
  if (!hasUnit)
    return [
      { node: id, code: 'unit_not_expected', values: { fact, unit }, mend: noUnit(node, unit, subject) },
    ];
  if (entry.unit === undefined || entry.unit === unit) return NONE;
  const { library, asOf } = subject.setting;
  if (Object.hasOwn(factorsInto(unit, library.rates, asOf), entry.unit)) return NONE;
  const values = { fact, from: entry.unit, to: unit };
  return [{ node: id, code: 'no_rate', values, mend: byHand('add_rate', values) }];
}

/** In: a unit. Out: false where it is written like a currency and no such currency is known, now or before. */
export function isUnit(unit: string, { currencies, withdrawn }: LintSetting): boolean {
  return !currencies || !CURRENCY.test(unit) || currencies.has(unit) || withdrawn?.has(unit) === true;
}

/** In: a unit that does not exist. Out: the currency most likely meant, or the few that may be. */
export function unitMeant(unit: string, { currencies }: LintSetting, mend: (near: string) => Mend): Mend {
  return meant(unit, [...(currencies ?? [])], mend) ?? byHand('name_unit', { unit: '' });
}

function withUnit(node: WrittenRule, unit: string, subject: Subject): Mend {
  const mend = byHand('name_unit', { unit });
  return node.op === 'between' ? exchange(mend, { ...node, unit }, subject) : mend;
}

function namedUnit(node: WrittenRule, unit: string | undefined, subject: Subject): Mend {
  return unit === undefined ? byHand('name_unit', { unit: '' }) : withUnit(node, unit, subject);
}

function noUnit(node: WrittenRule, unit: string, subject: Subject): Mend {
  const mend = byHand('drop_unit', { unit });
  if (node.op !== 'between') return mend;
  const { unit: _unit, ...without } = node;
  return exchange(mend, without, subject);
}

/** A fact that names no unit is read in that of the parameters beside it. */
function takesOver(node: WrittenRule, { setting }: Subject): boolean {
  const { parameters } = setting.library;
  if (node.op === 'compare') return unitTakenOver([node.left, node.right], parameters) !== undefined;
  if (!('min' in node)) return false;
  return [node.min, node.max].some((limit) => {
    if (limit === null || typeof limit !== 'object' || !Object.hasOwn(parameters, limit.parameter))
      return false;
    return parameters[limit.parameter]?.unit !== undefined;
  });
}
