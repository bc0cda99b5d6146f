import { type ReturnedForm, returnedForm } from '@/app/_shell/returned-form';
import type { TypedForm } from '@/lib/data/typed/read';
import { isMessageKey, type Translator } from '@/lib/messages';
import { MESSAGE_LENGTH, PHONE_LENGTH } from '@/lib/schemas/request';

/** In: what was typed, if the form came back, and the step it is of. Out: how a page about requests shows it. */
export function requestForm(t: Translator, typed: TypedForm | null, step?: string): ReturnedForm {
  return returnedForm(typed, {
    title: t('requests.problem.title'),
    say: ({ field, code }) => fieldError(t, field, code),
    ...(step !== undefined && { idOf: (field: string) => `${step}-${field}` }),
  });
}

function fieldError(t: Translator, field: string, code: string): string {
  const key = `requests.field.${code}`;
  const max = field === 'phone' ? PHONE_LENGTH : MESSAGE_LENGTH;
  return isMessageKey(key) ? t(key, { max }) : t('requests.problem.title');
}
