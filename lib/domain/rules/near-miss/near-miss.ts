import { dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { evaluate } from '../evaluate';
import { factEntry } from '../language';
import type { FactReader } from '../types';
import type { LeadsOf, Setting } from './group';
import type { NearMissPlan, Prepared } from './plan';
import type { Found } from './search';
import type { Mover, NearMiss, NotProposed, Way } from './types';
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
const NOTHING: Omit<NearMiss, 'verdict'> = {
  inPower: [],
  inTime: null,
  blocked: [],
  notProposed: [],
  isCut: false,
};

/**
 * In: a rule made ready and a firm. Out: what would make the rule met, told apart by whose move it is; of a rule that is
 * met nothing. Every way was tried with the evaluator.
 */
export function nearMiss(plan: NearMissPlan, input: NearMissInput): NearMiss {
  const { verdict } = evaluate(plan.today.rule, input.read);
  if (verdict === 'met') return { verdict, ...NOTHING };
  const most = input.most ?? MOST_WAYS;
  const found = lookOn(plan.asOf, plan.today, plan, input, most);
  const inPower = found.ways.filter(isInPower);
  const inTime =
    timeFor(plan, input, inPower.length === 0) ??
    (inPower.length === 0 ? byTimeAlone(found.ways, plan) : null);
  const isBlocked = inPower.length === 0 && inTime === null;
  return {
    verdict,
    inPower,
    inTime,
    blocked: isBlocked ? found.ways.filter(({ cost }) => cost.fixed > 0) : [],
    notProposed: distinct(found.refused),
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
  { catalogue }: NearMissPlan,
  { read, leadsOf = NO_LEADS, weights = WEIGHTS }: NearMissInput,
  most: number,
): Found {
  const setting: Setting = { read, catalogue, leadsOf, weights, today: dayNumber(day) };
  return waysTo(prepared, setting, most);
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
  if (alone) return { day: alone.day, way: { changes: [], cost: NO_COST } };
  if (!withActs) return null;
  for (const { day, then } of days.slice(0, MOST_DAYS_WITH_ACTS)) {
    const [way] = lookOn(day, then.ready(), plan, input, 1).ways;
    if (way && isInPower(way)) return { day, way };
  }
  return null;
}

/** Facts that time alone changes: on the day that a date has to come to, or on one that nobody can tell. */
function byTimeAlone(ways: readonly Way[], { catalogue }: NearMissPlan): NearMiss['inTime'] {
  const way = ways.find(({ cost }) => cost.fixed === 0 && cost.time > 0);
  if (!way) return null;
  const days = way.changes
    .filter(({ by }) => by === 'time')
    .map(({ fact, to }) =>
      factEntry(catalogue, fact)?.kind === 'date' && to.kind === 'range' ? to.lo : Infinity,
    );
  const last = Math.max(...days);
  return { day: Number.isFinite(last) ? dayFromNumber(last) : null, way };
}

function distinct(refused: readonly NotProposed[]): readonly NotProposed[] {
  const seen = new Map(refused.map((one) => [`${one.node} ${one.code}`, one]));
  return [...seen.values()];
}
