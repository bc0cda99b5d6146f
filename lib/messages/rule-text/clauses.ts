import { capital, inSentence } from '../format';
import type { Translator } from '../index';
import type { RuleReading } from './types';

type Words = Pick<RuleReading, 'text' | 'clause'>;

/** In: a part. Out: its clause, in brackets where nobody could tell its exception from that of its neighbour. */
export function grouped(t: Translator, { rule, clause }: RuleReading): string {
  return rule.op === 'unless' ? t('rules.join.group', { inner: clause }) : clause;
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
