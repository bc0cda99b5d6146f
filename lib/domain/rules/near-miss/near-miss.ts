import { dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { evaluate } from '../evaluate';
import { factEntry } from '../language';
import type { FactReader } from '../types';
import { readChanged } from './changed';
import type { Answers, LeadsOf, Setting } from './group';
import { type NearMissPlan, type Prepared, prepare } from './plan';
import type { Found } from './search';
import type { Change, Mover, NearMiss, NotProposed, Way } from './types';
import { waysTo } from './ways';
import { NO_COST, WEIGHTS, type Weights } from './weights';

/** A firm, and what leads it further. `most`: how many ways of each sort are told. */
export type NearMissInput = {
  read: FactReader;
  leadsOf?: LeadsOf;
  weights?: Weights;
  most?: number;
};

const MOST_WAYS = 3;
/** Days on which not time alone but time and acts together are looked into. */
const MOST_DAYS_WITH_ACTS = 12;
const NO_LEADS: LeadsOf = () => [];
const NO_CHANGE: Way = { changes: [], cost: NO_COST };
const NOTHING: Omit<NearMiss, 'verdict'> = {
  inPower: [],
  inTime: null,
  blocked: [],
  notProposed: [],
  isCut: false,
};

/**
 * In: a rule made ready and a firm. Out: what would make the rule met, told apart by whose move it is; of a rule that is
 * met, or has ended, nothing. Every way was tried with the evaluator.
 */
export function nearMiss(plan: NearMissPlan, input: NearMissInput): NearMiss {
  if (plan.standing === 'no_longer') return { verdict: 'no_longer', ...NOTHING };
  const then = evaluate(plan.today.rule, input.read).verdict;
  const isToCome = plan.standing === 'not_yet';
  const verdict = isToCome ? 'not_yet' : then;
  if (then === 'met') {
    const inTime = isToCome ? { day: plan.asOf, way: NO_CHANGE } : null;
    return { verdict, ...NOTHING, inTime };
  }
  const most = input.most ?? MOST_WAYS;
  const found = lookOn(plan.asOf, plan.today, plan, input, most);
  const inPower = found.ways.filter(isInPower);
  const [way] = inPower;
  const later = way ? NONE_ALONE : byTimeAlone(found.ways, plan, input.read);
  const inTime = timeFor(plan, input, !way) ?? (way && isToCome ? { day: plan.asOf, way } : later.inTime);
  const isBlocked = !way && inTime === null;
  return {
    verdict,
    inPower,
    inTime,
    blocked: isBlocked ? found.ways.filter(({ cost }) => cost.fixed > 0) : [],
    notProposed: distinct([...found.refused, ...(isBlocked ? later.refused : [])]),
    isCut: found.isCut,
  };
}

function isInPower({ changes }: Way): boolean {
  return changes.every(({ by }) => IN_POWER[by]);
}

const IN_POWER: Readonly<Record<Mover, boolean>> = { do: true, find_out: true, time: false, fixed: false };

function lookOn(
  day: IsoDate,
  prepared: Prepared,
  { catalogue, asked: askedOn }: NearMissPlan,
  { read, leadsOf = NO_LEADS, weights = WEIGHTS }: NearMissInput,
  most: number,
): Found {
  const days = { today: dayNumber(day), asked: dayNumber(askedOn) };
  const answers = answersOn(days, weights);
  return waysTo(prepared, { read, catalogue, leadsOf, weights, ...days, answers }, most);
}

/** What can be found out of a linked entity; what it does or leaves is not for the firm to do. */
function answersOn(days: Pick<Setting, 'today' | 'asked'>, weights: Weights): Answers {
  const answers: Answers = (rule, read, catalogue) => {
    const setting: Setting = { read, catalogue, leadsOf: NO_LEADS, weights, ...days, answers };
    const { ways } = waysTo(prepare(rule, catalogue), setting, MOST_WAYS);
    const way = ways.find(({ changes }) => changes.every(({ by }) => by === 'find_out'));
    return way?.changes ?? null;
  };
  return answers;
}

/** What time brings alone; or, where the firm can do nothing now, the first day on which it can. */
function timeFor(plan: NearMissPlan, input: NearMissInput, withActs: boolean): NearMiss['inTime'] {
  const candidates = plan.daysFor(input.read);
  if (candidates.length === 0) return null;
  const days = candidates.flatMap((day) => {
    const then = plan.onDay(day);
    return then ? [{ day, then }] : [];
  });
  const alone = days.find(({ then }) => evaluate(then.rule, input.read).verdict === 'met');
  if (alone) return { day: alone.day, way: NO_CHANGE };
  if (!withActs) return null;
  for (const { day, then } of days.slice(0, MOST_DAYS_WITH_ACTS)) {
    const [way] = lookOn(day, then.ready(), plan, input, 1).ways;
    if (way && isInPower(way)) return { day, way };
  }
  return null;
}

type Later = { inTime: NearMiss['inTime']; refused: readonly NotProposed[] };

const NONE_ALONE: Later = { inTime: null, refused: [] };

/** Facts that time alone changes: on the day that a date has to come to, if the rule is met on it, or on one that nobody can tell. */
function byTimeAlone(ways: readonly Way[], plan: NearMissPlan, read: FactReader): Later {
  const refused: NotProposed[] = [];
  for (const way of ways) {
    if (way.cost.fixed > 0 || way.cost.time === 0) continue;
    const last = Math.max(...way.changes.filter(({ by }) => by === 'time').map(dayOfChange(plan)));
    if (!Number.isFinite(last)) return { inTime: { day: null, way }, refused };
    const day = dayFromNumber(last);
    if (isMetOn(day, plan, readChanged(read, way.changes))) return { inTime: { day, way }, refused };
    const nodes = way.changes.flatMap((change) => (change.by === 'time' ? change.nodes : []));
    refused.push(...nodes.map((node) => ({ node, code: 'no_day' as const })));
  }
  return { inTime: null, refused };
}

function dayOfChange({ catalogue }: NearMissPlan): (change: Change) => number {
  return ({ fact, to }) =>
    factEntry(catalogue, fact)?.kind === 'date' && to.kind === 'range' ? to.lo : Infinity;
}

function isMetOn(day: IsoDate, { last, onDay }: NearMissPlan, read: FactReader): boolean {
  if (last !== null && last < day) return false;
  const then = onDay(day);
  return then !== null && evaluate(then.rule, read).verdict === 'met';
}

function distinct(refused: readonly NotProposed[]): readonly NotProposed[] {
  const seen = new Map(refused.map((one) => [`${one.node} ${one.code}`, one]));
  return [...seen.values()];
}
