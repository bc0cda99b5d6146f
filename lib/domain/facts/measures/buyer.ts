import { choicesOf } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';

const ASKS = ['specs', 'audits'];
const LEARNS_WITH = ['feedback', 'trials', 'training'];
const LIMITS = ['design', 'brand', 'other_buyers', 'direct_contact'];

/** Does the main buyer only say what it wants, and does a buyer tie the firm in; null where not known. */
export function buyerOf(sheet: AnswerSheet): FirmProfile['buyer'] {
  const role = choicesOf(sheet, 'sales.main_buyer_role');
  const limits = choicesOf(sheet, 'sales.buyer_limits');
  return {
    whatOnly: role && anyOf(role, ASKS) && !anyOf(role, LEARNS_WITH),
    tieIn: limits && anyOf(limits, LIMITS),
  };
}

function anyOf(chosen: readonly string[], options: readonly string[]): boolean {
  return chosen.some((option) => options.includes(option));
}
