import type { Answer, AnswerValue } from '../../domain/facts';
import type { FieldError, FieldErrorCode } from '../fields';
import { problem } from './form';

/** What the fields of one question come to. */
export type Parsed = { ok: true; answer: Answer } | { ok: false; errors: readonly FieldError[] };

export const SKIPPED: Parsed = { ok: true, answer: { state: 'skipped' } };
export const NOT_KNOWN: Parsed = { ok: true, answer: { state: 'dont_know' } };

export function answered(value: AnswerValue): Parsed {
  return { ok: true, answer: { state: 'answered', value } };
}

export function refused(errors: readonly FieldError[]): Extract<Parsed, { ok: false }> {
  return { ok: false, errors };
}

export function refusedAt(
  field: string,
  code: FieldErrorCode,
  values?: FieldError['values'],
): Extract<Parsed, { ok: false }> {
  return refused([problem(field, code, values)]);
}
