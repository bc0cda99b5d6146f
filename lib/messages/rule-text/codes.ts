import type { RuleLibrary, WrittenRule } from '../../domain/rules';
import { listOf, neitherOf, norOf } from './lists';
import type { FactWords, RuleSay } from './types';
import { codeName } from './words';

/** The fact a leaf reads, by its key and its words. */
export type ReadFact = { key: string; words: FactWords };

type Area = { codes: readonly string[]; except?: readonly string[] | undefined };

const ANY = '*';
const ZONE = 'zone:';
const RANGE = /^(\w+)\.\.(\w+)$/;
const SECTOR = /^([A-Z]|\d{1,6})$/;
const PLACE = /^[A-Z]{2}(-[A-Z0-9]{1,12})*$/;

/** In: a node that names codes, the key of the fact it reads, and some of them. Out: their names, as conditions tell them. */
export function namesOfCodes(
  say: RuleSay,
  { op, key }: { op: WrittenRule['op']; key: string },
  codes: readonly string[],
): readonly string[] {
  const isArea = op === 'under' || op === 'reaches';
  return codes.map((code) =>
    isArea || code === ANY ? areaName(say, key, code).text : codeName(say, key, code),
  );
}

/** In: a list of codes of which one is enough, or none may be. Out: the condition as a sentence without its ends. */
export function oneOfWords(
  say: RuleSay,
  fact: ReadFact,
  values: readonly string[],
  negated: boolean,
): string {
  const { t } = say;
  if (values.length === 0) return labelled(say, fact, t(negated ? 'rules.list.any' : 'rules.list.nothing'));
  const names = namesOf(say, fact, values);
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
  const names = areaNames(say, fact.key, area);
  if (negated) return refused(say, fact, names, except);
  return asked(say, fact, exceptFor(say, fact, listOf(t, names, 'or'), except));
}

/** In: an area. Out: the condition that one of several codes lies in it, or none does. */
export function reachWords(say: RuleSay, fact: ReadFact, area: Area, negated: boolean): string {
  const { t } = say;
  const except = area.except ?? [];
  if (area.codes.includes(ANY)) {
    const words = say.t(`rules.list.in.any${except.length > 0 ? '.except' : ''}${negated ? '.not' : ''}`, {
      except: namesIn(say, fact, except),
    });
    return labelled(say, fact, words);
  }
  const list = listOf(t, areaNames(say, fact.key, area), 'or');
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
  const names = namesOf(say, fact, values);
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
  const names = namesOf(say, fact, values);
  const list = listOf(t, names, 'and');
  if (names.length === 0) return labelled(say, fact, t(negated ? 'rules.list.nothing' : 'rules.list.any'));
  if (!negated) return labelled(say, fact, list);
  return labelled(say, fact, t(names.length === 1 ? 'rules.list.without' : 'rules.list.all.not', { list }));
}

/** Each code once. */
function namesOf(say: RuleSay, { key }: ReadFact, values: readonly string[]): readonly string[] {
  return [...new Set(values)].map((value) => codeName(say, key, value));
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
  return listOf(say.t, areaNames(say, key, { codes }, true), 'and');
}

/** One code of an area in words: one name, several, or several with exceptions of their own. */
type AreaName = { text: string; holds: 'one' | 'several' | 'exceptions' };

/** What holds several names stands in brackets beside others, and what has exceptions of its own within an exception. */
function areaNames(
  say: RuleSay,
  key: string,
  { codes, except = [] }: Area,
  isException = false,
): readonly string[] {
  const isAlone = codes.length === 1 && except.length === 0;
  return [...new Set(codes)].map((code) => {
    const { text, holds } = areaName(say, key, code);
    const isPlain = holds === 'one' || (isAlone && !(isException && holds === 'exceptions'));
    return isPlain ? text : say.t('rules.join.group', { inner: text });
  });
}

/** A range by its ends, a zone by its name or by what lies in it, any other code by its name. */
function areaName(say: RuleSay, key: string, code: string): AreaName {
  if (code.startsWith(ZONE)) return zoneName(say, key, code.slice(ZONE.length));
  return { text: codeOrRange(say, key, code), holds: RANGE.test(code) ? 'several' : 'one' };
}

function codeOrRange(say: RuleSay, key: string, code: string): string {
  if (code === ANY) return say.t('rules.list.any');
  const ends = RANGE.exec(code);
  if (!ends) return areaCode(say, key, code);
  const [from = '', to = ''] = [ends[1] ?? '', ends[2] ?? ''].map((end) => areaCode(say, key, end));
  return say.t('rules.list.range', { from, to });
}

/** In: the key of a fact and a sector or place. Out: its name; the form of the code tells which of the two it is where nothing is known of the fact. */
export function areaCode(say: RuleSay, key: string, code: string): string {
  const name = codeName(say, key, code);
  if (name !== say.t('rules.name.quoted', { code })) return name;
  if (SECTOR.test(code)) return say.names.sector(code);
  return PLACE.test(code) ? say.names.place(code) : name;
}

function zoneName(say: RuleSay, key: string, name: string): AreaName {
  const own = say.names.zone(name);
  if (own !== null) return { text: own, holds: 'one' };
  const zone = zoneOf(say.library, name);
  const quoted = say.t('rules.name.quoted', { code: name });
  if (!zone) return { text: quoted, holds: 'one' };
  // A zone within a zone is refused when the rule is read for a day; its name has to do here.
  const listed = (codes: readonly string[]) =>
    codes.map((code) => (code.startsWith(ZONE) ? quoted : codeOrRange(say, key, code)));
  const list = listOf(say.t, listed(zone.codes), 'or');
  const except = zone.except ?? [];
  if (except.length === 0) return { text: list, holds: zone.codes.length > 1 ? 'several' : 'one' };
  const words = { list, except: listOf(say.t, listed(except), 'and') };
  return { text: say.t('rules.list.except', words), holds: 'exceptions' };
}

function zoneOf(library: RuleLibrary | undefined, name: string) {
  return library && Object.hasOwn(library.zones, name) ? library.zones[name] : undefined;
}
