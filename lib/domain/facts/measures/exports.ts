import { choiceOf } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';

type ExportStatus = FirmProfile['exportStatus'];

/** In: the two shares of sales abroad. Out: the status; with one share unknown it rests on the other and is partial. */
export function exportStatusOf(sheet: AnswerSheet): ExportStatus {
  const direct = choiceOf(sheet, 'sales.direct_export_pct');
  const indirect = choiceOf(sheet, 'sales.indirect_export_pct');
  if (direct === null && indirect === null) return { value: 'unknown', partial: false };
  return { value: statusOf(direct, indirect), partial: direct === null || indirect === null };
}

function statusOf(direct: string | null, indirect: string | null): ExportStatus['value'] {
  if (onePercentOrMore(direct)) return onePercentOrMore(indirect) ? 'both' : 'direct';
  if (onePercentOrMore(indirect)) return 'indirect';
  return direct === 'lt1' || indirect === 'lt1' ? 'trace' : 'none';
}

function onePercentOrMore(share: string | null): boolean {
  return share !== null && share !== '0' && share !== 'lt1';
}
