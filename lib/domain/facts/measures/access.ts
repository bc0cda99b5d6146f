import type { Fact } from '../../fact';
import { choiceOf, choicesOf, whyUnknown } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';
import settings from './settings.json' with { type: 'json' };

type Limits = Pick<FirmProfile, 'feeMax' | 'travelKm' | 'hoursMonth'>;

/** What the firm can give: US dollars for a programme, kilometres to a session, hours a month. */
export function limitsOf(sheet: AnswerSheet): Limits {
  return {
    feeMax: amountOf(choiceOf(sheet, 'access.fee_max')),
    travelKm: amountOf(choiceOf(sheet, 'access.travel')),
    hoursMonth: amountOf(choiceOf(sheet, 'learn.hours')),
  };
}

/** Lowest and highest number of hours that each option of q39 stands for; null is open. */
const hoursBands: Readonly<Record<string, readonly (number | null)[]>> = settings.hoursBands;

/** In: the option that was chosen. Out: the hours a month that it stands for; null where none was. */
export function possibleHours({ hoursMonth }: Limits): { lo: number; hi: number } | null {
  if (hoursMonth === null) return null;
  const [lo, hi] = hoursBands[String(hoursMonth)] ?? [hoursMonth, hoursMonth];
  return { lo: lo ?? 0, hi: hi ?? Number.POSITIVE_INFINITY };
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
