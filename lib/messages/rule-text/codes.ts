import type { RuleLibrary } from '../../domain/rules';
import { listOf, neitherOf, norOf } from './lists';
import type { FactWords, RuleSay } from './types';
import { codeName } from './words';

/** The fact a leaf reads, by its key and its words. */
export type ReadFact = { key: string; words: FactWords };

type Area = { codes: readonly string[]; except?: readonly string[] | undefined };

const ANY = '*';
const ZONE = 'zone:';
const RANGE = /^(\w+)\.\.(\w+)$/;

/** In: a list of codes of which one is enough, or none may be. Out: the condition as a sentence without its ends. */
export function oneOfWords(
  say: RuleSay,
  fact: ReadFact,
  values: readonly string[],
  negated: boolean,
): string {
  const { t } = say;
  if (values.length === 0) return labelled(say, fact, t(negated ? 'rules.list.any' : 'rules.list.nothing'));
  const names = values.map((value) => codeName(say, fact.key, value));
  return negated ? refused(say, fact, names) : asked(say, fact, listOf(t, names, 'or'));
}

/** In: an area of a hierarchy. Out: the condition that the code lies in it, or not. */
export function areaWords(say: RuleSay, fact: ReadFact, area: Area, negated: boolean): string {
  const { t } = say;
  const except = area.except ?? [];
  if (area.codes.includes(ANY)) {
    if (except.length === 0) return labelled(say, fact, t(negated ? 'rules.list.none' : 'rules.list.any'));
    if (negated) return areaWords(say, fact, { codes: except }, false);
    return labelled(say, fact, exceptFor(say, fact, t('rules.list.any'), except));
  }
  const names = area.codes.map((code) => areaName(say, fact.key, code));
  if (negated) return refused(say, fact, names, except);
  return asked(say, fact, exceptFor(say, fact, listOf(t, names, 'or'), except));
}

/** In: an area. Out: the condition that one of several codes lies in it, or none does. */
export function reachWords(say: RuleSay, fact: ReadFact, area: Area, negated: boolean): string {
  const { t } = say;
  const except = area.except ?? [];
  const names = area.codes.map((code) =>
    code === ANY ? t('rules.list.any') : areaName(say, fact.key, code),
  );
  const list = listOf(t, names, 'or');
  if (negated)
    return labelled(say, fact, t('rules.list.in.not', { list: allowing(say, fact, list, except) }));
  return labelled(say, fact, t('rules.list.in', { list: exceptFor(say, fact, list, except) }));
}

/** In: codes of which a set holds one. Out: the condition, or that it holds none. */
export function sharedWords(
  say: RuleSay,
  fact: ReadFact,
  values: readonly string[],
  negated: boolean,
): string {
  const { t } = say;
  const names = values.map((value) => codeName(say, fact.key, value));
  const [only] = names;
  if (only === undefined) return labelled(say, fact, t(negated ? 'rules.list.any' : 'rules.list.nothing'));
  if (!negated) return labelled(say, fact, listOf(t, names, 'or'));
  return labelled(
    say,
    fact,
    names.length === 1 ? t('rules.list.without', { list: only }) : neitherOf(t, names),
  );
}

/** In: codes all of which a set holds. Out: the condition, or that it does not hold them all. */
export function heldWords(say: RuleSay, fact: ReadFact, values: readonly string[], negated: boolean): string {
  const { t } = say;
  const names = values.map((value) => codeName(say, fact.key, value));
  const list = listOf(t, names, 'and');
  if (names.length === 0) return labelled(say, fact, t(negated ? 'rules.list.nothing' : 'rules.list.any'));
  if (!negated) return labelled(say, fact, list);
  return labelled(say, fact, t(names.length === 1 ? 'rules.list.without' : 'rules.list.all.not', { list }));
}

/** "label: what is asked". */
export function labelled({ t }: RuleSay, { words }: ReadFact, what: string): string {
  return t('rules.fact.of', { label: words.label, what });
}

/** A sentence of the fact's own where there is one. */
function asked(say: RuleSay, fact: ReadFact, what: string): string {
  return fact.words.is?.(what) ?? labelled(say, fact, what);
}

/** What must not be; what is left out of it is allowed. */
function refused(
  say: RuleSay,
  fact: ReadFact,
  names: readonly string[],
  except: readonly string[] = [],
): string {
  const { t } = say;
  const { isNot } = fact.words;
  if (isNot) return isNot(allowing(say, fact, norOf(t, names), except));
  const list = allowing(say, fact, listOf(t, names, 'and'), except);
  return labelled(say, fact, t('rules.list.anyBut', { list }));
}

function exceptFor(say: RuleSay, fact: ReadFact, list: string, except: readonly string[]): string {
  return except.length === 0
    ? list
    : say.t('rules.list.except', { list, except: namesIn(say, fact, except) });
}

function allowing(say: RuleSay, fact: ReadFact, list: string, except: readonly string[]): string {
  return except.length === 0
    ? list
    : say.t('rules.list.allowed', { list, except: namesIn(say, fact, except) });
}

function namesIn(say: RuleSay, { key }: ReadFact, codes: readonly string[]): string {
  return listOf(
    say.t,
    codes.map((code) => areaName(say, key, code)),
    'and',
  );
}

/** A range by its ends, a zone by its name or by what lies in it, any other code by its name. */
function areaName(say: RuleSay, key: string, code: string): string {
  if (code === ANY) return say.t('rules.list.any');
  const ends = RANGE.exec(code);
  if (ends) {
    const [from, to] = [ends[1] ?? '', ends[2] ?? ''].map((end) => codeName(say, key, end));
    return say.t('rules.list.range', { from: from ?? '', to: to ?? '' });
  }
  return code.startsWith(ZONE) ? zoneName(say, key, code.slice(ZONE.length)) : codeName(say, key, code);
}

function zoneName(say: RuleSay, key: string, name: string): string {
  const own = say.names.zone(name);
  if (own !== null) return own;
  const zone = zoneOf(say.library, name);
  // A zone within a zone is refused when the rule is read for a day; its name has to do here.
  const listed = (codes: readonly string[]) =>
    codes.map((code) =>
      code.startsWith(ZONE) ? say.t('rules.name.quoted', { code: name }) : areaName(say, key, code),
    );
  if (!zone) return say.t('rules.name.quoted', { code: name });
  const list = listOf(say.t, listed(zone.codes), 'or');
  const except = zone.except ?? [];
  return except.length === 0
    ? list
    : say.t('rules.list.except', { list, except: listOf(say.t, listed(except), 'and') });
}

function zoneOf(library: RuleLibrary | undefined, name: string) {
  return library && Object.hasOwn(library.zones, name) ? library.zones[name] : undefined;
}
