import type { ReactNode } from 'react';
import { ErrorSummary } from '@/app/_components/forms/error-summary';
import type { TypedForm } from '@/lib/data/typed/read';
import type { FormProblem } from './typed-forms';

/** What came back of a form: values to show again, and sentences for the fields that are to be mended. */
export type ReturnedForm = {
  value: (field: string) => string;
  error: (field: string) => string | undefined;
  failed: boolean;
  summary: ReactNode;
};

type Words = {
  title: string;
  say: (problem: FormProblem) => string;
  /** Where a page holds several forms with the same fields. */
  idOf?: (field: string) => string;
};

/** In: what was typed, if the form came back, and its words. Out: how its page shows it. */
export function returnedForm(
  typed: TypedForm | null,
  { title, say, idOf = (field) => field }: Words,
): ReturnedForm {
  const said = (typed?.errors ?? []).map((one) => ({ field: one.field, text: say(one) }));
  return {
    value: (field) => typed?.fields[field]?.[0] ?? '',
    error: (field) => said.find((one) => one.field === field)?.text,
    failed: said.length > 0,
    summary: said.length > 0 && (
      <ErrorSummary
        title={title}
        links={said.map(({ field, text }) => ({ href: `#${idOf(field)}`, label: text }))}
      />
    ),
  };
}
