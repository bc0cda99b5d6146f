import { ancestorsOf } from '../hierarchy';
import type { FactEntry, ResolveProblem, WrittenRule } from '../language';
import { isListed } from '../language/code-list';
import { areasOf } from '../language/codes';
import { byHand, exchange, meant, named, type Subject } from './mending';
import { nearestFirst } from './nearest';
import type { Mend } from './types';

const ZONE = 'zone:';
const DIVISION_DIGITS = 2;
const MOST_LISTED = 12;
const NOTHING: readonly string[] = [];

/** A code as written, where it stands: in a node, or in a zone that the node names. */
export type NamedCode = { code: string; zone: string; node: WrittenRule; entry: FactEntry };

/** In: what is wrong with a zone or a range that a node names. Out: what to write instead. */
export function codesMend(
  problem: ResolveProblem['code'],
  name: string,
  node: WrittenRule | undefined,
  subject: Subject,
): Mend {
  const { zones } = subject.setting.library;
  if (problem === 'unknown_zone')
    return named('zone', name, Object.keys(zones), (near) =>
      swapped(
        byHand('use_name', { name: near }),
        { node, code: `${ZONE}${name}`, by: `${ZONE}${near}` },
        subject,
      ),
    );
  if (problem === 'bad_range') {
    const instead = rangeMeant(name);
    return inRanges(byHand('use_code', { code: name, instead }), node, subject);
  }
  return listedCodes(name, zones);
}

/** The codes of a zone, or of those in it, to be written where the zone cannot stand. */
export function listedCodes(name: string, zones: Subject['setting']['library']['zones']): Mend {
  const { codes = NOTHING, except = NOTHING } = zones[name] ?? {};
  const inner = [...codes, ...except].filter((code) => code.startsWith(ZONE));
  const meantCodes = inner.flatMap((zone) => zones[zone.slice(ZONE.length)]?.codes ?? []);
  return byHand('list_codes', { name, codes: inner.length > 0 ? meantCodes : codes, except });
}

/** In: a range with the ends the wrong way round or of two levels. Out: the range that was most likely meant. */
export function rangeMeant(range: string): string {
  const ends = range.split('..');
  const shortest = Math.min(...ends.map(({ length }) => length));
  const isTooWide = new Set(ends.map(({ length }) => length)).size === 1 && shortest > DIVISION_DIGITS;
  const isSwapped = (ends[0] ?? '') > (ends[1] ?? '');
  const digits = isTooWide && !isSwapped ? DIVISION_DIGITS : Math.max(shortest, DIVISION_DIGITS);
  const level = (end: string) =>
    /^\d+$/.test(end) ? end.padStart(DIVISION_DIGITS, '0').slice(0, digits) : end;
  return ends
    .map((end) => (level(end) === '00' ? '01' : level(end)))
    .toSorted()
    .join('..');
}

function swapped(
  mend: Mend,
  { node, code, by }: { node: WrittenRule | undefined; code: string; by: string },
  subject: Subject,
): Mend {
  const changed = node && withCodes(node, (one) => (one === code ? by : one));
  return changed ? exchange(mend, changed, subject) : mend;
}

/** What is put in place has none of the wrong ranges of a node left in it. */
function inRanges(mend: Mend, node: WrittenRule | undefined, subject: Subject): Mend {
  const changed = node && withCodes(node, (one) => (isBadRange(one) ? rangeMeant(one) : one));
  return changed ? exchange(mend, changed, subject) : mend;
}

function isBadRange(code: string): boolean {
  return !code.startsWith(ZONE) && 'problems' in areasOf({ codes: [code] }, {});
}

/** In: a code that its fact cannot have. Out: the code that was most likely meant, the few that may be, or that it has to go. */
export function likelyCode(named: NamedCode, subject: Subject): Mend {
  const { code, entry } = named;
  const { parent, codes } = around(code, entry);
  const likely = meant(code, codes, (instead) =>
    inPlace(byHand('use_code', { code, instead }), named, instead, subject),
  );
  if (likely && (likely.code === 'use_code' || parent === null)) return likely;
  if (parent === null) return oneListed(entry) ?? droppedCode(named, subject);
  if (codes.length === 0)
    return inPlace(byHand('use_code', { code, instead: parent }), named, parent, subject);
  return byHand('use_below', { parent, codes: nearestFirst(code, codes) });
}

/** The nearest code above that exists, and those below it; without one, all of the highest level. */
function around(
  code: string,
  { values, list, hierarchy }: FactEntry,
): { parent: string | null; codes: readonly string[] } {
  const known = list
    ? [...list.codes]
    : (values ?? NOTHING).flatMap((value) => (hierarchy ? ancestorsOf(value) : value));
  if (!hierarchy) return { parent: null, codes: [...new Set(known)] };
  const has = (one: string) => (list ? isListed(one, list) : known.includes(one));
  const parent = ancestorsOf(code).slice(1).find(has) ?? null;
  const isHere = (one: string) => {
    if (parent === null) return !one.includes('-');
    // A section has hundreds of codes below it; its divisions are enough.
    const isNear = parent.length > 1 || one.length === DIVISION_DIGITS;
    return one !== parent && isNear && ancestorsOf(one).includes(parent);
  };
  return { parent, codes: [...new Set(known)].filter(isHere) };
}

/** In: a code no longer used, and what stands in its place. Out: that code instead; without one, what is likely meant. */
export function succeeded(named: NamedCode, by: string | null, subject: Subject): Mend {
  if (by === null) return droppedCode(named, subject);
  return inPlace(byHand('use_successor', { code: named.code, successor: by }), named, by, subject);
}

/** Of a short list all codes can be named. */
function oneListed({ values = NOTHING, retired = {} }: FactEntry): Mend | null {
  const codes = values.filter((one) => !Object.hasOwn(retired, one));
  return codes.length > 0 && codes.length <= MOST_LISTED ? byHand('use_listed', { codes }) : null;
}

/** Leaves a code out; a node that would be left without any needs another, or has to go. */
export function droppedCode(named: NamedCode, subject: Subject): Mend {
  const isLast =
    named.zone === '' && withCodes(named.node, (one) => (one === named.code ? null : one)) === null;
  if (isLast) return oneListed(named.entry) ?? byHand('remove');
  return inPlace(byHand('drop_codes', { codes: [named.code] }), named, null, subject);
}

/** A code of a zone is mended in the zone, not in the nodes that use it. */
export function inPlace(
  mend: Mend,
  { code, zone, node }: NamedCode,
  by: string | null,
  subject: Subject,
): Mend {
  const changed = zone === '' ? withCodes(node, (one) => (one === code ? by : one)) : null;
  return changed ? exchange(mend, changed, subject) : mend;
}

/** In: a node that names codes, and what becomes of each; null drops it. Out: the node with these codes; null where none is left. */
function withCodes(node: WrittenRule, change: (code: string) => string | null): WrittenRule | null {
  const changed = (codes: readonly string[]) => [...new Set(codes.flatMap((code) => change(code) ?? []))];
  switch (node.op) {
    case 'equals': {
      const value = typeof node.value === 'string' ? change(node.value) : null;
      return value === null ? null : { ...node, value };
    }
    case 'in':
    case 'intersects':
    case 'contains': {
      const values = changed(node.values);
      return values.length > 0 ? { ...node, values } : null;
    }
    case 'under':
    case 'reaches': {
      const { except, ...rest } = node;
      const codes = changed(node.codes);
      const left = changed(except ?? []);
      if (codes.length === 0) return null;
      return left.length > 0 ? { ...rest, codes, except: left } : { ...rest, codes };
    }
    case 'happened': {
      const codes = changed(node.codes);
      return codes.length > 0 ? { ...node, codes } : null;
    }
    case 'between':
    case 'is':
    case 'exists':
    case 'elapsed':
    case 'recent':
    case 'calendarYear':
    case 'dates':
    case 'compare':
    case 'linked':
    case 'prose':
    case 'all':
    case 'any':
    case 'not':
    case 'atLeast':
    case 'unless':
    case 'use':
    case 'criterion':
      return null;
  }
}
