import type { IsoDate } from '../../dates';
import { certificatesSchema } from '../answer-schemas';
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

/** True if one of them is of a family that has its own self-check list, so that it proves a working system. */
export function provesSystem(certificates: readonly HeldCertificate[]): boolean {
  return certificates.some(({ standard }) => isSystem(standard));
}

const systems = new WeakMap<Standards, readonly string[]>();

/** Ids of all standards whose certificate proves a working system; the same list each time. */
export function systemsOf(standards: Standards): readonly string[] {
  const known = systems.get(standards);
  if (known) return known;
  const ids = standards.items.filter(isSystem).map(({ id }) => id);
  systems.set(standards, ids);
  return ids;
}

function isSystem({ certifiable, checklist }: Standard): boolean {
  return certifiable && checklist !== null;
}
