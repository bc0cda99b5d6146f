import type { IsoDate } from '../../dates';
import type { Fact } from '../../fact';
import type { Capability } from '../../vocabulary';
import { checklistScore, isChecklistSettled } from '../checklists';
import { knownValue, numberOf, whyUnknown } from '../sheet';
import type { Standards } from '../standards';
import type { AnswerSheet, LevelRange } from '../types';
import { certificatesOn, provesSystem } from './certificates';
import settings from './settings.json' with { type: 'json' };

/** What levels are worked out from. */
export type LevelInput = { sheet: AnswerSheet; standards: Standards; asOf: IsoDate; isic: Fact<string> };

const HIGHEST = 4;
const HIGHEST_SCORE = 3;

/** Level 0 to 4 of each capability; an answer that is missing stays unknown, whatever else is known. */
export function levelsOf(input: LevelInput): Readonly<Record<Capability, Fact<number>>> {
  const { sheet } = input;
  return {
    OPS: answered(sheet, 'cap.ops'),
    QMS: qualityLevel(input),
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

/** Levels of quality work still possible: the self-check list and certificates that are open may move the level. */
export function qualityRangeOf(input: LevelInput): LevelRange {
  const { sheet } = input;
  const own = numberOf(sheet, 'cap.qms');
  const score = isChecklistSettled(input) ? checklistScore(input) : null;
  const floor = isProved(input) ? settings.levelWithCertificate : 0;
  const reach = knownValue(sheet, 'standards.held') === null ? settings.levelWithCertificate : floor;
  return {
    lo: Math.max(meanUp(own ?? 0, score ?? 0), floor),
    hi: Math.max(meanUp(own ?? HIGHEST, score ?? (own === null ? HIGHEST : HIGHEST_SCORE)), reach),
  };
}

function qualityLevel(input: LevelInput): Fact<number> {
  const level = answered(input.sheet, 'cap.qms');
  if (level.kind !== 'exact') return level;
  const score = checklistScore(input);
  const mean = score === null ? level.value : meanUp(level.value, score);
  return { kind: 'exact', value: Math.max(mean, isProved(input) ? settings.levelWithCertificate : 0) };
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
