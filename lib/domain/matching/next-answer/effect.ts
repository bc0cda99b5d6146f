import type { FirmProfile } from '../../facts';
import type { MatchStatus } from '../../vocabulary';
import { type Assessment, isScored, rulesFor } from '../assess';
import { type FirmView, viewOfFirm } from '../firm-reader';
import { gatesAgain, statusOf } from '../gates';
import { type Broken, guarded } from '../guard';
import { type PartInput, partValues, totalOf } from '../parts';
import { pricesFor, singlePrice } from '../prices';
import { byRank, byStatus, type Ranked } from '../ranking';
import type { Setting } from '../setting';
import { type Field, type Kin, kinsOf, type Runner } from './kin';
import type { Trial } from './trial';

/** Offerings whose status an answer could change, and those it could bring to the first place. */
export type Effect = { statuses: ReadonlySet<string>; first: ReadonlySet<string> };

type Attempt = { trial: Trial; view: FirmView; setting: Setting; broken: Broken };
/** `netPrice` is null where the price does not depend on the answer. */
type Values = { points: ReturnType<typeof partValues>; netPrice: { now: number | null } | null };
type Best = Ranked | undefined;

/**
 * In: the offerings as they stand, best first, and a trial. Out: what its possible answers could move. Offerings that
 * the trial cannot tell apart are looked at once, and those that cannot come first whatever the answer not at all.
 */
export function effectOf(trial: Trial, field: Field, setting: Setting, broken: Broken): Effect {
  const leader = field.runners.find(({ base }) => isScored(base.status));
  const kins = kinsOf(trial, field, setting, leader?.base.status);
  const statuses = new Set<string>();
  const first = new Set<string>();
  for (const firm of trial.firms) {
    const attempt = { trial, view: viewOfFirm(firm), setting, broken };
    const after = kins.map((kin) => statusAfter(kin, attempt));
    kins.forEach((kin, index) => {
      if (after[index] !== kin.status) for (const id of kin.members) statuses.add(id);
    });
    const best = bestOf(kins, after, attempt);
    if (best && best.offering !== leader?.base.offering.id) first.add(best.offering);
  }
  return { statuses, first };
}

function statusAfter(kin: Kin, { view, setting, broken }: Attempt): MatchStatus {
  const { gates, one } = kin;
  if (gates.length === 0) return kin.status;
  const { offering, of, rule } = one;
  const input = { offering, of, policy: setting.policy, view, rule };
  const step = () => statusOf(gatesAgain(one.gates, gates, input));
  return guarded(offering, broken, step) ?? kin.status;
}

/** The first of all that are scored: only kins of the best status count, and the most hopeful are looked at first. */
function bestOf(kins: readonly Kin[], after: readonly MatchStatus[], attempt: Attempt): Best {
  const status = after.filter(isScored).reduce<MatchStatus | undefined>(better, undefined);
  if (status === undefined) return undefined;
  let best: Best;
  for (const [index, kin] of kins.entries()) {
    if (after[index] !== status) continue;
    if (best && kin.ceiling < (best.total ?? 0)) break;
    best = firstOf(kin, status, attempt, best);
  }
  return best;
}

function better(a: MatchStatus | undefined, b: MatchStatus): MatchStatus {
  return a === undefined || byStatus(b, a) < 0 ? b : a;
}

function firstOf(kin: Kin, status: MatchStatus, attempt: Attempt, sofar: Best): Best {
  const { trial, broken } = attempt;
  const values =
    trial.parts.length === 0 ? null : guarded(kin.one.offering, broken, () => valuesOf(kin, attempt));
  return kin.front.reduce<Best>((best, runner) => {
    const rank = values === null ? { ...runner.base.rank, status } : rankWith(runner, status, values);
    return best && byRank(best, rank) <= 0 ? best : rank;
  }, sofar);
}

function valuesOf({ one }: Kin, { trial, view, setting }: Attempt): Values {
  const input = inputAfter(one, trial, view.firm, setting);
  const netPrice = trial.prices ? { now: singlePrice(input.prices) } : null;
  return { points: partValues(trial.parts, input), netPrice };
}

function rankWith({ base, rest }: Runner, status: MatchStatus, { points, netPrice }: Values): Ranked {
  const { offering, parts } = base.rank;
  if (parts === null) return { ...base.rank, status };
  const changed = (part: 'need' | 'bridge') => points.find((one) => one.part === part) ?? parts[part];
  const total = totalOf([...rest, ...points.map((one) => one.points)]);
  const price = netPrice ? netPrice.now : base.rank.netPrice;
  const both = { need: changed('need'), bridge: changed('bridge') };
  return { offering, status, total, netPrice: price, parts: both };
}

function inputAfter(base: Assessment, trial: Trial, firm: FirmProfile, setting: Setting): PartInput {
  const { offering, of } = base;
  if (!trial.prices) return { offering, of, firm, setting, rules: base.rules, prices: base.prices };
  const prices = pricesFor(offering, firm);
  return { offering, of, firm, setting, prices, rules: rulesFor({ offering, of, prices, setting }) };
}
