import type { FactEntry, WrittenRule } from '../language';
import { factorsInto } from '../language/rates';
import { exchange, type Subject } from './mending';
import { nearestTo } from './nearest';
import type { Place } from './places';
import { entryOf, type Reading, readingsOf } from './readings';
import type { NodeFinding } from './types';

const NONE: readonly NodeFinding[] = [];

/** In: a node. Out: facts that nobody knows, that nobody is asked, that are of another kind, or in a unit that does not fit. */
export function factFindings(place: Place, subject: Subject): readonly NodeFinding[] {
  return readingsOf(place).flatMap((reading) => findingsFor(reading, place.node, subject));
}

function findingsFor(reading: Reading, node: WrittenRule, subject: Subject): readonly NodeFinding[] {
  if (!reading.facts) return NONE;
  const entry = entryOf(reading);
  const fact = `${reading.path}${reading.fact}`;
  if (!entry) return [unknownFact(reading, fact, node, subject)];
  if (!reading.kinds.includes(entry.kind))
    return [
      {
        node: node.id,
        code: 'wrong_kind',
        values: { fact, kind: entry.kind, asked: reading.kinds },
        mend: null,
      },
    ];
  const asked: readonly NodeFinding[] =
    entry.questions.length > 0 || reading.path !== ''
      ? NONE
      : [{ node: node.id, code: 'fact_not_asked', values: { fact }, mend: null }];
  return [...asked, ...unitFindings(reading, entry, { node, subject, fact })];
}

function unknownFact(reading: Reading, fact: string, node: WrittenRule, subject: Subject): NodeFinding {
  const known = Object.keys(reading.facts ?? {}).filter((key) => !key.endsWith('.*'));
  const near = nearestTo(reading.fact, known);
  const finding = { node: node.id, code: 'unknown_fact', values: { fact } } as const;
  if (near === null) return { ...finding, mend: null };
  const mend = { code: 'use_fact', values: { fact: near } } as const;
  return {
    ...finding,
    mend:
      'fact' in node && node.fact === reading.fact ? exchange(mend, { ...node, fact: near }, subject) : mend,
  };
}

/** An amount can only be read in a unit, and in one that a rate leads to. */
function unitFindings(
  { unit }: Reading,
  entry: FactEntry,
  { node, subject, fact }: { node: WrittenRule; subject: Subject; fact: string },
): readonly NodeFinding[] {
  if (unit === null) return NONE;
  const hasUnit = entry.kind === 'amount' || entry.unit !== undefined;
  if (unit === undefined) {
    const isParameters = 'min' in node && [node.min, node.max].some((limit) => isMeasured(limit, subject));
    if (!hasUnit || isParameters) return NONE;
    const values = { fact, unit: entry.unit ?? '' };
    return [{ node: node.id, code: 'unit_missing', values, mend: namedUnit(node, entry.unit, subject) }];
  }
  if (!hasUnit) {
    const mend = { code: 'drop_unit', values: { unit } } as const;
    const { unit: _unit, ...without } = node.op === 'between' ? node : { unit };
    return [
      {
        ...{ node: node.id, code: 'unit_not_expected', values: { fact, unit } },
        mend: 'op' in without ? exchange(mend, without, subject) : mend,
      },
    ];
  }
  if (entry.unit === undefined || entry.unit === unit) return NONE;
  const { library, asOf } = subject.setting;
  if (Object.hasOwn(factorsInto(unit, library.rates, asOf), entry.unit)) return NONE;
  return [{ node: node.id, code: 'no_rate', values: { fact, from: entry.unit, to: unit }, mend: null }];
}

function namedUnit(node: WrittenRule, unit: string | undefined, subject: Subject): NodeFinding['mend'] {
  if (unit === undefined) return null;
  const mend = { code: 'name_unit', values: { unit } } as const;
  return node.op === 'between' ? exchange(mend, { ...node, unit }, subject) : mend;
}

function isMeasured(limit: unknown, { setting }: Subject): boolean {
  if (typeof limit !== 'object' || limit === null || !('parameter' in limit)) return false;
  const name = String(limit.parameter);
  return (
    Object.hasOwn(setting.library.parameters, name) && setting.library.parameters[name]?.unit !== undefined
  );
}
