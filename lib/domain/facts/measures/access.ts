import type { Fact } from '../../fact';
import { choiceOf, choicesOf, whyUnknown } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';

type Limits = Pick<FirmProfile, 'feeMax' | 'travelKm' | 'hoursMonth'>;

/** What the firm can give: US dollars for a programme, kilometres to a session, hours a month. */
export function limitsOf(sheet: AnswerSheet): Limits {
  return {
    feeMax: amountOf(choiceOf(sheet, 'access.fee_max')),
    travelKm: amountOf(choiceOf(sheet, 'access.travel')),
    hoursMonth: amountOf(choiceOf(sheet, 'learn.hours')),
  };
}

/** Languages its people can learn in. */
export function languagesOf(sheet: AnswerSheet): Fact<readonly string[]> {
  const value = choicesOf(sheet, 'access.languages');
  return value ? { kind: 'exact', value } : { kind: 'unknown', why: whyUnknown(sheet, 'access.languages') };
}

/** The options of these questions are their own upper limits; `any` has none. */
function amountOf(option: string | null): number | null {
  if (option === null) return null;
  return option === 'any' ? Number.POSITIVE_INFINITY : Number(option);
}
