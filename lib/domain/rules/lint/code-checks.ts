import { ANY_CODE, liesUnder } from '../hierarchy';
import type { FactEntry, WrittenRule } from '../language';
import { isListed } from '../language/code-list';
import { areasOf } from '../language/codes';
import { isKnownSector } from './children';
import { droppedCode, inPlace, likelyCode, type NamedCode, rangeMeant, succeeded } from './code-mends';
import { byHand, type Subject } from './mending';
import type { Place } from './places';
import { codesNamed, entryOf, readingsOf } from './readings';
import type { Mend, NodeFinding } from './types';

const PLACE = /^[A-Z]{2}(-[A-Z0-9]+)*$/;
const ZONE = 'zone:';
const RANGE = '..';
const NONE: readonly NodeFinding[] = [];

/** In: a node. Out: codes that its fact cannot have, or has no longer. */
export function codeFindings(place: Place, subject: Subject): readonly NodeFinding[] {
  const [reading] = readingsOf(place);
  const entry = reading && entryOf(reading);
  if (!entry) return NONE;
  const fact = `${reading.path}${reading.fact}`;
  return codesIn(place.node, subject).flatMap(({ code, zone }) => {
    const named = { code, zone, node: place.node, entry };
    const found = code.includes(RANGE) ? rangeFinding(named, subject) : codeFinding(named, subject);
    return found ? [{ ...found, values: { fact, ...found.values, ...(zone && { zone }) } }] : NONE;
  });
}

/** A zone stands for its codes; `*` for all there are. */
function codesIn(node: WrittenRule, { setting }: Subject): readonly { code: string; zone: string }[] {
  const { zones } = setting.library;
  return codesNamed(node)
    .flatMap((code) => {
      const name = code.slice(ZONE.length);
      if (!code.startsWith(ZONE)) return [{ code, zone: '' }];
      const zone = Object.hasOwn(zones, name) ? zones[name] : undefined;
      return zone ? [...zone.codes, ...(zone.except ?? [])].map((one) => ({ code: one, zone: name })) : [];
    })
    .filter(({ code }) => code !== ANY_CODE && !code.startsWith(ZONE));
}

function codeFinding(named: NamedCode, subject: Subject): NodeFinding | null {
  const { code, entry } = named;
  const node = named.node.id;
  const successor = entry.retired && Object.hasOwn(entry.retired, code) ? entry.retired[code] : undefined;
  if (successor !== undefined) {
    const values = { code, successor: successor ?? '' };
    return { node, code: 'retired_code', values, mend: succeeded(named, successor, subject) };
  }
  if (isKnown(code, entry, named.node)) return null;
  const other = entry.list?.others.get(code);
  if (!other || !entry.list)
    return { node, code: 'unknown_code', values: { code }, mend: likelyCode(named, subject) };
  const values = { code, list: other.list, own: entry.list.name };
  const mend = other.code === null ? likelyCode(named, subject) : succeeded(named, other.code, subject);
  return { node, code: 'other_list', values, mend };
}

/** Both ends of a range must exist; what lies between need not. */
function rangeFinding(named: NamedCode, subject: Subject): NodeFinding | null {
  const { code, entry } = named;
  const node = named.node.id;
  const found = areasOf({ codes: [code] }, {});
  if ('problems' in found) return null;
  const { codes } = found.areas[0];
  const known = codes.filter((one) => isKnown(one, entry, named.node));
  const [first, last] = [known[0], known.at(-1)];
  if (first === codes[0] && last === codes.at(-1)) return null;
  const ends = [codes[0] ?? '', codes.at(-1) ?? ''].filter((end) => !known.includes(end));
  if (first === undefined || last === undefined)
    return { node, code: 'unknown_code', values: { code }, mend: otherRange(named, subject) };
  const values = { code: ends[0] ?? code, range: code };
  const instead = first === last ? first : `${first}${RANGE}${last}`;
  const mend = inPlace(byHand('use_code', { code, instead }), named, instead, subject);
  return { node, code: 'unknown_code', values, mend };
}

/** Digits left out at the front, as in `1..9`; otherwise nothing is known of what was meant. */
function otherRange(named: NamedCode, subject: Subject): Mend {
  const { code, entry, node } = named;
  const instead = rangeMeant(code);
  const isAll = instead.split(RANGE).every((end) => isKnown(end, entry, node));
  return isAll
    ? inPlace(byHand('use_code', { code, instead }), named, instead, subject)
    : droppedCode(named, subject);
}

function isKnown(code: string, entry: FactEntry, node: WrittenRule): boolean {
  const { values, hierarchy, list } = entry;
  if (values?.includes(code)) return true;
  const isArea = node.op === 'under' || node.op === 'reaches';
  if (values && isArea) return values.some((value) => liesUnder(value, code) === 'met');
  if (values) return false;
  if (list) return isListed(code, list);
  if (hierarchy === 'sector') return isKnownSector(code);
  return hierarchy === 'place' ? PLACE.test(code) : true;
}
