import { isMessageKey, type MessageValues, type Translator } from '@/lib/messages';
import { formatDate, formatNumber } from '@/lib/messages/format';
import type { FieldError } from './types';

/** For keys built from codes of the instrument. A missing one is a mistake of ours, so it is not passed over. */
export function words(t: Translator, key: string, values?: MessageValues): string {
  if (!isMessageKey(key)) throw new Error(`no message "${key}"`);
  return t(key, values);
}

/** Help that only some questions have. */
export function optionalWords(t: Translator, key: string): string | undefined {
  return isMessageKey(key) ? t(key) : undefined;
}

export function errorWords(t: Translator, error: FieldError): string {
  const { min, max, ...others } = error.values ?? {};
  return t(`common.field.${error.code}`, { ...others, min: limitWords(t, min), max: limitWords(t, max) });
}

/** Limits are numbers or days. Years have no separators, so only long numbers get them. */
function limitWords(t: Translator, limit: string | number | undefined): string {
  if (typeof limit === 'number') return limit < 10_000 ? String(limit) : formatNumber(t.locale, limit);
  return limit && /^\d{4}-\d\d-\d\d$/.test(limit) ? formatDate(t.locale, limit) : (limit ?? '');
}

/** Errors of a field and of its parts (`firm.isic`, `firm.isic.second`). */
export function errorsOf(errors: readonly FieldError[], name: string): readonly FieldError[] {
  return errors.filter(({ field }) => field === name || field.startsWith(`${name}.`));
}
