import type { IsoDate } from '../../domain/dates';
import type { AnswerSheet } from '../../domain/facts';
import type { DiagnosticForm } from '../../domain/vocabulary';
import {
  type FieldError,
  type FieldErrorCode,
  type FormFields,
  isStrange,
  readable,
  turnsDirection,
} from '../fields';
import { TEXT_MAX } from '../limits';

/** Value of the option "I don't know", in every kind of field. */
export const DONT_KNOW = 'dont_know';

/** What a screen's fields are checked against. Sets of codes come from the reference lists. */
export type ScreenContext = {
  form: DiagnosticForm;
  /** Answers in force. */
  sheet: AnswerSheet;
  countries: ReadonlySet<string>;
  /** Subdivisions a firm can choose from, ISO 3166-2. */
  subdivisions: ReadonlySet<string>;
  /** ISIC codes of two to four digits. */
  activities: ReadonlySet<string>;
  standards: ReadonlySet<string>;
  institutions: ReadonlySet<string>;
  /** Self-check list → number of lines. */
  checklists: Readonly<Record<string, number>>;
};

/** One form being read. */
export type FormReading = { fields: FormFields; today: IsoDate; context: ScreenContext };

/** All values of a field that are not blank, as a reader takes them. */
export function allValues({ fields }: Pick<FormReading, 'fields'>, name: string): readonly string[] {
  return (fields[name] ?? []).map(readable).filter((value) => value !== '');
}

/** The first value of a field that is not blank, or an empty text. */
export function firstValue(form: Pick<FormReading, 'fields'>, name: string): string {
  return allValues(form, name)[0] ?? '';
}

export function isTicked(form: FormReading, name: string): boolean {
  return firstValue(form, name) !== '';
}

export function wasPosted({ fields }: FormReading, name: string): boolean {
  return Object.hasOwn(fields, name);
}

/** Names after a prefix, such as the ids in `standards.held.<id>`. */
export function namesAfter({ fields }: FormReading, prefix: string): readonly string[] {
  return Object.keys(fields)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

export function problem(field: string, code: FieldErrorCode, values?: FieldError['values']): FieldError {
  return values === undefined ? { field, code } : { field, code, values };
}

/** What is wrong with a typed text before it is read, or null. */
export function textProblem(field: string, text: string): FieldError | null {
  if (isStrange(text)) return problem(field, 'strange_characters');
  if (turnsDirection(text)) return problem(field, 'marks_of_direction');
  return text.length > TEXT_MAX ? problem(field, 'too_long', { max: TEXT_MAX }) : null;
}
