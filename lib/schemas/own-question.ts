import {
  askedKey,
  isAsked,
  LEAST_CHOICES,
  MOST_CHOICES,
  OWN_CHOICE_LENGTH,
  OWN_HELP_LENGTH,
  OWN_QUESTION_KINDS,
  OWN_QUESTION_LENGTH,
  type OwnQuestion,
  type OwnQuestionKind,
} from '../domain/eligibility';
import { LOCALES } from '../domain/vocabulary';
import { type FormFields, isStrange, turnsDirection, withStandIns } from './fields';
import type { ConditionCode, ConditionError } from './rule-condition';

type InBoth = OwnQuestion['text'];
type Reading = { fields: FormFields; fail: (field: string, code: ConditionCode) => void };
/** Which question a form is about: its id, and how it is answered. */
export type AskedAbout = { id: string; kind: OwnQuestionKind };

/** Stands for a question that is still to be written, by how it is answered. */
export const NEW_QUESTIONS: readonly string[] = OWN_QUESTION_KINDS.map(newQuestion);
/** Codes of the answers that can be chosen from: each row of the form keeps its own. */
export const CHOICE_CODES: readonly string[] = Array.from(
  { length: MOST_CHOICES },
  (_, index) => `c${index + 1}`,
);

/** In: how a new question is answered. Out: what stands for it where a fact is chosen. */
export function newQuestion(kind: OwnQuestionKind): string {
  return `ask.${kind}`;
}

/** In: what a condition is about, the questions there are, and an id for a new one. Out: the question; null where it is none. */
export function askedAbout(
  fact: string,
  questions: readonly OwnQuestion[] | undefined,
  id: string,
): AskedAbout | null {
  const kind = OWN_QUESTION_KINDS.find((one) => newQuestion(one) === fact);
  if (kind) return { id, kind };
  return isAsked(fact) ? (questions?.find((one) => askedKey(one.id) === fact) ?? null) : null;
}

/** In: a form, the question it is about, and currencies there are. Out: the question with what is to be mended; what cannot be read stays empty. */
export function readOwnQuestion(
  fields: FormFields,
  { id, kind }: AskedAbout,
  currencies: ReadonlySet<string>,
): { question: OwnQuestion; errors: readonly ConditionError[] } {
  const errors: ConditionError[] = [];
  const form: Reading = { fields, fail: (field, code) => void errors.push({ field, code }) };
  const text = inBoth(form, 'ask', OWN_QUESTION_LENGTH);
  if (text.en === '' && text.es === '') form.fail('ask.en', 'needed');
  const help = inBoth(form, 'help', OWN_HELP_LENGTH);
  const about = { id, text, ...(help.en !== '' && help.es !== '' && { help }) };
  switch (kind) {
    case 'flag':
    case 'number':
    case 'date':
      return { question: { ...about, kind }, errors };
    case 'amount': {
      const currency = fields.currency?.[0] ?? '';
      if (!currencies.has(currency)) form.fail('currency', 'choose');
      return { question: { ...about, kind, currency }, errors };
    }
    case 'code':
      return { question: { ...about, kind, values: choices(form) }, errors };
  }
}

function choices(form: Reading) {
  const values = CHOICE_CODES.map((code) => ({
    code,
    text: inBoth(form, `choice.${code}`, OWN_CHOICE_LENGTH),
  })).filter(({ text }) => text.en !== '' || text.es !== '');
  if (values.length < LEAST_CHOICES) form.fail('choice.c1.en', 'twoChoices');
  return values;
}

/** In both languages, or in none. */
function inBoth({ fields, fail }: Reading, name: string, longest: number): InBoth {
  const [en = '', es = ''] = LOCALES.map((locale) => {
    const field = `${name}.${locale}`;
    const typed = withStandIns(fields[field]?.[0] ?? '')
      .replaceAll('\r\n', '\n')
      .trim();
    if (typed.length > longest) fail(field, 'long');
    else if (typed.includes('\0') || isStrange(typed) || turnsDirection(typed)) fail(field, 'strange');
    return typed;
  });
  if (en === '' && es !== '') fail(`${name}.en`, 'both');
  if (es === '' && en !== '') fail(`${name}.es`, 'both');
  return { en, es };
}

/** In: a question. Out: the form that shows it. */
export function formOfQuestion(question: OwnQuestion): FormFields {
  const { text, help } = question;
  const choice = question.kind === 'code' ? question.values : [];
  return {
    'ask.en': [text.en],
    'ask.es': [text.es],
    'help.en': [help?.en ?? ''],
    'help.es': [help?.es ?? ''],
    ...(question.kind === 'amount' && { currency: [question.currency] }),
    ...Object.fromEntries(
      choice.flatMap(({ code, text: words }) => [
        [`choice.${code}.en`, [words.en]],
        [`choice.${code}.es`, [words.es]],
      ]),
    ),
  };
}
