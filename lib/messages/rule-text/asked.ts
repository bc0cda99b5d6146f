import { askedKey, type OwnQuestion } from '../../domain/eligibility';
import type { Translator } from '../index';
import type { FactWords, RuleNames } from './types';

/** In: names, and what an offering asks itself. Out: the names with those of its questions and their answers. */
export function withOwnQuestions(
  names: RuleNames,
  questions: readonly OwnQuestion[] | undefined,
  t: Translator,
): RuleNames {
  if (!questions) return names;
  const byKey = new Map(questions.map((one) => [askedKey(one.id), one]));
  return {
    ...names,
    fact: (key) => {
      const question = byKey.get(key);
      return question ? askedWords(t, question) : names.fact(key);
    },
    value: (key, code) => choiceName(t, byKey.get(key), code) ?? names.value(key, code),
    question: (key) => byKey.get(key)?.text[t.locale] ?? names.question(key),
  };
}

function askedWords(t: Translator, { text }: OwnQuestion): FactWords {
  const question = text[t.locale];
  return {
    label: t('rules.asked.label', { question }),
    yes: t('rules.asked.yes', { question }),
    no: t('rules.asked.no', { question }),
  };
}

function choiceName(t: Translator, question: OwnQuestion | undefined, code: string): string | null {
  if (question?.kind !== 'code') return null;
  const choice = question.values.find((one) => one.code === code);
  return choice ? t('rules.name.quoted', { code: choice.text[t.locale] }) : null;
}
