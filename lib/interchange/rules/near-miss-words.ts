import { dayFromNumber, type IsoDate } from '@/lib/domain/dates';
import {
  evaluate,
  type FactCatalogue,
  type FactEntry,
  factEntry,
  type NearMissChange,
  type RuleDocument,
  type RuleLibrary,
  resolve,
  type WrittenLeaf,
  type WrittenRule,
  type WrittenTerm,
} from '@/lib/domain/rules';
import { capital, formatList } from '@/lib/messages/format';
import { type RuleReading, type RuleSay, readRule } from '@/lib/messages/rule-text';
import { say } from './words';
import { writtenNode } from './written-node';

/** What changes are told with: the rule they are for, in words as well, the day they are for, and what is known of facts. */
export type Telling = {
  day: IsoDate;
  document: RuleDocument;
  library: RuleLibrary;
  reading: RuleReading;
  words: RuleSay;
  facts: FactCatalogue;
};

type Wanted<Kind extends NearMissChange['wanted']['wanted']> = Extract<
  NearMissChange['wanted'],
  { wanted: Kind }
>;
/** A change, the key of its fact with that of the list it stands in, and what is known of it. */
type Told = { key: string; entry: FactEntry | null; telling: Telling };

const CHECKED = 'checked.';
/** A longer list is told by what the rule asks. */
const MOST_CODES = 6;
/** Stands in a way for any code that no rule names; a number follows where there are several. */
const OTHER_CODE = '~';
/** No rule of a file has this node; its words are what counts. */
const ID = 'change';

/** In: a change and what it is told with. Out: what the fact has to be, as a sentence. */
export function changeText(change: NearMissChange, telling: Telling): string {
  const { t } = telling.words;
  const entry = factEntry(telling.facts, change.fact);
  const parts = partsOf(change, { key: change.fact, entry, telling });
  const clauses = parts.length > 0 ? parts : asked(change.nodes, telling);
  return t('rules.sentence', { clause: capital([...new Set(clauses)].join('; ')) });
}

/** In: a node of the rule. Out: what it asks, for the middle of a sentence; where it has no words, its id. */
export function nodeText(node: string, { reading, words }: Telling): string {
  return clauseAt(node, reading) ?? words.t('rules.name.quoted', { code: node });
}

function asked(nodes: readonly string[], telling: Telling): readonly string[] {
  return [...new Set(nodes.map((node) => nodeText(node, telling)))];
}

function clauseAt(node: string, reading: RuleReading): string | null {
  if (reading.node === node || reading.within.includes(node)) return reading.clause;
  for (const part of reading.parts) {
    const found = clauseAt(node, part);
    if (found !== null) return found;
  }
  return null;
}

function partsOf(change: NearMissChange, told: Told): readonly string[] {
  const { wanted, fact, nodes } = change;
  switch (wanted.wanted) {
    case 'number':
      return [clause(numberRule(wanted, told), told)];
    case 'code':
      return codeParts(wanted, told, nodes);
    case 'other_code':
      return wanted.noneOf.length === 0 ? [] : [clause(refused(codesRule(wanted.noneOf, told)), told)];
    case 'set':
      return setParts(wanted, told);
    case 'flag':
      return fact.startsWith(CHECKED) ? checkedParts(wanted, fact, told) : [flagPart(wanted, told)];
    case 'events':
      return eventParts(wanted, change, told);
    case 'entities':
      return entityParts(wanted, told);
    case 'known':
      return [clause({ id: ID, op: 'exists', fact: told.key }, told)];
  }
}

function clause(rule: WrittenRule, { telling }: Told): string {
  return readRule(rule, telling.words).clause;
}

function refused(of: WrittenRule): WrittenRule {
  return { id: ID, op: 'not', of };
}

function numberRule(wanted: Wanted<'number'>, { key, entry }: Told): WrittenRule {
  const { min, max, minOpen, maxOpen, unit } = wanted;
  const node = { id: ID, fact: key };
  if (min === null && max === null) return { ...node, op: 'exists' };
  if (entry?.kind === 'date') return { ...node, op: 'dates', from: dayOf(min), to: dayOf(max) };
  const left: WrittenTerm = { term: 'fact', fact: key, unit };
  const compared = (relation: '<' | '<=' | '>=' | '>', value: number): WrittenRule => ({
    ...{ id: ID, op: 'compare', left, relation, right: { term: 'number', value } },
  });
  const from = min === null ? [] : [compared(minOpen ? '>' : '>=', min)];
  const to = max === null ? [] : [compared(maxOpen ? '<' : '<=', max)];
  // "Between" includes both its ends.
  return minOpen || maxOpen
    ? { id: ID, op: 'all', of: [...from, ...to] }
    : { ...node, op: 'between', min, max, unit };
}

function dayOf(number: number | null): IsoDate | null {
  return number === null ? null : dayFromNumber(number);
}

function codesRule(
  codes: readonly string[],
  { key, entry }: Told,
  except: readonly string[] = [],
): WrittenLeaf {
  return entry?.hierarchy || except.length > 0
    ? { id: ID, op: 'under', fact: key, codes, ...(except.length > 0 && { except }) }
    : { id: ID, op: 'in', fact: key, values: codes };
}

function codeParts(
  { oneOf, except = [] }: Wanted<'code'>,
  told: Told,
  nodes: NearMissChange['nodes'],
): readonly string[] {
  const isLong = oneOf.length + except.length > MOST_CODES && nodes.length > 0;
  return isLong || oneOf.includes(OTHER_CODE) ? [] : [clause(codesRule(oneOf, told, except), told)];
}

function setParts({ add, within = [], leave, without }: Wanted<'set'>, told: Told): readonly string[] {
  const { key, telling } = told;
  const named = add.filter((code) => !code.startsWith(OTHER_CODE));
  const more = add.length - named.length;
  const lying = within.map(({ code, except }): WrittenRule => {
    const area = { codes: [code], ...(except.length > 0 && { except }) };
    return { id: ID, op: 'reaches', fact: key, ...area };
  });
  const come: WrittenRule = { id: ID, op: 'contains', fact: key, values: named };
  const not = (values: readonly string[]) =>
    clause(refused({ id: ID, op: 'intersects', fact: key, values }), told);
  return [
    ...(named.length > 0 ? [clause(come, told)] : []),
    ...lying.map((one) => clause(one, told)),
    ...(more > 0
      ? [say(telling.words.t, 'near.more', { label: labelOf(key, telling.words), count: more })]
      : []),
    ...(leave.length > 0 ? [say(telling.words.t, 'near.leave', { what: not(leave) })] : []),
    ...(without.length > 0 ? [not(without)] : []),
  ];
}

function flagPart({ value }: Wanted<'flag'>, told: Told): string {
  const is: WrittenRule = { id: ID, op: 'is', fact: told.key };
  return clause(value ? is : refused(is), told);
}

/** What only the institution can tell is told by its own text. */
function checkedParts({ value }: Wanted<'flag'>, fact: string, told: Told): readonly string[] {
  const { telling } = told;
  const prose = writtenNode(fact.slice(fact.indexOf(':') + 1), telling);
  if (prose?.op !== 'prose') return [];
  const text = clause(value ? prose : refused(prose), told);
  return [say(telling.words.t, 'near.checked', { text })];
}

/** What has to take place is told by the conditions that ask for it, with their days and all they count. */
function eventParts(
  { noOther }: Wanted<'events'>,
  { nodes, to }: NearMissChange,
  told: Told,
): readonly string[] {
  const { telling } = told;
  const { document, library, day, facts } = telling;
  const happened = nodes.flatMap((node) => {
    const leaf = writtenNode(node, telling);
    if (leaf?.op !== 'happened') return [];
    const then = resolve(leaf, { ruleId: document.id, library, asOf: day, facts });
    const isMet = then.ok && evaluate(then.rule, () => to).verdict === 'met';
    const own: WrittenRule = { ...leaf, id: ID, fact: told.key };
    return [clause(isMet ? own : refused(own), told)];
  });
  return [...new Set(happened), ...(noOther ? [nothingElse(told, telling)] : [])];
}

function nothingElse({ key }: Told, { words }: Telling): string {
  return say(words.t, 'near.noOther', { label: labelOf(key, words) });
}

/** Known entities are told by their place in the list, from 1, as people count; those to come of which the same is asked, once. */
function entityParts({ of, noOther }: Wanted<'entities'>, told: Told): readonly string[] {
  const { key, telling } = told;
  const { t } = telling.words;
  const label = labelOf(key, telling.words);
  const asking = of.map(({ entity, changes }) => {
    const what = [...new Set(changes.flatMap((change) => insideParts(change, told)))];
    return { entity, what: formatList(t.locale, what) };
  });
  const known = asking.flatMap(({ entity, what }) =>
    entity === null
      ? []
      : [`${say(t, 'near.entity', { label, which: 'known', number: entity + 1, count: 1 })}: ${what}`],
  );
  const toCome = asking.filter(({ entity }) => entity === null).map(({ what }) => what);
  const added = [...new Set(toCome)].map((what) => {
    const count = toCome.filter((one) => one === what).length;
    return `${say(t, 'near.entity', { label, which: 'new', number: 0, count })}: ${what}`;
  });
  return [...known, ...added, ...(noOther ? [nothingElse(told, telling)] : [])];
}

function insideParts(change: NearMissChange, { key, entry, telling }: Told): readonly string[] {
  const inside = { key: `${key}.${change.fact}`, entry: entry?.of?.[change.fact] ?? null, telling };
  const parts = partsOf(change, inside);
  return parts.length > 0 ? parts : asked(change.nodes, telling);
}

function labelOf(key: string, words: RuleSay): string {
  const given = words.names.fact(key);
  return typeof given === 'string' ? given : given.label;
}
