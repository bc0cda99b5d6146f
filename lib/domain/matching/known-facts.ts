import { type FirmProfile, readableFacts } from '../facts';
import type { FactValue } from '../rules';
import { memberKey, viewOfFirm } from './firm-reader';

/** In: a firm and the ids of institutions it may be a member of. Out: what rules read of it, by fact; unknown facts are left out. */
export function knownFacts(
  firm: FirmProfile,
  institutions: Iterable<string>,
): readonly (readonly [fact: string, value: FactValue])[] {
  const { read } = viewOfFirm(firm);
  const keys = [...readableFacts, ...[...institutions].map(memberKey)];
  return keys.map((key) => [key, read(key)] as const).filter(([, { kind }]) => kind !== 'unknown');
}
