import { associationsSchema } from '../answer-schemas';
import { readAs } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';

const NONE = 'none';

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
    memberOfNone: answer.kinds.includes(NONE) && answer.members.length === 0 && answer.unsure !== true,
  };
}

/** Whether an answer on associations leaves open that the firm is a member of none: it names none, and does not say so of all. */
export function mayBeMemberOfNone(sheet: AnswerSheet): boolean {
  const answer = readAs(sheet, 'firm.associations', associationsSchema);
  if (!answer || membershipOf(sheet).memberOfNone) return false;
  return answer.members.length === 0 && answer.kinds.every((kind) => kind === NONE);
}
