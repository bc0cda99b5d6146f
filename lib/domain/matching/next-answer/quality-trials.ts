import { type FirmProfile, qualityFrom } from '../../facts';
import { questionOfToken } from '../firm-reader';
import { afterAnswer, distinct, eachAndAll, type Trial, type TrialInput } from './trial';

const CERTIFICATES = 'standards.held';
const CHECKLIST = 'standards.checklist';
/** What a list of self-check lines can come to. */
const SCORES = [0, 1, 2, 3];

/** In: a firm and what an answer tells of its quality work. Out: what that changes. */
export function qualityAfter(
  firm: FirmProfile,
  told: Partial<FirmProfile['qualityBasis']>,
): Pick<FirmProfile, 'levels' | 'quality' | 'qualityBasis'> {
  const qualityBasis = { ...firm.qualityBasis, ...told };
  const { level, range } = qualityFrom(qualityBasis);
  const levels =
    level === null ? firm.levels : { ...firm.levels, QMS: { kind: 'exact' as const, value: level } };
  return { levels, quality: range, qualityBasis };
}

/** Self-check lines: they move the level of quality work by half the way. */
export function checklistTrial({ firm }: TrialInput): Trial | null {
  if (!firm.unknownFacts.includes(CHECKLIST)) return null;
  const firms = SCORES.map((score) => afterAnswer(firm, CHECKLIST, qualityAfter(firm, { score })));
  return { fact: CHECKLIST, firms, gates: ['G7'], prices: false, parts: ['need'] };
}

/**
 * Certificates: none, each of those an offering asks for, and all; each with and without one that proves a working
 * system, unless it is itself such a one.
 */
export function certificateTrial({ firm, catalogue }: TrialInput): Trial | null {
  if (!firm.unknownFacts.includes(CERTIFICATES)) return null;
  const named = catalogue.offerings.flatMap(({ requires }) => [...requires.all, ...requires.any]);
  const asked = distinct(named).filter((token) => questionOfToken(token) === CERTIFICATES);
  const isKnown = firm.isic.kind === 'exact';
  const firms = eachAndAll(asked).flatMap((held) =>
    waysToProve(firm, held).map((proved) =>
      afterAnswer(firm, CERTIFICATES, {
        tokens: distinct([...firm.tokens, ...held]),
        ...qualityAfter(firm, { proved, settled: isKnown, provedSettled: isKnown || !proved }),
      }),
    ),
  );
  return { fact: CERTIFICATES, firms, gates: ['G7'], prices: false, parts: ['need'] };
}

function waysToProve(
  { qualityBasis: { systems } }: FirmProfile,
  held: readonly string[],
): readonly boolean[] {
  return held.some((token) => systems.includes(token)) ? [true] : [false, true];
}
