import { ANY_CODE, ancestorsOf, codesAbove, liesUnder } from '../hierarchy';
import sectionFile from '../isic-sections.json' with { type: 'json' };
import type { CodeList, FactEntry, WrittenRule } from '../language';
import { areasOf } from '../language/codes';
import type { Area } from '../types';
import { byHand, exchange, type Subject } from './mending';
import type { Place } from './places';
import { entryOf, readingsOf } from './readings';
import type { Mend, NodeFinding } from './types';

type AreaNode = Extract<WrittenRule, { op: 'under' | 'reaches' }>;
type ChildTable = ReadonlyMap<string, readonly string[]>;

const sections = new Map(Object.entries(sectionFile.sections));
const DIVISIONS = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0')).filter(
  (division) => ancestorsOf(division).length > 1,
);

const NO_CHILDREN: ChildTable = new Map();
const OF_SECTIONS = childTable(DIVISIONS);
/** A list has thousands of codes, so it is taken apart once. */
const tables = new WeakMap<CodeList, ChildTable>();

/** Whether a code of ISIC can exist: a section of it, or digits that begin with a division of it. */
export function isKnownSector(code: string): boolean {
  return sections.has(code) || DIVISIONS.some((division) => code.startsWith(division));
}

/**
 * In: a node. Out: what its list of codes could say better: all children in place of their parent, codes below other
 * codes of the list, exceptions that are none.
 */
export function listFindings(place: Place, subject: Subject): readonly NodeFinding[] {
  const { node } = place;
  if (node.op !== 'under' && node.op !== 'reaches') return [];
  const [reading] = readingsOf(place);
  const entry = (reading && entryOf(reading)) ?? null;
  const excepted = exceptFindings(node, subject);
  // Of what nothing is left of, nothing better is to be said.
  if (excepted.some(({ code }) => code === 'empty_area')) return excepted;
  return [...childrenFindings(node, entry, subject), ...coveredFindings(node, subject), ...excepted];
}

function childrenFindings(node: AreaNode, entry: FactEntry | null, subject: Subject): readonly NodeFinding[] {
  const found = areasOf({ codes: node.codes.filter(isNoZone) }, {});
  if ('problems' in found) return [];
  const listed = new Set(found.areas[0].codes);
  return [...childrenIn(entry)].flatMap(([parent, children]): readonly NodeFinding[] => {
    const isWhole = children.every((child) => listed.has(child));
    if (!isWhole || [...listed].some((code) => liesUnder(parent, code) === 'met')) return [];
    const kept = node.codes.filter((code) => !isBelow(code, parent));
    const mend = exchange(
      { code: 'use_parent', values: { parent } },
      { ...node, codes: [...kept, parent].toSorted() },
      subject,
    );
    return [
      {
        ...{ node: node.id, code: 'children_for_parent', values: { parent, children } },
        mend: isApart(parent, children, entry) ? mend : sameForKnown(mend),
      },
    ];
  });
}

/** Below the parent, and below none of the children, lies a code that a firm may have: one no longer given, or of another list. */
function isApart(parent: string, children: readonly string[], entry: FactEntry | null): boolean {
  const { codes = [], others: elsewhere = new Map() } = entry?.list ?? {};
  const others = [...Object.keys(entry?.retired ?? {}), ...codes, ...elsewhere.keys()];
  return others.some((code) => liesUnder(code, parent) === 'met' && liesUnder(code, ...children) !== 'met');
}

/** Every code below the parent lies below one of its children, so only firms known by the parent alone see a difference. */
function sameForKnown(mend: Mend): Mend {
  return mend.replacement ? { ...mend, replacement: { ...mend.replacement, effect: 'same' } } : mend;
}

/** A written code, range or zone lies wholly below the parent. */
function isBelow(written: string, parent: string): boolean {
  if (!isNoZone(written)) return false;
  const found = areasOf({ codes: [written] }, {});
  return !('problems' in found) && found.areas[0].codes.every((code) => liesUnder(code, parent) === 'met');
}

/** The codes directly below each code, as far as a list of codes or the sections of ISIC tell. */
function childrenIn(entry: FactEntry | null): ChildTable {
  if (entry && !entry.hierarchy) return NO_CHILDREN;
  if (entry?.values) return childTable(entry.values.flatMap(ancestorsOf));
  if (!entry?.list) return OF_SECTIONS;
  const table = tables.get(entry.list) ?? childTable(entry.list.codes);
  tables.set(entry.list, table);
  return table;
}

/** Where a code has a single one below it, both say the same and either will do; a section is told all the same. */
function childTable(codes: Iterable<string>): ChildTable {
  const table = new Map<string, string[]>();
  for (const code of new Set(codes)) {
    const parent = ancestorsOf(code)[1];
    if (parent !== undefined) table.set(parent, [...(table.get(parent) ?? []), code]);
  }
  return new Map([...table].filter(([parent, { length }]) => length > 1 || parent.length === 1));
}

function coveredFindings(node: AreaNode, subject: Subject): readonly NodeFinding[] {
  const plain = node.codes.filter((code) => isNoZone(code) && !code.includes('..'));
  const listed = new Set(plain);
  const covered = plain.filter((code) =>
    [ANY_CODE, ...codesAbove(code)].some((other) => other !== code && listed.has(other)),
  );
  if (covered.length === 0) return [];
  const without = { ...node, codes: node.codes.filter((code) => !covered.includes(code)) };
  const mend = exchange({ code: 'drop_codes', values: { codes: covered } }, without, subject);
  return [{ node: node.id, code: 'code_covered', values: { codes: covered }, mend }];
}

function exceptFindings(node: AreaNode, subject: Subject): readonly NodeFinding[] {
  const found = areasOf(node, subject.setting.library.zones);
  if ('problems' in found) return [];
  const { areas } = found;
  const isEmpty = areas.every(({ codes, except = [] }) =>
    codes.every((code) => liesUnder(code, ...except) === 'met'),
  );
  if (isEmpty) {
    const values = { codes: node.codes, except: node.except ?? [] };
    return [{ node: node.id, code: 'empty_area', values, mend: withRoom(node, areas, subject) }];
  }
  const asked = areas.flatMap(({ codes }) => codes);
  const outside = (node.except ?? []).filter((written) => isNoZone(written) && isOutside(written, asked));
  if (outside.length === 0) return [];
  return [
    {
      ...{ node: node.id, code: 'except_outside', values: { codes: outside } },
      mend: withoutExceptions(node, outside, subject),
    },
  ];
}

/** Exceptions that lie above something asked for are the ones that leave nothing of it. */
function withRoom(node: AreaNode, areas: readonly Area[], subject: Subject): Mend {
  const asked = areas.flatMap(({ codes }) => codes);
  const taking = (node.except ?? []).filter((written) => {
    const found = areasOf({ codes: [written] }, subject.setting.library.zones);
    return !('problems' in found) && asked.some((code) => liesUnder(code, ...found.areas[0].codes) === 'met');
  });
  if (taking.length > 0) return withoutExceptions(node, taking, subject);
  return byHand('drop_exceptions', { codes: [...new Set(areas.flatMap(({ except = [] }) => except))] });
}

function withoutExceptions(node: AreaNode, codes: readonly string[], subject: Subject): Mend {
  const { except = [], ...rest } = node;
  const left = except.filter((code) => !codes.includes(code));
  const mended = left.length > 0 ? { ...rest, except: left } : rest;
  return exchange(byHand('drop_exceptions', { codes }), mended, subject);
}

/** Lies neither below nor above anything asked for. */
function isOutside(written: string, asked: readonly string[]): boolean {
  const found = areasOf({ codes: [written] }, {});
  return (
    !('problems' in found) && found.areas[0].codes.every((code) => liesUnder(code, ...asked) === 'unmet')
  );
}

function isNoZone(code: string): boolean {
  return !code.startsWith('zone:');
}
