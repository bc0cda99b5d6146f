import type { FirmProfile } from '../../facts';
import type { Fraction } from '../../fraction';
import { type MatchStatus, SCORE_PARTS } from '../../vocabulary';
import { type Assessment, isScored, rulesFor } from '../assess';
import { type FirmView, viewOfFirm } from '../firm-reader';
import { type GateId, gatesAgain, statusOf } from '../gates';
import { type Broken, guarded } from '../guard';
import { type PartInput, partValues, pointsOf, totalOf } from '../parts';
import { pricesFor, singlePrice } from '../prices';
import { byRank, type Ranked } from '../ranking';
import type { Setting } from '../setting';
import type { Effect } from './effect';
import type { Trial } from './trial';

/** An offering with what a trial leaves as it is. */
type Contestant = {
  base: Assessment;
  rank: Ranked;
  gates: readonly GateId[];
  rest: readonly Fraction[] | null;
};

/** What a trial could move, found by looking at every offering again for every answer. */
export function plainEffectOf(
  trial: Trial,
  assessed: readonly Assessment[],
  setting: Setting,
  broken: Broken,
): Effect {
  const all = assessed.filter(({ status }) => status !== 'no').map((base) => contestantOf(base, trial));
  const leader = all.find(({ rank }) => isScored(rank.status))?.rank;
  // Where no status can move, only offerings of the leading status can come first.
  const statusMoves = all.some(({ gates }) => gates.length > 0);
  const contestants = statusMoves ? all : all.filter(({ rank }) => rank.status === leader?.status);
  const statuses = new Set<string>();
  const first = new Set<string>();
  for (const firm of trial.firms) {
    const view = viewOfFirm(firm);
    const after = contestants.map(
      (one) => guarded(one.base.offering, broken, () => rankAfter(one, trial, view, setting)) ?? one.rank,
    );
    after.forEach((rank, index) => {
      if (rank.status !== contestants[index]?.rank.status) statuses.add(rank.offering);
    });
    const best = bestOf(after);
    if (best !== undefined && best !== leader?.offering) first.add(best);
  }
  return { statuses, first };
}

/** Only a gate that is open can be moved by an answer: a decided one never is. */
function contestantOf(base: Assessment, trial: Trial): Contestant {
  const gates = trial.gates.filter((id) => base.gates.findings[id].verdict === 'unknown');
  const untouched = SCORE_PARTS.filter((part) => !trial.parts.includes(part));
  return { base, rank: base.rank, gates, rest: base.parts && pointsOf(base.parts, untouched) };
}

function rankAfter(
  { base, rank, gates, rest }: Contestant,
  trial: Trial,
  view: FirmView,
  setting: Setting,
): Ranked {
  const status = gates.length === 0 ? base.status : statusAfter(base, gates, view, setting);
  if (rest === null || rank.parts === null || trial.parts.length === 0 || !isScored(status))
    return { ...rank, status };
  const input = inputAfter(base, trial, view.firm, setting);
  const values = partValues(trial.parts, input);
  const total = totalOf([...rest, ...values.map(({ points }) => points)]);
  const changed = (part: 'need' | 'bridge') => values.find((one) => one.part === part);
  const parts = { need: changed('need') ?? rank.parts.need, bridge: changed('bridge') ?? rank.parts.bridge };
  return { offering: rank.offering, status, total, netPrice: singlePrice(input.prices), parts };
}

function statusAfter(
  base: Assessment,
  gates: readonly GateId[],
  view: FirmView,
  setting: Setting,
): MatchStatus {
  const { offering, of, rule } = base;
  return statusOf(gatesAgain(base.gates, gates, { offering, of, policy: setting.policy, view, rule }));
}

function inputAfter(base: Assessment, trial: Trial, firm: FirmProfile, setting: Setting): PartInput {
  const { offering, of } = base;
  if (!trial.prices) return { offering, of, firm, setting, rules: base.rules, prices: base.prices };
  const prices = pricesFor(offering, firm);
  return { offering, of, firm, setting, prices, rules: rulesFor({ offering, of, prices, setting }) };
}

function bestOf(after: readonly Ranked[]): string | undefined {
  const scored = after.filter(({ status }) => isScored(status));
  return scored.reduce<Ranked | undefined>(
    (best, one) => (best && byRank(best, one) <= 0 ? best : one),
    undefined,
  )?.offering;
}
