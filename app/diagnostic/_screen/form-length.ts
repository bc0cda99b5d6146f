import { instrument, type Question } from '@/lib/domain/facts';
import type { DiagnosticForm } from '@/lib/domain/vocabulary';

export function questionsOf(form: DiagnosticForm): readonly Question[] {
  return instrument.questions.filter((question) => form === 'full' || question.short);
}

/** Minutes by the instrument's own estimate, to the nearest whole one, for a firm to which no conditional question applies. */
export function minutesOf(form: DiagnosticForm): number {
  const seconds = questionsOf(form)
    .filter(({ showIf }) => showIf === null)
    .reduce((sum, question) => sum + question.seconds, 0);
  return Math.round(seconds / 60);
}
