import { type FactEntry, type FactKind, factEntry, type WrittenRule } from '../language';
import { byHand, exchange, named, type Subject } from './mending';
import { nearestTo } from './nearest';
import type { Place } from './places';
import { entryOf, operatorsFor, type Reading, readingsOf } from './readings';
import type { Mend, NodeFinding } from './types';
import { unitFindings } from './unit-checks';

type Equals = Extract<WrittenRule, { op: 'equals' }>;

const NONE: readonly NodeFinding[] = [];

/** In: a node. Out: facts that nobody knows, that nobody is asked, that are of another kind, or in a unit that does not fit. */
export function factFindings(place: Place, subject: Subject): readonly NodeFinding[] {
  return readingsOf(place).flatMap((reading) => findingsFor(reading, place.node, subject));
}

function findingsFor(reading: Reading, node: WrittenRule, subject: Subject): readonly NodeFinding[] {
  const at = { node, subject, fact: `${reading.path}${reading.fact}` };
  if (!reading.facts) return unitFindings(reading, null, at);
  const entry = entryOf(reading);
  const { fact } = at;
  if (!entry)
    return [
      { node: node.id, code: 'unknown_fact', values: { fact }, mend: factMeant(reading, node, subject) },
    ];
  if (!reading.kinds.includes(entry.kind)) {
    const values = { fact, kind: entry.kind, asked: reading.kinds };
    return [{ node: node.id, code: 'wrong_kind', values, mend: otherOperator(node, entry.kind, subject) }];
  }
  const asked: readonly NodeFinding[] =
    entry.questions.length > 0 || reading.path !== ''
      ? NONE
      : [{ node: node.id, code: 'fact_not_asked', values: { fact }, mend: askedInstead(reading, entry) }];
  return [...asked, ...unitFindings(reading, entry, at)];
}

/** A fact of that kind that is written like it, a predicate that may be meant, or the few that come nearest. */
function factMeant(reading: Reading, node: WrittenRule, subject: Subject): Mend {
  const { fact, facts, kinds } = reading;
  const known = Object.keys(facts ?? {}).flatMap((key) => (key.endsWith('.*') ? likeIt(key, fact) : key));
  const predicate = nearestTo(fact, Object.keys(subject.setting.library.predicates));
  if (predicate !== null && node.op === 'is' && nearestTo(fact, known) === null)
    return exchange(
      byHand('use_predicate', { name: predicate }),
      { id: node.id, op: 'use', predicate },
      subject,
    );
  const ofKind = known.filter((key) => facts && kinds.includes(factEntry(facts, key)?.kind ?? 'flag'));
  // A slip of the pen is one whatever it is read as; what is only alike has to be of the kind that is read.
  return named('fact', fact, nearestTo(fact, known) === null ? ofKind : known, (near) => {
    const mend = byHand('use_fact', { fact: near });
    return 'fact' in node && node.fact === fact ? exchange(mend, { ...node, fact: near }, subject) : mend;
  });
}

/** The fact with the beginning that a pattern has, for one with a beginning that nobody knows. */
function likeIt(pattern: string, fact: string): readonly string[] {
  const [first, ...rest] = fact.split('.');
  return rest.length > 0 && first !== '' ? [`${pattern.slice(0, -1)}${rest.join('.')}`] : [];
}

/** Lists and single codes are asked alike, so one operator can stand for the other; else all that read such a fact are named. */
function otherOperator(node: WrittenRule, kind: FactKind, subject: Subject): Mend {
  const number = unquoted(node, kind);
  if (number) return exchange(byHand('write_number', { value: number.value }), number, subject);
  const mend = byHand('use_operator', { operators: operatorsFor(kind) });
  const changed = changedOperator(node, kind);
  return changed ? exchange(byHand('use_operator', { operators: [changed.op] }), changed, subject) : mend;
}

/** A number that was put in quotation marks. */
function unquoted(node: WrittenRule, kind: FactKind): (Equals & { value: number }) | null {
  if (node.op !== 'equals' || kind !== 'number' || typeof node.value !== 'string') return null;
  return /^-?\d+(\.\d+)?$/.test(node.value) ? { ...node, value: Number(node.value) } : null;
}

function changedOperator(node: WrittenRule, kind: FactKind): WrittenRule | null {
  switch (node.op) {
    case 'in':
      return kind === 'set' ? { ...node, op: 'intersects' } : null;
    case 'under':
      return kind === 'set' ? { ...node, op: 'reaches' } : null;
    case 'intersects':
      return kind === 'code' ? { ...node, op: 'in' } : null;
    case 'reaches':
      return kind === 'code' ? { ...node, op: 'under' } : null;
    case 'equals':
      return kind === 'set' && typeof node.value === 'string'
        ? { id: node.id, op: 'contains', fact: node.fact, values: [node.value] }
        : null;
    case 'between':
    case 'contains':
    case 'is':
    case 'exists':
    case 'elapsed':
    case 'recent':
    case 'calendarYear':
    case 'dates':
    case 'compare':
    case 'happened':
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

/** Facts of that kind that questions ask for; where there are none, only the institution can tell. */
function askedInstead({ facts, fact }: Reading, { kind }: FactEntry): Mend {
  const asked = Object.entries(facts ?? {}).flatMap(([key, entry]) =>
    entry.kind === kind && entry.questions.length > 0 && !key.endsWith('.*') ? [key] : [],
  );
  const near = nearestTo(fact, asked);
  return near === null ? byHand('ask_or_check') : byHand('use_fact', { fact: near });
}
