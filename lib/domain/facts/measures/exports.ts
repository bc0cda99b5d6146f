import { choiceOf } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';

type ExportStatus = FirmProfile['exportStatus'];

const DIRECT = 'sales.direct_export_pct';
const INDIRECT = 'sales.indirect_export_pct';

/** In: the two shares of sales abroad. Out: the status; with one share unknown it rests on the other and is partial. */
export function exportStatusOf(sheet: AnswerSheet): ExportStatus {
  const direct = choiceOf(sheet, DIRECT);
  const indirect = choiceOf(sheet, INDIRECT);
  if (direct === null && indirect === null) return { value: 'unknown', partial: false };
  return { value: statusOf(direct, indirect), partial: direct === null || indirect === null };
}

type Known = Exclude<ExportStatus['value'], 'unknown'>;

// What the share that is not known may still make of the status that the other one gives.
const WITH_DIRECT: Readonly<Record<Known, readonly Known[]>> = {
  none: ['none', 'trace', 'direct'],
  trace: ['trace', 'direct'],
  indirect: ['indirect', 'both'],
  direct: ['direct'],
  both: ['both'],
};
const WITH_INDIRECT: Readonly<Record<Known, readonly Known[]>> = {
  none: ['none', 'trace', 'indirect'],
  trace: ['trace', 'indirect'],
  direct: ['direct', 'both'],
  indirect: ['indirect'],
  both: ['both'],
};

/** In: a firm. Out: every status that its two shares may still give; none where neither is known. */
export function possibleExports({
  exportStatus: { value, partial },
  unknownFacts,
}: Pick<FirmProfile, 'exportStatus' | 'unknownFacts'>): readonly Known[] {
  if (value === 'unknown') return [];
  if (!partial) return [value];
  return (unknownFacts.includes(DIRECT) ? WITH_DIRECT : WITH_INDIRECT)[value];
}

function statusOf(direct: string | null, indirect: string | null): ExportStatus['value'] {
  if (onePercentOrMore(direct)) return onePercentOrMore(indirect) ? 'both' : 'direct';
  if (onePercentOrMore(indirect)) return 'indirect';
  return direct === 'lt1' || indirect === 'lt1' ? 'trace' : 'none';
}

function onePercentOrMore(share: string | null): boolean {
  return share !== null && share !== '0' && share !== 'lt1';
}
