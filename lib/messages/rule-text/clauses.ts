import { inSentence } from '../format';
import type { Translator } from '../index';
import type { RuleReading } from './types';
import { capital } from './words';

type Words = Pick<RuleReading, 'text' | 'clause'>;

/** In: parts. Out: one clause that joins them; what is joined itself stands in brackets. */
export function joinedClauses(t: Translator, parts: readonly RuleReading[], kind: 'and' | 'or'): string {
  const clauses = parts.map((part) => grouped(t, part));
  const last = clauses.at(-1) ?? '';
  const [first, ...others] = clauses.slice(0, -1);
  if (first === undefined) return last;
  return t(`rules.join.${kind}`, { first: listed(t, first, others), second: last });
}

/** In: a part. Out: its clause, in brackets where it joins others, so that nobody reads it as one of its neighbours. */
export function grouped(t: Translator, { join, rule, clause }: RuleReading): string {
  const joins = join === 'all' || join === 'any' || rule.op === 'unless';
  return joins ? t('rules.join.group', { inner: clause }) : clause;
}

/** In: parts. Out: their clauses in brackets, one after the other. */
export function bracketed(t: Translator, parts: readonly RuleReading[]): string {
  const [first = '', ...others] = parts.map(({ clause }) => clause);
  return t('rules.join.group', { inner: listed(t, first, others) });
}

function listed(t: Translator, first: string, others: readonly string[]): string {
  return others.reduce((before, second) => t('rules.join.more', { first: before, second }), first);
}

/** In: a sentence that somebody wrote. Out: the same with a full stop, and without one for the middle of a sentence; its first letter may belong to a name. */
export function spoken(t: Translator, text: string): Words {
  const isClosed = /[.!?…:]$/.test(text);
  return {
    text: capital(isClosed ? text : t('rules.sentence', { clause: text })),
    clause: text.replace(/\.$/, ''),
  };
}

/** In: a sentence of ours. Out: the same, and how it goes on in the middle of another. */
export function ours(t: Translator, text: string): Words {
  const words = spoken(t, text);
  return { ...words, clause: inSentence(words.clause) };
}
