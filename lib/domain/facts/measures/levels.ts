import type { IsoDate } from '../../dates';
import type { Fact } from '../../fact';
import type { Capability } from '../../vocabulary';
import { checklistScore, isChecklistSettled } from '../checklists';
import { knownValue, numberOf, whyUnknown } from '../sheet';
import type { Standards } from '../standards';
import type { AnswerSheet, LevelRange, QualityBasis } from '../types';
import { certificatesOn, provesSystem, systemsOf } from './certificates';
import settings from './settings.json' with { type: 'json' };

/** What levels are worked out from. */
export type LevelInput = { sheet: AnswerSheet; standards: Standards; asOf: IsoDate; isic: Fact<string> };

const HIGHEST = 4;
const HIGHEST_SCORE = 3;

/** Level 0 to 4 of each capability; an answer that is missing stays unknown, whatever else is known. */
export function levelsOf(
  sheet: AnswerSheet,
  quality: QualityBasis,
): Readonly<Record<Capability, Fact<number>>> {
  const { level } = qualityFrom(quality);
  return {
    OPS: answered(sheet, 'cap.ops'),
    QMS: level === null ? answered(sheet, 'cap.qms') : { kind: 'exact', value: level },
    IMP: answered(sheet, 'cap.imp'),
    PPL: answered(sheet, 'cap.ppl'),
    PDD: answered(sheet, 'cap.pdd'),
    MKT: answered(sheet, 'cap.mkt'),
    DIG: answered(sheet, 'cap.dig'),
    LNK: answered(sheet, 'cap.lnk'),
    INV: answered(sheet, 'cap.inv'),
  };
}

/** Score 0 to 4 on the way to the next certificate; null where neither list nor certificate is known. */
export function readinessOf(input: LevelInput): number | null {
  const { sheet } = input;
  if (!isProved(input)) return checklistScore(input);
  const helpsOthers = numberOf(sheet, 'cap.qms') === settings.levelThatHelpsOthers;
  return helpsOthers ? settings.levelThatHelpsOthers : settings.levelWithCertificate;
}

/** What the level of quality work rests on: the answer, the self-check list and certificates. */
export function qualityBasisOf(input: LevelInput): QualityBasis {
  const { sheet } = input;
  return {
    own: numberOf(sheet, 'cap.qms'),
    score: checklistScore(input),
    settled: isChecklistSettled(input),
    proved: knownValue(sheet, 'standards.held') === null ? null : isProved(input),
    systems: systemsOf(input.standards),
  };
}

/**
 * In: what the level of quality work rests on. Out: the level, null where it was not answered, and the levels still
 * possible while the self-check list or certificates are open.
 */
export function qualityFrom({ own, score, settled, proved }: QualityBasis): {
  level: number | null;
  range: LevelRange;
} {
  const floor = proved ? settings.levelWithCertificate : 0;
  const reach = proved === null ? settings.levelWithCertificate : floor;
  const fixed = settled ? score : null;
  return {
    level: own === null ? null : Math.max(score === null ? own : meanUp(own, score), floor),
    range: {
      lo: Math.max(meanUp(own ?? 0, fixed ?? 0), floor),
      hi: Math.max(meanUp(own ?? HIGHEST, fixed ?? (own === null ? HIGHEST : HIGHEST_SCORE)), reach),
    },
  };
}

/** floor(mean + 1/2) of two whole numbers, kept whole. */
function meanUp(a: number, b: number): number {
  return Math.floor((a + b + 1) / 2);
}

function isProved({ sheet, standards, asOf }: LevelInput): boolean {
  return provesSystem(certificatesOn(sheet, standards, asOf));
}

function answered(sheet: AnswerSheet, fact: string): Fact<number> {
  const value = numberOf(sheet, fact);
  return value === null ? { kind: 'unknown', why: whyUnknown(sheet, fact) } : { kind: 'exact', value };
}
