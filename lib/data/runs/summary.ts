import { type FirmProfile, qualityMovedBy } from '../../domain/facts';
import { roundHalfUp, toNumber } from '../../domain/fraction';
import {
  type Boxes,
  type Match,
  type MatchRun,
  type NextAnswer,
  RULE_GATE,
  waitsForInstitution,
  waitsForOwnAnswer,
} from '../../domain/matching';
import type { Finding, Reason } from '../../domain/rules';
import {
  type Intake,
  MATCH_STATUSES,
  type MatchStatus,
  SCORE_PARTS,
  type ScorePart,
} from '../../domain/vocabulary';

/** One offering as the list of matches and the printed list show it. */
export type MatchSummary = {
  offering: string;
  institution: string;
  status: MatchStatus;
  intake: Intake;
  total: number | null;
  /** 0 to 1, two decimals. */
  parts: Readonly<Record<ScorePart, number>> | null;
  /** Why each part is what it is; the list says need and bridge in one line. */
  why: Readonly<Record<ScorePart, Reason>> | null;
  netPrice: number | null;
  labels: readonly Reason[];
  /** What the firm lacks yet, readiness first, then the order of steps. */
  reasons: readonly Reason[];
  /** Questions that would settle it. */
  missing: readonly string[];
  changes: Match['changes'];
};

/** An offering that is not for this firm, with every gate it does not pass. */
export type NearMiss = { offering: string; institution: string; unmet: readonly Reason[] };

/** What is shown of the firm beside its matches. Nothing of who leads it. */
export type FirmSummary = Pick<
  FirmProfile,
  | 'country'
  | 'subdivision'
  | 'isic'
  | 'employees'
  | 'size'
  | 'levels'
  | 'gap'
  | 'priorities'
  | 'isolated'
  | 'translocal'
  | 'exportStatus'
  | 'buyer'
  | 'completeness'
> & {
  absorptionLevel: number | null;
  bridging: number;
  /** The law of the country reads sales or assets that are not known, so people alone gave the size. */
  sizeFromHeadcount: boolean;
  /** The same although yearly sales were given: a range in US dollars, which such a law does not read. Since the engine 1.5.0. */
  salesNotCounted?: boolean | undefined;
  /** What made the level of quality work another one than the firm's own answer; results stored before it was told do not say. */
  qualityMovedBy?: 'certificate' | 'checklist' | null | undefined;
  /** Country whose size limits gave the size, or should have, and were not yet checked against its law; null where they were. */
  sizeLimitsUnconfirmed: string | null;
};

export type RunSummary = {
  counts: Readonly<Record<MatchStatus, number>>;
  /** Of those that fit: how one gets in. Results stored before the engine 1.4.0 do not say. */
  intakes?: Readonly<Record<Intake, number>> | undefined;
  /** Eligible, later, closed and unknown, in order of rank: the best of each, since a page shows no more at first. */
  matches: readonly MatchSummary[];
  /** Questions that would settle any of the unknown ones. */
  openQuestions: readonly string[];
  /** How many of the unknown ones answers would settle; the institution has the last word on the others. Since the engine 1.5.0. */
  settleable?: number | undefined;
  /** Offerings outside the ranking, by the first reason why they are not for this firm. */
  excluded: readonly { reason: string; offerings: readonly string[] }[];
  /** For the page of a firm that nothing fits: those for its country first, with the fewest gates shut. */
  nearest: readonly NearMiss[];
  /** Offerings that could not be evaluated. */
  broken: readonly string[];
  /** null where nothing was chosen; `first` 0 says that nothing open now works on the first choice. */
  onPriorities: Boxes['onPriorities'];
  boxes: Boxes;
  answerNext: readonly NextAnswer[];
  firm: FirmSummary;
};

const NEAREST = 3;
/** Gates that leave the status unknown while they are open. */
const STATUS_GATES: ReadonlySet<string> = new Set(['G1', 'G2', 'G3', 'G4', 'G6', RULE_GATE]);
/** Matches of one status that the summary holds; the others stand in their own rows. */
const LISTED = 10;

/** In: a result and the firm it is for. Out: what the list pages read instead of the whole. */
export function summaryOf(run: MatchRun, firm: FirmProfile): RunSummary {
  const no = run.matches.filter((match) => match.status === 'no');
  const settleable = run.matches.filter((match) => match.status === 'unknown' && isSettledByAnswers(match));
  return {
    counts: countsOf(run.matches),
    intakes: intakesOf(run.matches),
    matches: bestOf(allRanked(run.matches)),
    openQuestions: questionsOf(settleable),
    settleable: settleable.length,
    excluded: excludedBy(no),
    nearest: no
      .map(({ offering, institution, gates }) => ({ offering, institution, unmet: unmetOf(gates) }))
      .toSorted((a, b) => Number(isAbroad(a)) - Number(isAbroad(b)) || a.unmet.length - b.unmet.length)
      .slice(0, NEAREST),
    broken: run.matches.filter((match) => match.status === 'error').map((match) => match.offering),
    onPriorities: run.boxes.onPriorities,
    boxes: run.boxes,
    answerNext: run.answerNext,
    firm: firmSummary(firm),
  };
}

/** False where a gate is open that no answer decides, such as a size that the limits of the country leave open. */
export function isSettledByAnswers({ gates }: Pick<Match, 'gates'>): boolean {
  return gates.every(
    (gate) =>
      !STATUS_GATES.has(gate.node) ||
      gate.verdict !== 'unknown' ||
      (gate.missing.length > 0 && !waitsForInstitution(gate) && !waitsForOwnAnswer(gate)),
  );
}

function questionsOf(matches: readonly Match[]): readonly string[] {
  return [...new Set(matches.flatMap((match) => match.missing))];
}

/** The first of each status. */
function bestOf(matches: readonly MatchSummary[]): readonly MatchSummary[] {
  const seen = new Map<MatchStatus, number>();
  return matches.filter(({ status }) => {
    const before = seen.get(status) ?? 0;
    seen.set(status, before + 1);
    return before < LISTED;
  });
}

/** In: the matches of a result, in order. Out: those with a place in the ranking, as lists show them. */
export function allRanked(matches: readonly Match[]): readonly MatchSummary[] {
  return matches.filter((match) => match.parts !== null).map(matchSummary);
}

function matchSummary(match: Match): MatchSummary {
  const { offering, institution, status, intake, total, netPrice, labels, missing, changes, parts } = match;
  return {
    ...{ offering, institution, status, intake, total, netPrice, labels, missing, changes },
    reasons: [...match.reasons, ...match.order],
    parts: parts && byPart((part) => roundHalfUp(parts[part].value, 2)),
    why: parts && byPart((part) => parts[part].reason),
  };
}

function byPart<T>(of: (part: ScorePart) => T): Readonly<Record<ScorePart, T>> {
  const [need, absorb, know, bridge, incl, gov, dist, cost] = SCORE_PARTS;
  return {
    need: of(need),
    absorb: of(absorb),
    know: of(know),
    bridge: of(bridge),
    incl: of(incl),
    gov: of(gov),
    dist: of(dist),
    cost: of(cost),
  };
}

function countsOf(matches: readonly Match[]): RunSummary['counts'] {
  const counts = { eligible: 0, later: 0, closed: 0, unknown: 0, no: 0, generic: 0, error: 0 };
  for (const status of MATCH_STATUSES)
    counts[status] = matches.filter((match) => match.status === status).length;
  return counts;
}

function intakesOf(matches: readonly Match[]): Readonly<Record<Intake, number>> {
  const counts = { open: 0, waiting: 0, invitation: 0, closed: 0 };
  for (const { status, intake } of matches) if (status === 'eligible') counts[intake] += 1;
  return counts;
}

function excludedBy(matches: readonly Match[]): RunSummary['excluded'] {
  const lists = new Map<string, string[]>();
  for (const { offering, gates } of matches) {
    const reason = unmetOf(gates)[0]?.code ?? '';
    lists.set(reason, [...(lists.get(reason) ?? []), offering]);
  }
  return [...lists].map(([reason, offerings]) => ({ reason, offerings }));
}

/** For firms of another country: what a firm cannot change is farther than anything it may. */
function isAbroad({ unmet }: NearMiss): boolean {
  return unmet.some((reason) => reason.code === 'criterion.country');
}

/** The criterion of each shut gate, so that the sentence can name what was asked and answered. */
function unmetOf(gates: readonly Finding[]): readonly Reason[] {
  // The institution's own rule says whom it is for, as the first four do; membership and steps come after.
  const isOwn = ({ node }: Finding) => node === RULE_GATE;
  const ordered = [
    ...gates.slice(0, 4),
    ...gates.filter(isOwn),
    ...gates.slice(4).filter((one) => !isOwn(one)),
  ];
  return ordered
    .filter((gate) => gate.verdict === 'unmet' && gate.node !== 'G8')
    .map((gate) => gate.parts.find((part) => part.verdict === 'unmet')?.reason ?? gate.reason);
}

function firmSummary(firm: FirmProfile): FirmSummary {
  const { country, subdivision, isic, employees, size, levels, gap, priorities } = firm;
  const { isolated, translocal, exportStatus, buyer, completeness } = firm;
  return {
    ...{ country, subdivision, isic, employees, size, levels, gap, priorities },
    ...{ isolated, translocal, exportStatus, buyer, completeness },
    absorptionLevel: firm.absorption.level,
    bridging: toNumber(firm.bridging),
    qualityMovedBy: qualityMovedBy(firm.qualityBasis),
    ...sizeSource(firm),
  };
}

/** Limits are those of a country: while it is not known, none have been used. */
function sizeSource({
  country,
  size: { basis, class: size, checked },
  unknownFacts,
}: FirmProfile): Pick<FirmSummary, 'sizeFromHeadcount' | 'salesNotCounted' | 'sizeLimitsUnconfirmed'> {
  const used =
    country.kind === 'exact' && size.kind !== 'unknown' && (basis === 'legal' || basis === 'proxy');
  return {
    sizeFromHeadcount: used && basis === 'proxy',
    salesNotCounted: used && basis === 'proxy' && !unknownFacts.includes('firm.sales_band'),
    sizeLimitsUnconfirmed: used && !checked ? country.value : null,
  };
}
