import type { IsoDate } from '@/lib/domain/dates';
import {
  closestTo,
  type LintFinding,
  type Mend,
  type ReasonValues,
  type RuleDocument,
} from '@/lib/domain/rules';
import { isMessageKey, type MessageValues, type Translator } from '@/lib/messages';
import { formatDate, formatList } from '@/lib/messages/format';
import type { JsonProblem, Position, ShapeProblem } from '../json';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_LISTED = 12;
const PREDICATE = 'predicate:';

/** In: a key that is made at run time, and values. Out: the sentence; lists are joined and days written out. */
export function say(t: Translator, key: string, values: ReasonValues = {}): string {
  const full = `rule-checks.${key}`;
  // Every code has a sentence, and a test holds that so.
  if (!isMessageKey(full)) throw new RangeError(`no sentence for ${full}`);
  return t(full, spoken(t, values));
}

/** Stands for a value that is not there; no id, name or unit is written like it. */
export const NOTHING = '_';
/** What a sentence may speak of and need not. */
const OPTIONAL = {
  ...{ zone: '', range: '', near: '', what: '', allowed: '', kind: 'missing', found: '' },
  ...{ form: '', months: '' },
};

/** In: a finding, a language and, where places are to be named, how. Out: one line that says how bad it is, what it is and how to mend it. */
export function findingSentence(
  { code, severity, rule, node, values, mend, ...days }: LintFinding,
  t: Translator,
  placeOf = (place: string) => place,
): string {
  const where = placeName(rule, node, t);
  const named = (all: ReasonValues) => (values.measure === 'place' ? withPlaces(all, placeOf) : all);
  const worded = { code, values: named(values), mend: { ...mend, values: named(mend.values) } };
  const text = lintText({ ...days, ...worded }, t);
  return `${say(t, `severity.${severity}`)} ${where}: ${text} [${code}]`;
}

/** In: a finding and, for its values, words that are plainer than codes. Out: what it is and how to mend it, where the place is plain from what stands around it. */
export function lintText(
  { code, values, mend, ...days }: Pick<LintFinding, 'code' | 'values' | 'mend' | 'since' | 'until'>,
  t: Translator,
  wordFor = (value: string) => value,
): string {
  const told = code === 'wrong_kind' ? withKinds(values, t) : values;
  const what = say(t, `lint.${code}`, spared(withParts(inWords(told, wordFor))));
  const sentences = [
    what,
    ...whenSo(days, t),
    mendSentence({ ...mend, values: inWords(mend.values, wordFor) }, t),
  ];
  return sentences.join(' ');
}

function whenSo({ since, until }: Pick<LintFinding, 'since' | 'until'>, t: Translator): readonly string[] {
  if (since === undefined) return until === undefined ? [] : [say(t, 'lint.until', { until })];
  return [
    until === undefined ? say(t, 'lint.since', { day: since }) : say(t, 'lint.during', { since, until }),
  ];
}

function inWords(values: ReasonValues, wordFor: (value: string) => string): ReasonValues {
  const spoken = (value: ReasonValues[string]) => {
    if (typeof value === 'string') return wordFor(value);
    return typeof value === 'number' ? value : value.map(wordFor);
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spoken(value)]));
}

/** Kinds of facts, in words. */
function withKinds({ kind, asked, ...rest }: ReasonValues, t: Translator): ReasonValues {
  const kinds = listed(asked).map((one) => say(t, `firmKind.${one}`));
  return { ...rest, kind: say(t, `firmKind.${kind}`), asked: formatList(t.locale, kinds, 'or') };
}

/** The places of a rule, in words. */
function withPlaces(values: ReasonValues, placeOf: (place: string) => string): ReasonValues {
  return Array.isArray(values.own) ? { ...values, own: values.own.map(placeOf) } : values;
}

/** In: a proposed change. Out: what to do, and what that does to the rule. */
export function mendSentence({ code, values, replacement }: Mend, t: Translator): string {
  const effect = replacement ? ` ${say(t, `mend.effect.${replacement.effect}`)}` : '';
  return `${say(t, `mend.${code}`, spared(values))}${effect}`;
}

/** In: ids. Out: how the place is called: rule and node, or the part of the library. */
export function placeName(rule: string, node: string, t: Translator): string {
  if (rule === '') return node === '' ? say(t, 'place.whole') : say(t, 'place.library', { name: node });
  const name = rule.startsWith(PREDICATE)
    ? say(t, 'place.predicate', { name: rule.slice(PREDICATE.length) })
    : say(t, 'place.rule', { rule });
  return node === '' ? name : say(t, 'place.node', { rule: name, node });
}

/** In: an id that no rule of a file has. Out: the sentence, with the ids most like it; where none is, with those there are, if any. */
export function noRule(rule: string, rules: readonly RuleDocument[], t: Translator): string {
  const ids = new Set(rules.map(({ id }) => id));
  if (ids.size === 0) return say(t, 'explain.noRules');
  const near = closestTo(rule, ids);
  return say(t, 'explain.noRule', { rule, near, count: near.length, all: [...ids] });
}

/** In: a rule with its days and the day it is read for. Out: the sentence that it is not in force then; null where it is. */
export function notInForce(
  { from, to }: Pick<RuleDocument, 'from' | 'to'>,
  { asOf, t }: { asOf: IsoDate; t: Translator },
): string | null {
  const when = from && asOf < from ? 'from' : to && to < asOf ? 'to' : null;
  return when && say(t, 'explain.notInForce', { day: asOf, when, from: from ?? '', to: to ?? '' });
}

/** In: why a file cannot be read as it should. Out: the place and the sentence. */
export function problemLine(file: string, problem: JsonProblem | ShapeProblem, t: Translator): string {
  return `${placed(file, problem)} ${problemText(problem, t)}`;
}

/** In: why a file cannot be read as it should. Out: the sentence. */
export function problemText(problem: JsonProblem | ShapeProblem, t: Translator): string {
  return 'path' in problem
    ? shapeSentence(problem, t)
    : say(t, `json.${problem.code}`, { found: problem.found });
}

/** What lies in a rule is told by the rule, the node and the field; elsewhere by the path. */
function shapeSentence({ code, path, values }: ShapeProblem, t: Translator): string {
  const { rule = '', node = '', field = '' } = values;
  const where = rule === '' ? '' : placeName(String(rule), String(node), t);
  const named = [where, rule === '' ? path : String(field)].filter(Boolean).join(', ');
  const all = { ...OPTIONAL, ...values, path: named === '' ? say(t, 'shape.whole') : named };
  const expected = listed(values.expected).map((one) => say(t, 'shape.expected', { expected: one }));
  const allowed = listed(values.allowed).map((one) => quoted(t, one));
  return say(
    t,
    `shape.${code}`,
    spared({
      ...all,
      // What stands in the file is shown as it stands there.
      found: t('rule-checks.shape.found', { kind: String(all.kind), found: String(all.found) }),
      ...toldAndAsked(values, t),
      expected: formatList(t.locale, expected, 'or'),
      allowed: formatList(t.locale, allowed),
    }),
  );
}

/** In: words that stand as they are written. Out: the same in the quotation marks of the language. */
export function quoted(t: Translator, text: string): string {
  return t('rules.name.quoted', { code: text });
}

/** Kinds of facts in words. */
function toldAndAsked({ told, asked }: ShapeProblem['values'], t: Translator): ReasonValues {
  if (told === undefined || asked === undefined) return {};
  return { told: say(t, `firmKind.${told}`), asked: say(t, `firmKind.${asked}`) };
}

function listed(value: ReasonValues[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}

/** Says of each value that need not be there whether it is. */
function spared(values: ReasonValues): ReasonValues {
  const all = Object.entries<ReasonValues[string]>({ ...OPTIONAL, ...values });
  return Object.fromEntries(
    all.map(([name, value]) => [
      name,
      value === '' || (Array.isArray(value) && value.length === 0) ? NOTHING : value,
    ]),
  );
}

/** In: a file and a place in it. Out: both, in the way editors understand; of a file that was named before, the place alone. */
export function placed(file: string, { line, column }: Position): string {
  return file === '' ? `${line}:${column}` : `${file}:${line}:${column}`;
}

/** Sentences about several nodes differ from those about none. */
function withParts(values: ReasonValues): ReasonValues {
  const { parts } = values;
  return Array.isArray(parts) ? { ...values, count: parts.length } : values;
}

function spoken(t: Translator, values: ReasonValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? list(t, value) : one(t, value),
    ]),
  );
}

function list(t: Translator, items: readonly string[]): string {
  const shown = items.slice(0, MOST_LISTED).map((item) => quoted(t, String(one(t, item))));
  const more = items.length - shown.length;
  return formatList(t.locale, more > 0 ? [...shown, say(t, 'more', { more })] : shown);
}

function one(t: Translator, value: string | number): string | number {
  return typeof value === 'string' && DAY.test(value) ? formatDate(t.locale, value) : value;
}
