import type { Limit, RuleDocument, RuleSource, RuleText, WrittenRule, WrittenTerm } from '../../domain/rules';
import { formatDate } from '../format';
import { grouped } from './clauses';
import type { PlainLeaf } from './leaves';
import { inForceOf } from './limits';
import type { RuleNote, RuleReading, RuleSay } from './types';

type Criterion = Extract<WrittenRule, { op: 'criterion' }>;
type Linked = Extract<WrittenRule, { op: 'linked' }>;

const CODES = ['en', 'es', 'pt', 'sr'] as const;

/** In: a criterion. Out: who checks it, when it holds and where it comes from; a text in another language where the reader's is missing. */
export function notesOf(criterion: Criterion, say: RuleSay): readonly RuleNote[] {
  const { t } = say;
  const text =
    criterion.text && ownText(criterion.text, say) === null ? foreignText(criterion.text, say) : null;
  return [
    ...(text === null ? [] : [{ kind: 'text', text: t('rules.sentence', { clause: text }) } as const]),
    ...whoNote(criterion, say),
    ...daysNote(criterion, say),
    ...sourceNote(criterion.source, say),
  ].map((note) => ({ ...note, text: note.text.trim() }));

  function whoNote({ kind }: Criterion, { reader = 'firm' }: RuleSay): readonly RuleNote[] {
    if (kind === 'hard') return [];
    if (kind === 'declared')
      return [
        { kind: 'who', text: t(reader === 'firm' ? 'rules.who.declared' : 'rules.who.declared.officer') },
      ];
    return [{ kind: 'who', text: t(`rules.who.${kind}`) }];
  }
}

/** In: a criterion and its reading. Out: its clause, marked where it does not count. */
export function marked({ kind, from, to }: Criterion, inner: RuleReading, { t, asOf }: RuleSay): string {
  const clause = grouped(t, inner);
  if (asOf && from && asOf < from) return t('rules.days.clause.before', { clause });
  if (asOf && to && to < asOf) return t('rules.days.clause.after', { clause });
  return kind === 'informative' ? t('rules.who.clause', { clause }) : inner.clause;
}

/** In: a text per language. Out: the one in the reader's; null where there is none. */
export function ownText(text: RuleText, { t }: RuleSay): string | null {
  return tidy(text[t.locale]) || null;
}

/** In: a text per language. Out: the first there is, with the name of its language; null where there is none. */
export function foreignText(text: RuleText, { t }: RuleSay): string | null {
  const code = CODES.find((one) => text[one]);
  const words = code && tidy(text[code]).replace(/\.$/, '');
  return words ? t('rules.text.other', { language: t(`rules.text.language.${code}`), text: words }) : null;
}

/** In: a rule as it is kept. Out: where it comes from, and in which days it is in force. */
export function documentNotes(
  { source, from, to }: Pick<RuleDocument, 'source' | 'from' | 'to'>,
  say: RuleSay,
): readonly RuleNote[] {
  return [...daysNote({ from, to }, say), ...sourceNote(source, say)];
}

/** In: a condition. Out: where the numbers come from that it takes from the library, each once. */
export function parameterNotes(rule: PlainLeaf | Linked, say: RuleSay): readonly RuleNote[] {
  const names = [...new Set(parametersOf(rule))];
  return names.flatMap((parameter): readonly RuleNote[] => {
    const source = inForceOf({ parameter }, say)?.source;
    if (!source) return [];
    const values = { name: say.names.parameter(parameter), source: sourceWords(source, say) };
    return [{ kind: 'source', text: say.t('rules.source.parameter', values) }];
  });
}

function parametersOf(rule: PlainLeaf | Linked): readonly string[] {
  if (rule.op === 'compare') return [...parametersIn(rule.left), ...parametersIn(rule.right)];
  return 'min' in rule ? [...nameOf(rule.min), ...nameOf(rule.max)] : [];
}

/** Those of rules inside a term are told in brackets, without a source. */
function parametersIn(term: WrittenTerm): readonly string[] {
  switch (term.term) {
    case 'number':
      return nameOf(term.value);
    case 'sum':
      return term.of.flatMap(parametersIn);
    case 'ratio':
      return [...parametersIn(term.of), ...parametersIn(term.by)];
    case 'choose':
      return [...term.cases.map(({ value }) => value), term.otherwise].flatMap(parametersIn);
    default:
      return [];
  }
}

function nameOf(limit: Limit): readonly string[] {
  return limit === null || typeof limit === 'number' ? [] : [limit.parameter];
}

function daysNote({ from, to }: Pick<Criterion, 'from' | 'to'>, { t, asOf }: RuleSay): readonly RuleNote[] {
  const words = (day: string) => formatDate(t.locale, day);
  const note = (text: string): readonly RuleNote[] => [{ kind: 'days', text }];
  if (asOf && from && asOf < from) return note(t('rules.days.before', { date: words(from) }));
  if (asOf && to && to < asOf) return note(t('rules.days.after', { date: words(to) }));
  if (from && to) return note(t('rules.days.between', { from: words(from), to: words(to) }));
  if (from) return note(t('rules.days.from', { date: words(from) }));
  return to ? note(t('rules.days.to', { date: words(to) })) : [];
}

function sourceNote(source: RuleSource | undefined, say: RuleSay): readonly RuleNote[] {
  if (!source) return [];
  return [{ kind: 'source', text: say.t('rules.source', { source: sourceWords(source, say) }) }];
}

/** Title, day and address, as far as they are known. */
function sourceWords({ title, date, url }: RuleSource, { t }: RuleSay): string {
  const dated = date ? t('rules.source.dated', { title, date: formatDate(t.locale, date) }) : title;
  return url ? t('rules.source.linked', { title: dated, url }) : dated;
}

/** Texts come from files and forms, with line breaks and spaces of their own. */
function tidy(text: string | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}
