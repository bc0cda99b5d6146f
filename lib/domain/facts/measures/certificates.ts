import type { IsoDate } from '../../dates';
import { type Checklist, certificatesSchema } from '../answer-schemas';
import { readAs } from '../sheet';
import type { Standard, Standards } from '../standards';
import type { AnswerSheet } from '../types';

/** A certificate in force, with its last day where the firm gave one. */
export type HeldCertificate = { standard: Standard; until: IsoDate | null };

/** Certificates in force on the day: said to be valid, and not past their date; one without a date counts. */
export function certificatesOn(
  sheet: AnswerSheet,
  standards: Standards,
  asOf: IsoDate,
): readonly HeldCertificate[] {
  const answer = readAs(sheet, 'standards.held', certificatesSchema);
  if (!answer) return [];
  return standards.items.flatMap((standard) => {
    const held = answer[standard.id];
    if (held?.status !== 'valid' || (held.until !== null && held.until < asOf)) return [];
    return [{ standard, until: held.until }];
  });
}

/** True if one of them is of one of the families, so that it proves a working system. */
export function provesSystem(
  certificates: readonly HeldCertificate[],
  families: readonly Checklist[],
): boolean {
  return certificates.some(({ standard }) => isSystem(standard, families));
}

const systems = new WeakMap<Standards, Map<string, readonly string[]>>();

/** Ids of all standards of the families whose certificate proves a working system; the same list each time. */
export function systemsOf(standards: Standards, families: readonly Checklist[]): readonly string[] {
  const lists = systems.get(standards) ?? new Map<string, readonly string[]>();
  systems.set(standards, lists);
  const key = families.join(' ');
  const ids = lists.get(key) ?? standards.items.filter((one) => isSystem(one, families)).map(({ id }) => id);
  lists.set(key, ids);
  return ids;
}

function isSystem({ certifiable, checklist }: Standard, families: readonly Checklist[]): boolean {
  return certifiable && checklist !== null && families.includes(checklist);
}
