import type { IsoDate } from '../../dates';
import type { Fact } from '../../fact';
import type { Capability } from '../../vocabulary';
import { CHECKLISTS, checklistSchema } from '../answer-schemas';
import { checklistScore, familiesFor, isActivityOpen, isChecklistSettled } from '../checklists';
import { knownValue, numberOf, readAs, whyUnknown } from '../sheet';
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
export function readinessFrom({ own, score, proved }: QualityBasis): number | null {
  if (!proved) return score;
  return own === settings.levelThatHelpsOthers ? own : settings.levelWithCertificate;
}

/** What the level of quality work rests on: the answer, the self-check list and certificates. */
export function qualityBasisOf(input: LevelInput): QualityBasis {
  const { sheet } = input;
  return {
    own: numberOf(sheet, 'cap.qms'),
    score: checklistScore(input),
    settled: isChecklistSettled(input),
    proved: knownValue(sheet, 'standards.held') === null ? null : isProved(input),
    provedSettled: isProofSettled(input),
    open: isActivityOpen(input.isic) ? openIn(input) : null,
    systems: systemsOf(input.standards, familiesFor(input.isic)),
  };
}

/**
 * In: what the level of quality work rests on. Out: the level by what is known, null where it was not answered; and the
 * levels still possible, whatever is answered next: what is decided reads these.
 */
export function qualityFrom(basis: QualityBasis): { level: number | null; range: LevelRange } {
  const { own, score, settled, proved, provedSettled } = basis;
  const floor = proved ? settings.levelWithCertificate : 0;
  const sure = provedSettled ? floor : 0;
  const reach = proved === null || !provedSettled ? settings.levelWithCertificate : floor;
  const fixed = settled ? score : null;
  return {
    level: own === null ? null : counted(own, score, floor),
    range: {
      lo: Math.max(meanUp(own ?? 0, fixed ?? 0), sure),
      hi: Math.max(meanUp(own ?? HIGHEST, fixed ?? (own === null ? HIGHEST : HIGHEST_SCORE)), reach),
    },
  };
}

function counted(own: number, score: number | null, floor: number): number {
  return Math.max(score === null ? own : meanUp(own, score), floor);
}

/** In: what the level of quality work rests on. Out: the scores on the way to a certificate that are still possible. */
export function possibleReadiness({ own, score, settled, proved, provedSettled }: QualityBasis): LevelRange {
  const isOpen = proved === null || !provedSettled;
  const withList = settled && score !== null ? { lo: score, hi: score } : { lo: 0, hi: HIGHEST_SCORE };
  const { levelWithCertificate: least, levelThatHelpsOthers: most } = settings;
  const withCertificate = {
    lo: own === most ? most : least,
    hi: own === null || own === most ? most : least,
  };
  if (isOpen) return { lo: Math.min(withList.lo, withCertificate.lo), hi: withCertificate.hi };
  return proved ? withCertificate : withList;
}

/** Whether answers given on quality work wait for the activity to count. */
export function waitsForActivity({ open, score, provedSettled }: QualityBasis): boolean {
  return open !== null && (score !== null || !provedSettled);
}

/** In: what the level rests on while the activity is open, and an activity. Out: what it rests on in that one. */
export function qualityIn(basis: QualityBasis, isic: string): QualityBasis {
  const { open, score, proved } = basis;
  const activity = { kind: 'exact', value: isic } as const;
  if (open === null || isActivityOpen(activity)) return basis;
  const families = familiesFor(activity);
  return {
    ...basis,
    score: families.some((list) => open.answered.includes(list)) ? score : null,
    proved: proved === null ? null : families.some((list) => open.certified.includes(list)),
    settled: proved !== null,
    provedSettled: true,
    open: null,
  };
}

/** What made the level of quality work another one than the firm's own answer; null where nothing did. */
export function qualityMovedBy(basis: QualityBasis): 'certificate' | 'checklist' | null {
  const { level } = qualityFrom(basis);
  const { own, score } = basis;
  if (level === null || own === null || level === own) return null;
  // A certificate only raises: what is below the answer is so because of the list.
  return level < own || level === counted(own, score, 0) ? 'checklist' : 'certificate';
}

/** floor(mean + 1/2) of two whole numbers, kept whole. */
function meanUp(a: number, b: number): number {
  return Math.floor((a + b + 1) / 2);
}

function openIn({ sheet, standards, asOf }: LevelInput): QualityBasis['open'] {
  const held = certificatesOn(sheet, standards, asOf);
  return {
    answered: readAs(sheet, 'standards.checklist', checklistSchema)?.lists ?? [],
    certified: CHECKLISTS.filter((list) => provesSystem(held, [list])),
  };
}

function isProved({ sheet, standards, asOf, isic }: LevelInput): boolean {
  return provesSystem(certificatesOn(sheet, standards, asOf), familiesFor(isic));
}

/** Which family counts is open only while the activity is, and only where some certificate is of any. */
function isProofSettled({ sheet, standards, asOf, isic }: LevelInput): boolean {
  return !isActivityOpen(isic) || !provesSystem(certificatesOn(sheet, standards, asOf), CHECKLISTS);
}

function answered(sheet: AnswerSheet, fact: string): Fact<number> {
  const value = numberOf(sheet, fact);
  return value === null ? { kind: 'unknown', why: whyUnknown(sheet, fact) } : { kind: 'exact', value };
}
