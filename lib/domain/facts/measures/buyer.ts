import { choicesOf } from '../sheet';
import { appliesTo } from '../shown';
import type { AnswerSheet, FirmProfile } from '../types';

const ASKS = ['specs', 'audits'];
const LEARNS_WITH = ['feedback', 'trials', 'training'];
const LIMITS = ['design', 'brand', 'other_buyers', 'direct_contact'];

/**
 * Does the main buyer only say what it wants, and does a buyer tie the firm in; null where not known, or where the firm
 * is not known to sell to such a buyer: an answer on its customers may then take away what it said of one.
 */
export function buyerOf(sheet: AnswerSheet): FirmProfile['buyer'] {
  const role = saidOf(sheet, 'sales.main_buyer_role');
  const limits = saidOf(sheet, 'sales.buyer_limits');
  return {
    whatOnly: role && anyOf(role, ASKS) && !anyOf(role, LEARNS_WITH),
    tieIn: limits && anyOf(limits, LIMITS),
  };
}

function saidOf(sheet: AnswerSheet, fact: string): readonly string[] | null {
  const said = choicesOf(sheet, fact);
  return said && appliesTo(fact, sheet) ? said : null;
}

function anyOf(chosen: readonly string[], options: readonly string[]): boolean {
  return chosen.some((option) => options.includes(option));
}
