import type { ReactNode } from 'react';
import { ErrorSummary } from '@/app/_components/forms/error-summary';
import type { TypedForm } from '@/lib/data/typed/read';
import type { Translator } from '@/lib/messages';
import { type AccountValues, accountError } from './account-errors';

/** What came back of a form: values to show again, and sentences for the fields that are to be mended. */
export type AccountForm = {
  value: (field: string) => string;
  error: (field: string) => string | undefined;
  failed: boolean;
  summary: ReactNode;
};

/** In: what was typed, if the form came back. Out: how its page shows it. */
export function accountForm(t: Translator, typed: TypedForm | null, values: AccountValues = {}): AccountForm {
  const errors = typed?.errors ?? [];
  const said = errors.map((one) => ({ field: one.field, text: accountError(t, one, values) }));
  return {
    value: (field) => typed?.fields[field]?.[0] ?? '',
    error: (field) => said.find((one) => one.field === field)?.text,
    failed: errors.length > 0,
    summary: errors.length > 0 && (
      <ErrorSummary
        title={t('account.problem.title')}
        links={said.map(({ field, text }) => ({ href: `#${field}`, label: text }))}
      />
    ),
  };
}
