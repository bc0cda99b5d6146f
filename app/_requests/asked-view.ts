import type { AskedBlock, AskedField } from '@/app/_components/requests/types';
import type { SharedAsked } from '@/lib/data/requests/shared';
import { askedKey, type OwnQuestion } from '@/lib/domain/eligibility';
import type { ProfileFact, Verdict } from '@/lib/domain/rules';
import type { Translator } from '@/lib/messages';
import { formatDate, formatMoney, formatNumber } from '@/lib/messages/format';
import { plainRuleNames, type RuleSay, readRule, withOwnQuestions } from '@/lib/messages/rule-text';

type Field = { value: string; error: string | undefined };
type Typed = { institution: string; isTyped: boolean; field: (name: string) => Field };

/** In: what an offering asks itself and what was typed so far. Out: its questions as the page before sending shows them. */
export function askedBlock(t: Translator, asked: SharedAsked, typed: Typed): AskedBlock {
  const say = sayOf(t, asked);
  return {
    version: asked.version,
    title: t('requests.asked.title', { institution: typed.institution }),
    help: t('requests.asked.help'),
    check: t('requests.asked.check'),
    fields: asked.results.map(({ question, conditions }) => ({
      ...fieldOf(t, question, typed.field(askedKey(question.id))),
      conditions: conditions.map(({ rule, verdict }) => ({
        asks: readRule(rule, say).text,
        is: isOf(verdict),
        status: typed.isTyped ? t(`results.match.${isOf(verdict)}`) : null,
      })),
    })),
    whole: typed.isTyped ? t(`requests.asked.whole.${asked.verdict}`) : null,
    previewTitle: t('requests.asked.preview'),
    preview: asked.results.map(({ question }) => ({
      name: question.text[t.locale],
      answer: answerText(t, question, asked.answers[askedKey(question.id)]),
    })),
  };
}

function fieldOf(t: Translator, question: OwnQuestion, field: Field): Omit<AskedField, 'conditions'> {
  const help = question.help?.[t.locale];
  return {
    ...{ name: askedKey(question.id), label: question.text[t.locale], ...field },
    hint: [help, hintOf(t, question)].filter(Boolean).join(' '),
    options: optionsOf(t, question),
  };
}

function hintOf(t: Translator, question: OwnQuestion): string {
  switch (question.kind) {
    case 'flag':
    case 'code':
      return '';
    case 'number':
      return t('requests.asked.number');
    case 'amount':
      return t('requests.asked.amount', { currency: question.currency });
    case 'date':
      return t('requests.asked.date');
  }
}

/** Null for what is typed. */
function optionsOf(t: Translator, question: OwnQuestion): AskedField['options'] {
  const open = { value: '', label: t('requests.asked.unknown') };
  switch (question.kind) {
    case 'flag':
      return [
        { value: 'yes', label: t('requests.asked.yes') },
        { value: 'no', label: t('requests.asked.no') },
        open,
      ];
    case 'code':
      return [...question.values.map(({ code, text }) => ({ value: code, label: text[t.locale] })), open];
    case 'number':
    case 'amount':
    case 'date':
      return null;
  }
}

/** In: what an offering asked with a request. Out: each question with the answer and what came of it, in words. */
export function askedLines(
  t: Translator,
  asked: SharedAsked,
): readonly { name: string; lines: readonly string[] }[] {
  const say = sayOf(t, asked);
  const answers = asked.results.map(({ question, conditions }) => ({
    name: question.text[t.locale],
    lines: [
      answerText(t, question, asked.answers[askedKey(question.id)]),
      ...conditions.map(({ rule, verdict }) =>
        t('requests.asked.line', {
          asks: readRule(rule, say).text,
          status: t(`results.match.${isOf(verdict)}`),
        }),
      ),
    ],
  }));
  const whole = [
    t(`requests.asked.whole.${asked.verdict}`),
    t('requests.asked.version', { version: asked.version }),
  ];
  return [...answers, { name: t('requests.asked.wholeTitle'), lines: whole }];
}

function isOf(verdict: Verdict): 'met' | 'unmet' | 'open' {
  return verdict === 'unknown' ? 'open' : verdict;
}

/** Conditions on answers speak of nothing but the questions. */
function sayOf(t: Translator, { results }: SharedAsked): RuleSay {
  const questions = results.map(({ question }) => question);
  return { t, reader: 'firm', names: withOwnQuestions(plainRuleNames(t), questions, t) };
}

function answerText(t: Translator, question: OwnQuestion, answer: ProfileFact | undefined): string {
  if (answer === null || answer === undefined) return t('requests.asked.none');
  if (typeof answer === 'boolean') return t(`requests.asked.${answer ? 'yes' : 'no'}`);
  if (typeof answer === 'number') return formatNumber(t.locale, answer);
  if (typeof answer === 'string')
    return question.kind === 'code'
      ? (question.values.find(({ code }) => code === answer)?.text[t.locale] ?? answer)
      : answer;
  if ('day' in answer) return formatDate(t.locale, answer.day);
  return 'amount' in answer ? formatMoney(t.locale, answer.amount, answer.unit) : '';
}
