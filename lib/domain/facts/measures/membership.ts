import { associationsSchema } from '../answer-schemas';
import { readAs } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';

/**
 * Institutions the firm is known to be a member of or not; one the firm spoke of and did not tick is a "no". "None" of
 * the kinds holds for all institutions, but not beside "I don't know" of those on the list.
 */
export function membershipOf(sheet: AnswerSheet): Pick<FirmProfile, 'memberOf' | 'memberOfNone'> {
  const answer = readAs(sheet, 'firm.associations', associationsSchema);
  if (!answer) return { memberOf: {}, memberOfNone: false };
  const refused = answer.asked.map((id) => [id, false] as const);
  const joined = answer.members.map((id) => [id, true] as const);
  return {
    memberOf: Object.fromEntries([...refused, ...joined]),
    memberOfNone: answer.kinds.includes('none') && answer.members.length === 0 && answer.unsure !== true,
  };
}
