import type { Area } from '../types';
import type { RuleLibrary } from './types';

type Zones = RuleLibrary['zones'];
type Problem = { code: 'bad_range' | 'unknown_zone' | 'zone_in_zone' | 'zone_except'; name: string };

/** Codes turned into areas, or what is wrong with them. */
export type Areas = { areas: readonly [Area, ...Area[]] } | { problem: Problem };

const ZONE = 'zone:';
const RANGE = /^(\w+)\.\.(\w+)$/;
const MOST_IN_RANGE = 2000;
const NOTHING: readonly string[] = [];

/** In: codes as written, with ranges and named zones, and exceptions. Out: plain areas; one per zone, so that each keeps its own exceptions. */
export function areasOf(
  written: { codes: readonly string[]; except?: readonly string[] | undefined },
  zones: Zones,
): Areas {
  const except = exceptions(written.except ?? NOTHING, zones);
  if ('problem' in except) return except;
  const own = expand(written.codes.filter((code) => !code.startsWith(ZONE)));
  if ('problem' in own) return own;
  const areas: Area[] = own.codes.length > 0 ? [area(own.codes, except.codes)] : [];
  for (const code of written.codes.filter((one) => one.startsWith(ZONE))) {
    const zone = zoneOf(code, zones);
    if ('problem' in zone) return zone;
    areas.push(area(zone.codes, [...zone.except, ...except.codes]));
  }
  const [first, ...others] = areas;
  return { areas: first ? [first, ...others] : [{ codes: NOTHING }] };
}

function area(codes: readonly string[], except: readonly string[]): Area {
  return except.length > 0 ? { codes, except } : { codes };
}

function zoneOf(code: string, zones: Zones): Required<Area> | { problem: Problem } {
  const name = code.slice(ZONE.length);
  const zone = Object.hasOwn(zones, name) ? zones[name] : undefined;
  if (!zone) return { problem: { code: 'unknown_zone', name } };
  if ([...zone.codes, ...(zone.except ?? [])].some((one) => one.startsWith(ZONE)))
    return { problem: { code: 'zone_in_zone', name } };
  const [codes, except] = [expand(zone.codes), expand(zone.except ?? NOTHING)];
  if ('problem' in codes) return codes;
  if ('problem' in except) return except;
  return { codes: codes.codes, except: except.codes };
}

/** A zone that has exceptions of its own cannot be an exception: what it leaves out would come back in. */
function exceptions(
  written: readonly string[],
  zones: Zones,
): { codes: readonly string[] } | { problem: Problem } {
  const codes: string[] = [];
  for (const code of written) {
    if (!code.startsWith(ZONE)) {
      codes.push(code);
      continue;
    }
    const zone = zoneOf(code, zones);
    if ('problem' in zone) return zone;
    if (zone.except.length > 0) return { problem: { code: 'zone_except', name: code.slice(ZONE.length) } };
    codes.push(...zone.codes);
  }
  return expand(codes);
}

function expand(written: readonly string[]): { codes: readonly string[] } | { problem: Problem } {
  const codes: string[] = [];
  for (const code of written) {
    const ends = RANGE.exec(code);
    const listed = ends ? codesBetween(ends[1] ?? '', ends[2] ?? '') : [code];
    if (!listed) return { problem: { code: 'bad_range', name: code } };
    codes.push(...listed);
  }
  return { codes: [...new Set(codes)].toSorted() };
}

function codesBetween(from: string, to: string): readonly string[] | null {
  if (from.length !== to.length || from > to) return null;
  const isLetter = /^[A-Z]$/.test(from);
  const [first, last] = isLetter ? [from.charCodeAt(0), to.charCodeAt(0)] : [Number(from), Number(to)];
  if (last - first >= MOST_IN_RANGE) return null;
  return Array.from({ length: last - first + 1 }, (_, step) =>
    isLetter ? String.fromCharCode(first + step) : String(first + step).padStart(from.length, '0'),
  );
}
