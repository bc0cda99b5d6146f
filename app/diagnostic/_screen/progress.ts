import { type AnswerSheet, knownValue, shownQuestions } from '@/lib/domain/facts';
import type { DiagnosticForm } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { questionsOf } from './form-length';

/** How many questions of the form are answered, and why fewer show than the start page promised. */
export function progressWords(t: Translator, answers: AnswerSheet, form: DiagnosticForm): string {
  const all = questionsOf(form).length;
  const shown = shownQuestions(answers).filter((question) => form === 'full' || question.short);
  const answered = shown.filter(({ fact }) => (answers[fact]?.answer.state ?? 'skipped') !== 'skipped');
  const progress = t('pages.check.progress', {
    answered: answered.length,
    shown: shown.length,
    // As the results count them: of these nothing is known.
    unsure: answered.filter(({ fact }) => knownValue(answers, fact) === null).length,
  });
  const count = all - shown.length;
  return count > 0 ? `${progress}. ${t('pages.check.hidden', { count, all })}` : progress;
}
