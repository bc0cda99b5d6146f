import { add, type Fraction, fraction, multiply, toNumber } from '../../fraction';
import { type MatchStatus, SCORE_PARTS } from '../../vocabulary';
import type { Assessment } from '../assess';
import { type AnyGateId, isGeneric, RULE_GATE } from '../gates';
import { partsOf, pointsOf, totalOf } from '../parts';
import { byRank } from '../ranking';
import type { Setting } from '../setting';
import { keysIn } from './asks';
import { likenessByGate, likenessByParts, standing } from './likeness';
import type { Trial } from './trial';

/** An offering with the exact sum of its points; null where it has none or the sum is too fine to be kept as one. */
type Entrant = { base: Assessment; sum: Fraction | null };

/** The offerings an answer can still matter to, best first, and those shut for now: looked at once, whatever is tried. */
export type Field = { runners: readonly Entrant[]; shut: readonly Assessment[] };

/** An offering with the points that a trial leaves as they are. */
export type Runner = { base: Assessment; rest: readonly Fraction[] };

/** Offerings that a trial cannot tell apart: what one of them becomes, all of them become. */
export type Kin = {
  one: Assessment;
  status: MatchStatus;
  /** Gates that are open and that the trial reaches. */
  gates: readonly AnyGateId[];
  members: readonly string[];
  /** Those of them that can come before all the others of their kin. */
  front: readonly Runner[];
  /** No answer of the trial brings one of them to a higher total. */
  ceiling: number;
};

/** More than rounding to one decimal can move two totals against each other. */
const MARGIN = 0.11;
const NO_TOTAL = -1;
/** Gates that keep a firm out for good. */
const REACH = ['G1', 'G2', 'G3', 'G4'] as const;
const MINUS = fraction(-1);

/** In: the offerings as they stand, best first. Out: what all trials share. */
export function fieldOf(assessed: readonly Assessment[]): Field {
  const still = assessed.filter(({ status }) => status !== 'no');
  return { runners: still.map(entrantOf), shut: assessed.filter(({ status }) => status === 'no') };
}

function entrantOf(base: Assessment): Entrant {
  return { base, sum: base.parts && exactSum(pointsOf(base.parts, SCORE_PARTS)) };
}

/** Shut offerings that a trial may open, with the score they would then have. */
function reopened(trial: Trial, { shut }: Field, setting: Setting): readonly Entrant[] {
  if (!trial.turns) return [];
  const may = shut.filter((base) => {
    const open = openGates(base, trial);
    const { findings, rule } = base.gates;
    return (
      REACH.every((id) => findings[id].verdict !== 'unmet' || open.includes(id)) &&
      (rule?.verdict !== 'unmet' || open.includes(RULE_GATE))
    );
  });
  return may.map((base) => {
    const { offering, of, rules, prices } = base;
    if (isGeneric(offering)) return entrantOf(base);
    const parts = partsOf({ offering, of, firm: trial.before, setting, rules, prices });
    const total = totalOf(pointsOf(parts, SCORE_PARTS));
    return entrantOf({ ...base, parts, total, rank: { ...base.rank, parts, total } });
  });
}

/** In: a trial and the leading status. Out: the offerings it can move, by kin, the most hopeful kin first. */
export function kinsOf(
  trial: Trial,
  field: Field,
  setting: Setting,
  leading: MatchStatus | undefined,
): readonly Kin[] {
  const runners = [...field.runners, ...reopened(trial, field, setting)];
  const open = runners.map(({ base }) => openGates(base, trial));
  const statusMoves = open.some((gates) => gates.length > 0);
  if (!statusMoves && trial.parts.length === 0) return [];
  const byParts = likenessByParts(trial);
  const groups = new Map<string, { gates: readonly AnyGateId[]; entrants: Entrant[] }>();
  for (const [index, entrant] of runners.entries()) {
    const { base } = entrant;
    // Where no status can move, only offerings of the leading status can come first.
    if (!statusMoves && base.status !== leading) continue;
    const gates = open[index] ?? [];
    const byGates = gates.map((id) => likenessByGate(id)(base));
    const key = [standing(base), base.parts === null, gates, ...byGates, byParts(base)].join('|');
    const group = groups.get(key);
    if (group) group.entrants.push(entrant);
    else groups.set(key, { gates, entrants: [entrant] });
  }
  return [...groups.values()]
    .flatMap(({ gates, entrants }) => kinOf(trial, gates, entrants, setting))
    .toSorted((a, b) => b.ceiling - a.ceiling);
}

/** A gate that is decided moves only where an answer can change what was taken as known. */
function openGates({ gates: { findings }, rule }: Assessment, trial: Trial): readonly AnyGateId[] {
  const open = trial.gates.filter((id) => trial.turns || findings[id].verdict === 'unknown');
  const isRead =
    rule !== null && trial.keys.size > 0 && keysIn(rule.today.rule).some((key) => trial.keys.has(key));
  return isRead ? [...open, RULE_GATE] : open;
}

function kinOf(
  trial: Trial,
  gates: readonly AnyGateId[],
  entrants: readonly Entrant[],
  setting: Setting,
): readonly Kin[] {
  const [first] = entrants;
  if (!first) return [];
  const { base: one } = first;
  const members = entrants.map(({ base }) => base.offering.id);
  const kin = { one, status: one.status, gates, members };
  if (one.parts === null) return [{ ...kin, front: [], ceiling: NO_TOTAL }];
  if (trial.parts.length === 0) {
    const best = entrants.reduce((a, b) => (byRank(a.base.rank, b.base.rank) <= 0 ? a : b)).base;
    return [{ ...kin, front: [{ base: best, rest: [] }], ceiling: best.total ?? NO_TOTAL }];
  }
  return [{ ...kin, ...frontOf(trial, entrants, setting) }];
}

/** The same points are added to all of a kin, so whoever is more than a rounding behind stays behind. */
function frontOf(
  trial: Trial,
  entrants: readonly Entrant[],
  { exact }: Setting,
): Pick<Kin, 'front' | 'ceiling'> {
  const runners = bestOfEqual(entrants.map((entrant) => runnerOf(entrant, trial)));
  const nearest = Math.max(...runners.map(({ near }) => near));
  const front = runners.filter(({ near }) => near >= nearest - MARGIN);
  const most = trial.parts.reduce((sum, part) => sum + toNumber(exact.weights[part]), nearest + MARGIN);
  const ceiling = trial.onlyLowers ? Math.max(...front.map(({ base }) => base.total ?? NO_TOTAL)) : most;
  return { front, ceiling };
}

function runnerOf(entrant: Entrant, trial: Trial): Runner & { near: number } {
  const rest = restOf(entrant, trial);
  return { base: entrant.base, rest, near: rest.reduce((sum, points) => sum + toNumber(points), 0) };
}

/** Of those that keep the same points, the first stays the first: a trial moves all else alike. */
function bestOfEqual<One extends Runner>(runners: readonly One[]): readonly One[] {
  const best = new Map<string, One>();
  for (const one of runners) {
    const key = one.rest.map(({ num, den }) => `${num}/${den}`).join();
    const other = best.get(key);
    if (!other || byRank(one.base.rank, other.base.rank) < 0) best.set(key, one);
  }
  return [...best.values()];
}

function restOf({ base: { parts }, sum }: Entrant, trial: Trial): readonly Fraction[] {
  if (parts === null) return [];
  const rest =
    sum && exactSum([sum, ...pointsOf(parts, trial.parts).map((points) => multiply(MINUS, points))]);
  return rest
    ? [rest]
    : pointsOf(
        parts,
        SCORE_PARTS.filter((part) => !trial.parts.includes(part)),
      );
}

function exactSum(points: readonly Fraction[]): Fraction | null {
  try {
    return points.reduce(add);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
