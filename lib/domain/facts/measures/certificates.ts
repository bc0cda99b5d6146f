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
  return certificates.some(({ standard }) => standard.certifiable && standard.checklist !== null);
}
