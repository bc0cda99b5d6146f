import type { RuleSource, RuleText, WrittenRule } from '../../domain/rules';
import { formatDate } from '../format';
import { grouped } from './clauses';
import type { RuleNote, RuleReading, RuleSay } from './types';

type Criterion = Extract<WrittenRule, { op: 'criterion' }>;

const CODES = ['en', 'es', 'pt', 'sr'] as const;

/** In: a criterion. Out: who checks it, when it holds and where it comes from; a text in another language where the reader's is missing. */
export function notesOf(criterion: Criterion, say: RuleSay): readonly RuleNote[] {
  const { t } = say;
  const text =
    criterion.text && ownText(criterion.text, say) === null ? foreignText(criterion.text, say) : null;
  return [
    ...(text === null ? [] : [{ kind: 'text', text } as const]),
    ...whoNote(criterion, say),
    ...daysNote(criterion, say),
    ...(criterion.source ? [{ kind: 'source', text: sourceText(criterion.source, say) } as const] : []),
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

function daysNote({ from, to }: Criterion, { t, asOf }: RuleSay): readonly RuleNote[] {
  const words = (day: string) => formatDate(t.locale, day);
  const note = (text: string): readonly RuleNote[] => [{ kind: 'days', text }];
  if (asOf && from && asOf < from) return note(t('rules.days.before', { date: words(from) }));
  if (asOf && to && to < asOf) return note(t('rules.days.after', { date: words(to) }));
  if (from && to) return note(t('rules.days.between', { from: words(from), to: words(to) }));
  if (from) return note(t('rules.days.from', { date: words(from) }));
  return to ? note(t('rules.days.to', { date: words(to) })) : [];
}

function sourceText({ title, date }: RuleSource, { t }: RuleSay): string {
  return date
    ? t('rules.source.dated', { title, date: formatDate(t.locale, date) })
    : t('rules.source', { title });
}

/** Texts come from files and forms, with line breaks and spaces of their own. */
function tidy(text: string | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}
