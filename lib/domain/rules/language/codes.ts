import type { Area } from '../types';
import type { RuleLibrary } from './types';

type Zones = RuleLibrary['zones'];
type Problem = { code: 'bad_range' | 'unknown_zone' | 'zone_in_zone' | 'zone_except'; name: string };

type Problems = readonly [Problem, ...Problem[]];

/** Codes turned into areas, or everything that is wrong with them. */
export type Areas = { areas: readonly [Area, ...Area[]] } | { problems: Problems };

const ZONE = 'zone:';
const RANGE = /^(\w+)\.\.(\w+)$/;
const MOST_IN_RANGE = 2000;
const NOTHING: readonly string[] = [];

/** Takes down what is wrong, and reading goes on. */
type Report = (problem: Problem) => void;

/** In: codes as written, with ranges and named zones, and exceptions. Out: plain areas; one per zone, so that each keeps its own exceptions. */
export function areasOf(
  written: { codes: readonly string[]; except?: readonly string[] | undefined },
  zones: Zones,
): Areas {
  const problems = new Map<string, Problem>();
  const report: Report = (problem) => problems.set(`${problem.code} ${problem.name}`, problem);
  const own = expand(
    written.codes.filter((code) => !code.startsWith(ZONE)),
    report,
  );
  const named = written.codes
    .filter((code) => code.startsWith(ZONE))
    .map((code) => zoneOf(code, zones, report));
  const except = exceptions(written.except ?? NOTHING, zones, report);
  const [problem, ...more] = problems.values();
  if (problem) return { problems: [problem, ...more] };
  const areas: Area[] = own.length > 0 ? [area(own, except)] : [];
  areas.push(...named.map((zone) => area(zone.codes, [...zone.except, ...except])));
  const [first, ...others] = areas;
  return { areas: first ? [first, ...others] : [{ codes: NOTHING }] };
}

function area(codes: readonly string[], except: readonly string[]): Area {
  return except.length > 0 ? { codes, except } : { codes };
}

function zoneOf(code: string, zones: Zones, report: Report): Required<Area> {
  const name = code.slice(ZONE.length);
  const zone = Object.hasOwn(zones, name) ? zones[name] : undefined;
  const { codes = NOTHING, except = NOTHING } = zone ?? {};
  const isNested = [...codes, ...except].some((one) => one.startsWith(ZONE));
  if (!zone) report({ code: 'unknown_zone', name });
  if (isNested) report({ code: 'zone_in_zone', name });
  const plain = (list: readonly string[]) =>
    expand(
      list.filter((one) => !one.startsWith(ZONE)),
      report,
    );
  return { codes: plain(codes), except: plain(except) };
}

/** A zone that has exceptions of its own cannot be an exception: what it leaves out would come back in. */
function exceptions(written: readonly string[], zones: Zones, report: Report): readonly string[] {
  const codes = written.flatMap((code) => {
    if (!code.startsWith(ZONE)) return expand([code], report);
    const zone = zoneOf(code, zones, report);
    if (zone.except.length > 0) report({ code: 'zone_except', name: code.slice(ZONE.length) });
    return zone.codes;
  });
  return [...new Set(codes)].toSorted();
}

function expand(written: readonly string[], report: Report): readonly string[] {
  const codes = written.flatMap((code) => {
    const ends = RANGE.exec(code);
    const listed = ends ? codesBetween(ends[1] ?? '', ends[2] ?? '') : [code];
    if (!listed) report({ code: 'bad_range', name: code });
    return listed ?? NOTHING;
  });
  return [...new Set(codes)].toSorted();
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
