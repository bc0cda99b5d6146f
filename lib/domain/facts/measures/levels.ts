import type { IsoDate } from '../../dates';
import type { Fact } from '../../fact';
import type { Capability } from '../../vocabulary';
import { checklistScore } from '../checklists';
import { numberOf, whyUnknown } from '../sheet';
import type { Standards } from '../standards';
import type { AnswerSheet } from '../types';
import { certificatesOn, provesSystem } from './certificates';
import settings from './settings.json' with { type: 'json' };

/** Level 0 to 4 of each capability; an answer that is missing stays unknown, whatever else is known. */
export function levelsOf(
  sheet: AnswerSheet,
  standards: Standards,
  asOf: IsoDate,
): Readonly<Record<Capability, Fact<number>>> {
  return {
    OPS: answered(sheet, 'cap.ops'),
    QMS: qualityLevel(sheet, standards, asOf),
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
export function readinessOf(sheet: AnswerSheet, standards: Standards, asOf: IsoDate): number | null {
  if (!provesSystem(certificatesOn(sheet, standards, asOf))) return checklistScore(sheet, standards);
  const helpsOthers = numberOf(sheet, 'cap.qms') === settings.levelThatHelpsOthers;
  return helpsOthers ? settings.levelThatHelpsOthers : settings.levelWithCertificate;
}

function qualityLevel(sheet: AnswerSheet, standards: Standards, asOf: IsoDate): Fact<number> {
  const level = answered(sheet, 'cap.qms');
  if (level.kind !== 'exact') return level;
  const score = checklistScore(sheet, standards);
  // floor(mean + 1/2) of two whole numbers, kept whole.
  const mean = score === null ? level.value : Math.floor((level.value + score + 1) / 2);
  const floor = provesSystem(certificatesOn(sheet, standards, asOf)) ? settings.levelWithCertificate : 0;
  return { kind: 'exact', value: Math.max(mean, floor) };
}

function answered(sheet: AnswerSheet, fact: string): Fact<number> {
  const value = numberOf(sheet, fact);
  return value === null ? { kind: 'unknown', why: whyUnknown(sheet, fact) } : { kind: 'exact', value };
}
