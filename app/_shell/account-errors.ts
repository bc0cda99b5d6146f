import type { MessageKey, MessageValues, Translator } from '@/lib/messages';
import { isMessageKey } from '@/lib/messages';

/** Values that sentences about account forms can hold. */
export type AccountValues = { least?: number; minutes?: number };

/** In: a field and the code of what is wrong with it, as they came back. Out: the sentence. */
export function accountError(
  t: Translator,
  { field, code }: { field: string; code: string },
  values: AccountValues = {},
): string {
  const keys = [`account.error.${code}.${field}`, `account.error.${code}`];
  const key = keys.find((one): one is MessageKey => isMessageKey(one));
  const filled: MessageValues = { least: values.least ?? 0, minutes: values.minutes ?? 0 };
  return key ? t(key, filled) : t('account.problem.title');
}
