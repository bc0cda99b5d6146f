import type { WrittenGroup, WrittenLeaf, WrittenRule } from '../../domain/rules';
import { capital, inSentence } from '../format';
import type { MessageKey, MessageValues } from '../index';
import { numberOf } from './amounts';
import { bracketed, grouped, ours, spoken } from './clauses';
import { countLimits } from './counts';
import { leafWords, type PlainLeaf } from './leaves';
import { limitWords } from './limits';
import { foreignText, marked, notesOf, ownText, parameterNotes } from './notes';
import type { Join, RuleReading, RuleSay } from './types';
import { wordsOf } from './words';

type Group<Op extends WrittenGroup['op']> = Extract<WrittenGroup, { op: Op }>;
type Leaf<Op extends WrittenLeaf['op']> = Extract<WrittenLeaf, { op: Op }>;

/** Where a node stands: the list whose facts it reads, the nodes that use it, the wrappers that share its words. */
type Place = {
  say: RuleSay;
  path: string;
  prefix: string;
  within: readonly string[];
  negated: boolean;
  /** Predicates that are being opened, outermost first. */
  opening: readonly string[];
};

type Listing = {
  key: `rules.${'all' | 'any' | 'atLeast' | 'atLeast.zero'}${'' | '.not'}`;
  values?: MessageValues;
  parts: readonly RuleReading[];
  join: Join;
};
type Words = Pick<RuleReading, 'text' | 'clause'>;
type Told = Words & { join?: Join; parts?: readonly RuleReading[] };

/** In: a rule as written. Out: the rule in words, node by node; groups of one and `not` give their words to what they hold. */
export function readRule(rule: WrittenRule, say: RuleSay): RuleReading {
  return readNode(rule, { say, path: '', prefix: '', within: [], negated: false, opening: [] });
}

function readNode(rule: WrittenRule, place: Place): RuleReading {
  switch (rule.op) {
    case 'all':
    case 'any':
      return group(rule, place);
    case 'not':
      return readNode(rule.of, { ...inside(rule, place), negated: !place.negated });
    case 'atLeast':
      return atLeast(rule, place);
    case 'unless':
      return unless(rule, place);
    case 'use':
      return predicate(rule, place);
    case 'criterion':
      return criterion(rule, place);
    case 'linked':
      return linked(rule, place);
    case 'prose':
      return prose(rule, place);
    default:
      return leaf(rule, place);
  }
}

function group(rule: Group<'all' | 'any'>, place: Place): RuleReading {
  const [only, ...others] = rule.of;
  const { negated, say } = place;
  const { t } = say;
  const isHeaded = say.headed === rule.id;
  if (only && others.length === 0 && !isHeaded) return readNode(only, inside(rule, place));
  if (!only && !isHeaded)
    return told(
      rule,
      place,
      ours(t, t((rule.op === 'all') !== negated ? 'rules.all.empty' : 'rules.any.empty')),
    );
  const parts = rule.of.map((part) => readNode(part, apart(place)));
  return listing(rule, place, {
    key: `rules.${rule.op}${negated ? '.not' : ''}`,
    parts,
    join: negated ? 'each' : rule.op,
  });
}

function atLeast(rule: Group<'atLeast'>, place: Place): RuleReading {
  const { say, negated } = place;
  const { t } = say;
  if (rule.of.length === 0 && say.headed !== rule.id)
    return told(rule, place, ours(t, t(rule.count <= 0 !== negated ? 'rules.all.empty' : 'rules.any.empty')));
  const values = { count: rule.count, of: rule.of.length };
  const parts = rule.of.map((part) => readNode(part, apart(place)));
  return listing(rule, place, { key: atLeastKey(rule.count, negated), values, parts, join: 'each' });
}

/** Fewer than one is none, and fewer than none is never so. */
function atLeastKey(count: number, negated: boolean): Listing['key'] {
  if (count === 0) return negated ? 'rules.atLeast.zero.not' : 'rules.atLeast.zero';
  if (negated) return count === 1 ? 'rules.any.not' : 'rules.atLeast.not';
  return 'rules.atLeast';
}

/** A heading over parts; within a sentence the parts stand in brackets, so that its scope cannot be misread. */
function listing(rule: WrittenRule, place: Place, { key, values = {}, parts, join }: Listing): RuleReading {
  const { t } = place.say;
  const clause = `${t(`${key}.clause`, values)}: ${bracketed(t, parts)}`;
  return told(rule, place, { text: t(key, values), clause, join, parts });
}

function unless(rule: Group<'unless'>, place: Place): RuleReading {
  const { say, negated } = place;
  const { t } = say;
  const main = readNode(rule.of, apart(place));
  const except = readNode(rule.except, apart(place));
  const heading = except.rule.op === 'criterion' ? except.text : inSentence(except.text);
  const said = except.join === null ? t('rules.sentence', { clause: except.clause }) : heading;
  const exception = { ...except, text: t('rules.unless.exception', { rule: said }) };
  const key = negated ? 'rules.unless.not' : 'rules.unless';
  const values = { rule: grouped(t, main), exception: grouped(t, except) };
  const clause = t(`${key}.clause`, values);
  return told(rule, place, { text: t(key), clause, join: 'each', parts: [main, exception] });
}

function predicate(rule: Group<'use'>, place: Place): RuleReading {
  const { say, prefix, opening, negated } = place;
  const { t, names, library } = say;
  const name = names.predicate(rule.predicate);
  const known =
    library && Object.hasOwn(library.predicates, rule.predicate)
      ? library.predicates[rule.predicate]
      : undefined;
  const isCircle = opening.includes(rule.predicate);
  if (!known || isCircle) {
    const key: MessageKey = isCircle ? 'rules.use.circle' : 'rules.use.unknown';
    return told(rule, place, ours(t, t(negated ? `${key}.not` : key, { name })));
  }
  const body = readNode(known, {
    ...apart(place),
    prefix: `${prefix}${rule.id}/`,
    opening: [...opening, rule.predicate],
  });
  const key = negated ? 'rules.use.not' : 'rules.use';
  const opened = negated ? 'rules.join.opened.not' : 'rules.join.opened';
  const clause = t(opened, { name: t(`${key}.clause`, { name }), inner: body.clause });
  return told(rule, place, { text: t(key, { name }), clause, join: 'opened', parts: [body] });
}

/** A criterion with a text in the reader's language reads as that text, and opens; any other reads as what it holds. */
function criterion(rule: Group<'criterion'>, place: Place): RuleReading {
  const { say, negated } = place;
  const notes = notesOf(rule, say);
  const own = rule.text ? ownText(rule.text, say) : null;
  if (own === null) {
    const inner = readNode(rule.of, inside(rule, place));
    return { ...inner, clause: marked(rule, inner, say), notes: [...notes, ...inner.notes] };
  }
  const words = negated ? ours(say.t, say.t('rules.text.not', { text: own })) : spoken(say.t, own);
  const reading = told(rule, place, { ...words, join: 'opened', parts: [readNode(rule.of, apart(place))] });
  return { ...reading, clause: marked(rule, reading, say), notes };
}

function linked(rule: Leaf<'linked'>, place: Place): RuleReading {
  const { say, path } = place;
  const key = `${path}${rule.fact}`;
  const { label } = wordsOf(say, key);
  const { head, isEvery } = linkedHead(rule, place, label);
  const where = readNode(rule.where, { ...apart(place), path: `${key}.`, negated: isEvery });
  const clause = say.t('rules.linked.clause', { head, rule: where.clause });
  const text = capital(say.t('rules.linked.colon', { head }));
  const reading = told(rule, place, { text, clause, join: isEvery ? 'every' : 'opened', parts: [where] });
  return { ...reading, notes: parameterNotes(rule, say) };
}

/** None for which it is not so: it is so for every one. */
function linkedHead(
  { min, max, where }: Leaf<'linked'>,
  { say, negated }: Place,
  label: string,
): { head: string; isEvery: boolean } {
  const { t } = say;
  const { isNever, isNeverOr, asked, turned } = countLimits({ min, max }, negated);
  if (isNever) {
    const isEvery = where.op === 'not';
    return { head: t(isEvery ? 'rules.linked.every' : 'rules.linked.none', { label }), isEvery };
  }
  if (!turned && asked.min === 1 && asked.max === null)
    return { head: t('rules.linked.some', { label }), isEvery: false };
  const full = (count: number) => t('rules.linked.cases', { count, number: numberOf(t, count) });
  const open = { any: t('rules.linked.any'), none: t('rules.linked.any.not') };
  const measure = { full, short: (count: number) => numberOf(t, count), of: 'count' as const, open };
  const { what, decides } = limitWords(say, asked, { measure, negated: turned });
  const counted = isNeverOr ? 'rules.linked.none.or' : 'rules.linked.count';
  const head = decides ? t(counted, { label, count: what }) : t('rules.fact.of', { label, what });
  return { head, isEvery: false };
}

function prose(rule: Leaf<'prose'>, place: Place): RuleReading {
  const { say, negated } = place;
  const { t } = say;
  const own = ownText(rule.text, say);
  const text = own ?? foreignText(rule.text, say) ?? t('rules.name.unnamed');
  if (negated) return told(rule, place, ours(t, t('rules.text.not', { text: own ?? inSentence(text) })));
  return told(rule, place, own === null ? ours(t, text) : spoken(t, own));
}

function leaf(rule: PlainLeaf, place: Place): RuleReading {
  const { say, path, negated } = place;
  const clauseOf = (of: WrittenRule, within: string) =>
    readNode(of, { ...apart(place), path: within }).clause;
  const clause = leafWords(rule, { say, path, negated, clauseOf });
  const text = say.t('rules.sentence', { clause: capital(clause) });
  return { ...told(rule, place, { text, clause }), notes: parameterNotes(rule, say) };
}

function told(
  rule: WrittenRule,
  { prefix, within, negated }: Place,
  { join = null, parts = [], ...words }: Told,
): RuleReading {
  return { node: `${prefix}${rule.id}`, within, rule, negated, ...words, join, parts, notes: [] };
}

/** The place of what a node without words of its own holds. */
function inside(rule: WrittenRule, place: Place): Place {
  return { ...place, within: [...place.within, `${place.prefix}${rule.id}`] };
}

/** The place of a part that stands for itself. */
function apart(place: Place): Place {
  return { ...place, within: [], negated: false };
}
