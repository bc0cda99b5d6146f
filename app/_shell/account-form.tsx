import type { TypedForm } from '@/lib/data/typed/read';
import type { Translator } from '@/lib/messages';
import { type AccountValues, accountError } from './account-errors';
import { type ReturnedForm, returnedForm } from './returned-form';

export type AccountForm = ReturnedForm;

/** In: what was typed, if the form came back. Out: how a page about an account shows it. */
export function accountForm(t: Translator, typed: TypedForm | null, values: AccountValues = {}): AccountForm {
  return returnedForm(typed, {
    title: t('account.problem.title'),
    say: (problem) => accountError(t, problem, values),
  });
}
