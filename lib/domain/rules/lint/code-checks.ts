import { ANY_CODE, ancestorsOf, liesUnder } from '../hierarchy';
import type { FactEntry, WrittenRule } from '../language';
import { isKnownSector } from './children';
import { exchange, type Subject } from './mending';
import { nearestTo } from './nearest';
import type { Place } from './places';
import { codesNamed, entryOf, readingsOf } from './readings';
import type { Mend, NodeFinding } from './types';

const PLACE = /^[A-Z]{2}(-[A-Z0-9]+)*$/;
const NOT_ONE_CODE = /\.\.|^zone:/;
const ZONE = 'zone:';

/** In: a node. Out: codes that its fact cannot have, or has no longer. */
export function codeFindings(place: Place, subject: Subject): readonly NodeFinding[] {
  const [reading] = readingsOf(place);
  const entry = reading && entryOf(reading);
  if (!entry) return [];
  const fact = `${reading.path}${reading.fact}`;
  return singleCodes(place.node, subject).flatMap((code): readonly NodeFinding[] => {
    const node = place.node.id;
    const successor = entry.retired && Object.hasOwn(entry.retired, code) ? entry.retired[code] : undefined;
    if (successor !== undefined) {
      const values = { fact, code, successor: successor ?? '' };
      return [{ node, code: 'retired_code', values, mend: succeeded(place.node, code, successor, subject) }];
    }
    if (isKnown(code, entry, place.node)) return [];
    return [
      {
        node,
        code: 'unknown_code',
        values: { fact, code },
        mend: likely(place.node, code, entry, subject),
      },
    ];
  });
}

/** Ranges and `*` are left out; a zone stands for its codes. */
function singleCodes(node: WrittenRule, { setting }: Subject): readonly string[] {
  const { zones } = setting.library;
  const inZone = (code: string) => {
    const name = code.slice(ZONE.length);
    const zone = code.startsWith(ZONE) && Object.hasOwn(zones, name) ? zones[name] : undefined;
    return zone ? [...zone.codes, ...(zone.except ?? [])] : [code];
  };
  return codesNamed(node)
    .flatMap(inZone)
    .filter((code) => code !== ANY_CODE && !NOT_ONE_CODE.test(code));
}

function isKnown(code: string, entry: FactEntry, node: WrittenRule): boolean {
  const { values, hierarchy } = entry;
  if (values?.includes(code)) return true;
  const isArea = node.op === 'under' || node.op === 'reaches';
  if (values && isArea) return values.some((value) => liesUnder(value, code) === 'met');
  if (values) return false;
  if (hierarchy === 'sector') return isKnownSector(code);
  return hierarchy === 'place' ? PLACE.test(code) : true;
}

function succeeded(node: WrittenRule, code: string, by: string | null, subject: Subject): Mend | null {
  if (by !== null) {
    const changed = withCodes(node, (one) => (one === code ? by : one));
    const mend = { code: 'use_successor', values: { code, successor: by } } as const;
    return changed ? exchange(mend, changed, subject) : mend;
  }
  const changed = withCodes(node, (one) => (one === code ? null : one));
  const mend = { code: 'drop_codes', values: { codes: [code] } } as const;
  return changed ? exchange(mend, changed, subject) : mend;
}

function likely(node: WrittenRule, code: string, entry: FactEntry, subject: Subject): Mend | null {
  const known = new Set(
    (entry.values ?? []).flatMap((value) => (entry.hierarchy ? ancestorsOf(value) : [value])),
  );
  const near = nearestTo(code, known);
  if (near === null) return null;
  const changed = withCodes(node, (one) => (one === code ? near : one));
  const mend = { code: 'use_code', values: { code, instead: near } } as const;
  return changed ? exchange(mend, changed, subject) : mend;
}

/** In: a node that names codes, and what becomes of each; null drops it. Out: the node with these codes; null where none is left. */
export function withCodes(node: WrittenRule, change: (code: string) => string | null): WrittenRule | null {
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
    default:
      return null;
  }
}
