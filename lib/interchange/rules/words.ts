import type { IsoDate } from '@/lib/domain/dates';
import type { LintFinding, Mend, ReasonValues, RuleDocument } from '@/lib/domain/rules';
import { isMessageKey, type MessageValues, type Translator } from '@/lib/messages';
import { formatDate, formatList } from '@/lib/messages/format';
import type { ShapeProblem } from './files';
import type { JsonProblem, Position } from './json-text';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_LISTED = 12;

/** In: a key that is made at run time, and values. Out: the sentence; lists are joined and days written out. */
export function say(t: Translator, key: string, values: ReasonValues = {}): string {
  const full = `rule-checks.${key}`;
  // Every code has a sentence, and a test holds that so.
  if (!isMessageKey(full)) throw new RangeError(`no sentence for ${full}`);
  return t(full, spoken(t, values));
}

/** In: a finding. Out: one line that says how bad it is, what it is and how to mend it. */
export function findingSentence(
  { code, severity, rule, node, values, mend }: LintFinding,
  t: Translator,
): string {
  const where = placeName(rule, node, t);
  const what = say(t, `lint.${code}`, withParts(values));
  const how = mend ? ` ${mendSentence(mend, t)}` : '';
  return `${say(t, `severity.${severity}`)} ${where}: ${what}${how} [${code}]`;
}

/** In: a proposed change. Out: what to do, and what that does to the rule. */
export function mendSentence({ code, values, replacement }: Mend, t: Translator): string {
  const effect = replacement ? ` ${say(t, `mend.effect.${replacement.effect}`)}` : '';
  return `${say(t, `mend.${code}`, values)}${effect}`;
}

/** In: ids. Out: how the place is called: rule and node, or the part of the library. */
export function placeName(rule: string, node: string, t: Translator): string {
  if (rule === '') return node === '' ? say(t, 'place.whole') : say(t, 'place.library', { name: node });
  return node === '' ? say(t, 'place.rule', { rule }) : say(t, 'place.node', { rule, node });
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
  const what =
    'path' in problem
      ? say(t, `shape.${problem.code}`, { ...problem.values, path: problem.path })
      : say(t, `json.${problem.code}`, { found: problem.found });
  return `${placed(file, problem)} ${what}`;
}

/** In: a file and a place in it. Out: both, in the way editors understand. */
export function placed(file: string, { line, column }: Position): string {
  return `${file}:${line}:${column}`;
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
  const shown = items.slice(0, MOST_LISTED).map((item) => `“${item}”`);
  const more = items.length - shown.length;
  return formatList(t.locale, more > 0 ? [...shown, say(t, 'more', { more })] : shown);
}

function one(t: Translator, value: string | number): string | number {
  return typeof value === 'string' && DAY.test(value) ? formatDate(t.locale, value) : value;
}
