import { question } from '@/lib/domain/facts';
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
  const { min, max, option } = error.values ?? {};
  const values = {
    min: limitWords(t, min),
    max: limitWords(t, max),
    option: optionOf(t, error.field, option),
  };
  return t(`common.field.${error.code}`, values);
}

/** In: an error. Out: it as a line that can be read away from its field: which question, then what to do. */
export function errorLine(t: Translator, error: FieldError, standard: (id: string) => string): string {
  const said = errorWords(t, error);
  const problem = said.charAt(0).toLocaleLowerCase(t.locale) + said.slice(1);
  return t('common.errors.line', { question: fieldName(t, error.field, standard), problem });
}

/** A question in short, or the part of it that has a name of its own. */
function fieldName(t: Translator, field: string, standard: (id: string) => string): string {
  const fact = factOf(field);
  const part = field.slice(fact.length + 1);
  if (fact === 'standards.held' && part && part !== 'none' && part !== 'unknown')
    return standard(part.replace(/\.\w+$/, ''));
  const { type } = question(fact);
  const own = type === 'matrix' ? `diagnostic.${field}.text` : `diagnostic.${field}`;
  const hasName = type === 'matrix' || type === 'two_integers' || type === 'rank3';
  return part && hasName && isMessageKey(own) ? t(own) : words(t, `diagnostic.${fact}.name`);
}

/** `firm.isic.query` is a field of `firm.isic`. */
function factOf(field: string): string {
  const parts = field.split('.');
  return parts.slice(0, 2).join('.');
}

/** "None of these" in the words of the question; associations and sources have it among their fields. */
function optionOf(t: Translator, field: string, option: string | number | undefined): string {
  if (option === undefined) return '';
  const own = `diagnostic.${field}.${option}`;
  return isMessageKey(own) ? t(own) : words(t, `diagnostic.${factOf(field)}.option.${option}`);
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
