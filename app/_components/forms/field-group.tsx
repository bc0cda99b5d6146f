import type { ReactNode } from 'react';
import type { Translator } from '@/lib/messages';
import type { FieldError } from './types';
import { errorWords } from './words';

type Props = {
  t: Translator;
  /** Name of the field; the group is reachable as `#q-<name>`. */
  name: string;
  legend: string;
  /** Id of the one control that the legend is the label of, if there is one. */
  labels?: string | undefined;
  alone?: boolean;
  hint?: string | undefined;
  more?: string | undefined;
  errors?: readonly FieldError[];
  /** Errors shown beside parts of the group: they mark the group, and are not said twice. */
  partErrors?: readonly FieldError[];
  children: ReactNode;
};

/** Several controls that answer one question. */
export function FieldGroup({
  t,
  name,
  legend,
  labels,
  alone = false,
  hint,
  more,
  errors = [],
  partErrors = [],
  children,
}: Props) {
  const label = labels ? <label htmlFor={labels}>{legend}</label> : legend;
  return (
    <fieldset
      className={errors.length + partErrors.length > 0 ? 'field failed' : 'field'}
      id={`q-${name}`}
      aria-describedby={describedBy(name, hint, errors)}
    >
      <legend className="q">{alone ? <h1>{label}</h1> : label}</legend>
      <FieldNotes t={t} name={name} hint={hint} more={more} errors={errors} />
      {children}
    </fieldset>
  );
}

type NotesProps = Pick<Props, 't' | 'name' | 'hint' | 'more' | 'errors'>;

/** Help and errors of a field, in the order they are read. */
export function FieldNotes({ t, name, hint, more, errors = [] }: NotesProps) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {more && (
        <details>
          <summary>{t('common.more')}</summary>
          <p>{more}</p>
        </details>
      )}
      <FieldErrors t={t} name={name} errors={errors} />
    </>
  );
}

/** What to put right, just before the field. */
export function FieldErrors({
  t,
  name,
  errors,
}: {
  t: Translator;
  name: string;
  errors: readonly FieldError[];
}) {
  if (errors.length === 0) return null;
  return (
    <p className="field-error" id={`${name}-error`}>
      {[...new Set(errors.map((error) => errorWords(t, error)))].join(' ')}
    </p>
  );
}

/** Ids of what `FieldNotes` draws, for `aria-describedby`. */
export function describedBy(
  name: string,
  hint: string | undefined,
  errors: readonly FieldError[],
): string | undefined {
  const ids = [hint ? `${name}-hint` : '', errors.length > 0 ? `${name}-error` : ''];
  return ids.filter(Boolean).join(' ') || undefined;
}
