import type { IsoDate } from '@/lib/domain/dates';
import {
  partsOf,
  type ReasonValues,
  type RuleCatalogue,
  type RuleChange,
  type RuleDocument,
  type RuleSource,
  type WrittenRule,
} from '@/lib/domain/rules';
import { isMessageKey, type Translator } from '@/lib/messages';
import { formatList } from '@/lib/messages/format';
import {
  namesOfCodes,
  type RuleNames,
  type RuleReading,
  type RuleSay,
  readRule,
} from '@/lib/messages/rule-text';
import { sourceText } from './library-words';
import { NOTHING, quoted, say } from './words';

/** Two files of rules, and how what they hold is told. */
type Setting = {
  before: RuleCatalogue;
  after: RuleCatalogue;
  asOf: IsoDate;
  t: Translator;
  names: RuleNames;
};

/** One of the two versions of a rule: the whole of it, and how it is read. */
type Side = { root: WrittenRule; document: RuleDocument | null; words: RuleSay };
type Sides = { old: Side | null; now: Side | null };

const PREDICATE = 'predicate:';
const ZONE = 'zone:';

/** In: two files, a change in a rule or a predicate. Out: it in the words in which rules are read. */
export function changeText(change: RuleChange, setting: Setting): string {
  const { t } = setting;
  const { code, node, values } = change;
  const sides = { old: sideOf(change, 'before', setting), now: sideOf(change, 'after', setting) };
  switch (code) {
    case 'node_added':
      return say(t, 'change.node_added', { what: clauseAt(sides.now, node) ?? '' });
    case 'node_removed':
      return say(t, 'change.node_removed', { what: clauseAt(sides.old, node) ?? '' });
    case 'node_moved':
      return say(t, 'change.node_moved', movedBetween(values, sides, t));
    case 'list_added':
    case 'list_removed':
    case 'except_added':
    case 'except_removed': {
      const side = code.endsWith('_added') ? sides.now : sides.old;
      return say(t, `change.${code}`, { codes: namesAt(side, node, values.codes, t) });
    }
    case 'kind':
    case 'barrier':
      return say(t, `change.${code}`, named(code, values, t));
    case 'source':
      return say(t, 'change.source', {
        before: sourceAt(sides.old, node, t),
        after: sourceAt(sides.now, node, t),
      });
    case 'title':
    case 'text':
      return say(t, `change.${code}`, { ...filled(values), language: languageName(values.language, t) });
    case 'valid_days':
      return say(t, 'change.days', filled(values));
    case 'days':
      return nodeAt(sides.now, node)?.op === 'criterion'
        ? say(t, 'change.days', filled(values))
        : conditionText(change, sides, t);
    case 'op':
    case 'limit':
    case 'field':
      return conditionText(change, sides, t);
    default:
      return say(t, `change.${code}`, values);
  }
}

/** In: a file of rules and an id. Out: the last version of that rule; of equal ones the last in the file. */
export function latestIn({ rules }: RuleCatalogue, id: string): RuleDocument | undefined {
  return rules
    .filter((one) => one.id === id)
    .toSorted((a, b) => a.version - b.version)
    .at(-1);
}

function sideOf(
  { rule }: RuleChange,
  when: 'before' | 'after',
  { asOf, t, names, ...catalogues }: Setting,
): Side | null {
  const catalogue = catalogues[when];
  const { library } = catalogue;
  const words: RuleSay = { t, names, library, asOf, reader: 'officer' };
  const name = rule.slice(PREDICATE.length);
  if (rule.startsWith(PREDICATE)) {
    const root = Object.hasOwn(library.predicates, name) ? library.predicates[name] : undefined;
    return root ? { root, document: null, words } : null;
  }
  const document = latestIn(catalogue, rule);
  return document ? { root: document.rule, document, words } : null;
}

/** What a condition said before and what it says now; a heading over parts is told without them. */
function conditionText({ node, values }: RuleChange, sides: Sides, t: Translator): string {
  const { old, now } = asTold(node, sides);
  const [before, after] = [readingAt(old, node), readingAt(now, node)];
  if (before && after) {
    const isHeading = before.join !== null && after.join !== null;
    const [first, second] = [before, after].map((one) => (isHeading ? headingOf(one, t) : one.clause));
    if (first !== second) return say(t, 'change.condition', { before: first ?? '', after: second ?? '' });
  }
  return say(t, values.field === undefined ? 'change.reads_same' : 'change.field', filled(values));
}

/** A group of one is read as its part, which is told on its own: beside another group its heading is told instead. */
function asTold(node: string, { old, now }: Sides): Sides {
  const groups = [old, now].flatMap((side) => {
    const one = nodeAt(side, node);
    return one?.op === 'all' || one?.op === 'any' || one?.op === 'atLeast' ? [one] : [];
  });
  const isOnly = groups.every(({ op, of }) => op !== 'atLeast' && of.length === 1);
  // Of two groups of one there is nothing to tell: either asks for its part.
  if (groups.length === 2 && isOnly) return { old: null, now: null };
  if (groups.length < 2 || groups.every(({ of }) => of.length === 0)) return { old, now };
  const headed = (side: Side | null) => side && { ...side, words: { ...side.words, headed: node } };
  return { old: headed(old), now: headed(now) };
}

function headingOf({ text }: RuleReading, t: Translator): string {
  return quoted(t, text.replace(/[:.]$/, ''));
}

function movedBetween({ before, after }: ReasonValues, { old, now }: Sides, t: Translator): ReasonValues {
  const place = (side: Side | null, node: string) => {
    const reading = node === '' ? null : readingAt(side, node);
    return reading ? say(t, 'change.place', { words: headingOf(reading, t), node }) : say(t, 'change.top');
  };
  return { before: place(old, String(before)), after: place(now, String(after)) };
}

function clauseAt(side: Side | null, node: string): string | null {
  return readingAt(side, node)?.clause ?? null;
}

/** The words of a node where it stands; those of a node without words of its own are the words of what it holds. */
function readingAt(side: Side | null, node: string): RuleReading | null {
  if (!side) return null;
  const open = [readRule(side.root, side.words)];
  for (let one = open.pop(); one; one = open.pop()) {
    if (one.node === node || one.within.includes(node)) return one;
    open.push(...one.parts);
  }
  // What stands in a number worked out is told in brackets there, and has no line of its own.
  const alone = nodeAt(side, node);
  return alone ? readRule(alone, side.words) : null;
}

function nodeAt(side: Side | null, id: string): WrittenRule | null {
  return side ? (wayTo(side.root, id).at(-1) ?? null) : null;
}

/** The nodes from the root down to a node, both included; empty where there is no such node. */
function wayTo(root: WrittenRule, id: string): readonly WrittenRule[] {
  if (root.id === id) return [root];
  for (const part of partsOf(root)) {
    const rest = wayTo(part, id);
    if (rest.length > 0) return [root, ...rest];
  }
  return [];
}

function namesAt(
  side: Side | null,
  id: string,
  codes: ReasonValues[string] | undefined,
  t: Translator,
): string {
  if (!Array.isArray(codes)) return '';
  const way = side ? wayTo(side.root, id) : [];
  const node = way.at(-1);
  const lists = way.slice(0, -1).flatMap((one) => (one.op === 'linked' ? `${one.fact}.` : []));
  const key = node && 'fact' in node ? `${lists.join('')}${node.fact}` : '';
  const names = side && node ? namesOfCodes(side.words, { op: node.op, key }, codes) : codes;
  return formatList(
    t.locale,
    names.map((text, place) => withZone(text, codes[place], side)),
  );
}

/** A zone without a name of its own is told by its codes; beside them stands which zone it is, as they may stay on the list. */
function withZone(text: string, code: unknown, side: Side | null): string {
  if (!side || typeof code !== 'string' || !code.startsWith(ZONE)) return text;
  const name = code.slice(ZONE.length);
  const { t, names } = side.words;
  return names.zone(name) === null ? say(t, 'change.list_zone', { zone: name, codes: text }) : text;
}

function named(what: 'kind' | 'barrier', values: ReasonValues, t: Translator): ReasonValues {
  const name = (value: ReasonValues[string] | undefined) =>
    say(t, `${what}.${value === '' ? 'none' : value}`);
  return { before: name(values.before), after: name(values.after) };
}

function sourceAt(side: Side | null, node: string, t: Translator): string {
  const holder = node === '' ? side?.document : nodeAt(side, node);
  const source: RuleSource | undefined = holder && 'source' in holder ? holder.source : undefined;
  return source ? sourceText({ source }, t) : NOTHING;
}

function languageName(language: ReasonValues[string] | undefined, t: Translator): string {
  const key = `rules.text.language.${language}`;
  return t(isMessageKey(key) ? key : 'rules.text.language.other');
}

/** Says of what is not there that it is not. */
function filled(values: ReasonValues): ReasonValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === '' ? NOTHING : value]),
  );
}
