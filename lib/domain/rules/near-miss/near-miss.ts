import { dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { evaluate } from '../evaluate';
import { factEntry } from '../language';
import type { FactReader, Verdict } from '../types';
import { verdictAsMayBe } from './as-may-be';
import { readChanged } from './changed';
import type { Answers, LeadsOf, Setting } from './group';
import { isMetByNobody } from './of-nobody';
import { type NearMissPlan, type Prepared, prepare } from './plan';
import type { Found } from './search';
import type { Change, InTime, Mover, NearMiss, NotProposed, Refusal, Way } from './types';
import { untriedIn } from './untried';
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
const MOST_DAYS_WITH_ACTS = 24;
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
    const inTime = isToCome ? withEnd(plan.asOf, NO_CHANGE, plan, input.read) : null;
    return { verdict, ...NOTHING, inTime };
  }
  const most = input.most ?? MOST_WAYS;
  const found = lookOn(plan.asOf, plan.today, plan, input, most);
  const inPower = found.ways.filter(isInPower);
  const [way] = inPower;
  const later = way ? NONE_ALONE : byTimeAlone(found.ways, plan, input.read);
  const waited = timeFor(plan, input, !way);
  const inTime =
    waited.inTime ?? (way && isToCome ? withEnd(plan.asOf, way, plan, input.read) : later.inTime);
  const isBlocked = !way && inTime === null;
  const blocked = isBlocked ? found.ways.filter(({ cost }) => cost.fixed > 0) : [];
  const untried =
    blocked.length > 0 ? untriedIn(plan.today, { read: input.read, catalogue: plan.catalogue }) : [];
  return {
    verdict,
    inPower,
    inTime,
    blocked,
    notProposed: asWritten(
      plan.today,
      distinct([...found.refused, ...(isBlocked ? later.refused : []), ...untried]),
    ),
    isCut: found.isCut || waited.isCut,
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
  const found = waysTo(prepared, { read, catalogue, leadsOf, weights, ...days, answers }, most);
  return { ...found, ways: found.ways.map((way) => toldAsWritten(prepared, way)) };
}

/** Conditions that ask for the same change are named in the order in which they are written. */
function toldAsWritten(prepared: Prepared, way: Way): Way {
  if (way.changes.every(({ nodes }) => nodes.length < 2)) return way;
  const told = (nodes: readonly string[]) =>
    asWritten(
      prepared,
      nodes.map((node) => ({ node })),
    ).map(({ node }) => node);
  return { ...way, changes: way.changes.map((one) => ({ ...one, nodes: told(one.nodes) })) };
}

function asWritten<T extends { node: string }>({ places }: Prepared, told: readonly T[]): readonly T[] {
  const place = ({ node }: T) => places.get(node) ?? Infinity;
  return told.toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/** What can be found out of a linked entity; what it does or leaves is not for the firm to do. */
function answersOn(days: Pick<Setting, 'today' | 'asked'>, weights: Weights): Answers {
  const answers: Answers = (rule, read, catalogue) => {
    const setting: Setting = { read, catalogue, leadsOf: NO_LEADS, weights, ...days, answers };
    const prepared = prepare(rule, catalogue);
    const { ways, refused, isCut } = waysTo(prepared, setting, MOST_WAYS);
    const way = ways.find(({ changes }) => changes.every(({ by }) => by === 'find_out'));
    if (way) return way.changes;
    if (verdictAsMayBe(rule, read) === 'unmet') return 'never';
    const open = [...refused, ...untriedIn(prepared, setting)].filter(({ code }) => !IS_CERTAIN[code]);
    const isAll = !isCut && ways.length < MOST_WAYS && open.length === 0;
    return isAll || isMetByNobody(rule, catalogue) ? 'never' : 'not_found';
  };
  return answers;
}

/** Whether nothing else was left to try. */
const IS_CERTAIN: Readonly<Record<Refusal, boolean>> = {
  ...{ linked: true, past: true, known: true, no_value: true, not_tried: false, too_many: false },
  ...{ several_facts: false, open: false, no_day: false, parameter: false, rate: false },
};

type Waited = { inTime: NearMiss['inTime']; isCut: boolean };

/** What time brings alone; or, where the firm can do nothing now, the first day on which it can. */
function timeFor(plan: NearMissPlan, input: NearMissInput, withActs: boolean): Waited {
  const { days, isCut } = plan.daysFor(input.read);
  const alone = days.find((day) => isMetOn(day, plan, input.read));
  if (alone) return { inTime: withEnd(alone, NO_CHANGE, plan, input.read), isCut: false };
  if (!withActs) return { inTime: null, isCut };
  let isMissed = false;
  for (const day of days.slice(0, MOST_DAYS_WITH_ACTS)) {
    const then = plan.onDay(day);
    const found = then && lookOn(day, then.ready(), plan, input, 1);
    const [way] = found?.ways ?? [];
    isMissed ||= found?.isCut === true;
    if (way && isInPower(way)) return { inTime: withEnd(day, way, plan, input.read), isCut: isMissed };
  }
  return { inTime: null, isCut: isCut || isMissed || days.length > MOST_DAYS_WITH_ACTS };
}

type Later = { inTime: NearMiss['inTime']; refused: readonly NotProposed[] };

const NONE_ALONE: Later = { inTime: null, refused: [] };

/** Facts that time alone changes: on the day that a date has to come to, if the rule is met on it, or on one that nobody can tell. */
function byTimeAlone(ways: readonly Way[], plan: NearMissPlan, read: FactReader): Later {
  const refused: NotProposed[] = [];
  for (const way of ways) {
    if (way.cost.fixed > 0 || way.cost.time === 0) continue;
    const last = Math.max(...way.changes.filter(({ by }) => by === 'time').map(dayOfChange(plan)));
    if (!Number.isFinite(last)) return { inTime: { day: null, until: null, way }, refused };
    const day = dayFromNumber(last);
    if (isMetOn(day, plan, readChanged(read, way.changes)))
      return { inTime: withEnd(day, way, plan, read), refused };
    const nodes = way.changes.flatMap((change) => (change.by === 'time' ? change.nodes : []));
    refused.push(...nodes.map((node) => ({ node, code: 'no_day' as const })));
  }
  return { inTime: null, refused };
}

/**
 * It ends on the day before the first later one on which it is not met any more, or with the rule. Only the latter is
 * known of an act with a day, which can be done later as well, and of a day found out on which the end hangs.
 */
function withEnd(day: IsoDate, way: Way, plan: NearMissPlan, read: FactReader): InTime {
  const entryOf = ({ fact }: Change) => factEntry(plan.catalogue, fact);
  const dated = way.changes.filter((one) => one.to.kind === 'events' || entryOf(one)?.kind === 'date');
  const open: InTime = { day, until: plan.last, way };
  if (dated.some((one) => one.by !== 'find_out' || entryOf(one)?.power !== 'fixed')) return open;
  const then = readChanged(read, way.changes);
  const ends = plan.daysFor(then).days.find((later) => day < later && !isMetOn(later, plan, then));
  if (ends === undefined || (dated.length > 0 && verdictOn(ends, plan, then) !== 'unmet')) return open;
  return { day, until: dayFromNumber(dayNumber(ends) - 1), way };
}

function dayOfChange({ catalogue }: NearMissPlan): (change: Change) => number {
  return ({ fact, to }) =>
    factEntry(catalogue, fact)?.kind === 'date' && to.kind === 'range' ? to.lo : Infinity;
}

function isMetOn(day: IsoDate, plan: NearMissPlan, read: FactReader): boolean {
  return verdictOn(day, plan, read) === 'met';
}

/** Null where the rule has ended, or cannot be read on the day. */
function verdictOn(day: IsoDate, { last, onDay }: NearMissPlan, read: FactReader): Verdict | null {
  if (last !== null && last < day) return null;
  const then = onDay(day);
  return then && evaluate(then.rule, read).verdict;
}

function distinct(refused: readonly NotProposed[]): readonly NotProposed[] {
  const seen = new Map(refused.map((one) => [`${one.node} ${one.code}`, one]));
  return [...seen.values()];
}
