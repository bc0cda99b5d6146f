import { type Assessment, assess } from './assess';
import { boxesOf } from './boxes';
import { changesOf, type Openings } from './changes';
import { type FirmView, viewOfFirm } from './firm-reader';
import { type Broken, guarded } from './guard';
import { matchOf } from './match';
import { nearestAmong } from './nearest';
import { answerNext } from './next-answer';
import { byRank } from './ranking';
import { type Setting, settingOf } from './setting';
import type { Match, MatchInput, MatchRun, Offering } from './types';

/** Stored with every run; raised whenever the same input could give another result. */
export const ENGINE_VERSION = '1.13.0';

type Assessed = { view: FirmView; setting: Setting; assessed: readonly Assessment[] };

/** In: a firm, a catalogue, a policy, places and a day. Out: every offering once, in order, with its reasons. */
export function runMatching(input: MatchInput): MatchRun {
  return completed(input, new Map());
}

/** In: the input of a run and the id of one offering. Out: its match in that run; undefined where it has none. */
export function matchOffering(input: MatchInput, id: string): Match | undefined {
  return runMatching(input).matches.find(({ offering }) => offering === id);
}

/**
 * An offering that throws, however late, becomes an error of its own. The run is then done again without it, so that
 * the others come out as if it had never been there.
 */
function completed(input: MatchInput, broken: Broken): MatchRun {
  const before = broken.size;
  const all = assessAll(input, broken);
  const openings = openingsOf(all, input);
  const matches = all.assessed.map((one) =>
    guarded(one.offering, broken, () => matchOf(one, changesOf(one, openings), all.view, all.setting)),
  );
  const boxes = boxesOf(all.assessed, { firm: all.view.firm, nearest: openings.nearest, broken });
  const next = answerNext(all.assessed, { ...input, firm: all.view.firm }, all.setting, broken);
  if (broken.size > before) return completed(input, broken);
  return {
    engineVersion: ENGINE_VERSION,
    policyVersion: input.policy.version,
    catalogueRevision: input.catalogue.revision,
    asOf: input.asOf,
    matches: [...matches.filter((match) => match !== null), ...errorsOf(input, broken)].toSorted(byRank),
    boxes,
    answerNext: next,
  };
}

function offeringsOf({ among, catalogue }: MatchInput): readonly Offering[] {
  return among ?? catalogue.offerings;
}

/** An offering that is not to be matched can break, too, while its institution is looked at. */
function errorsOf(input: MatchInput, broken: Broken): readonly Match[] {
  if (broken.size === 0) return [];
  const asked = new Set(offeringsOf(input).map(({ id }) => id));
  return [...broken.values()].filter(({ offering }) => asked.has(offering));
}

function assessAll(input: MatchInput, broken: Broken): Assessed {
  const setting = settingOf(input, broken);
  const view = viewOfFirm(input.firm);
  const assessed: Assessment[] = [];
  for (const offering of offeringsOf(input)) {
    if (broken.has(offering.id)) continue;
    // A plain copy: whatever throws on being read throws here, where its offering is known.
    const one = guarded(offering, broken, () => assess({ ...offering }, view, setting));
    if (one) assessed.push(one);
  }
  return { view, setting, assessed: assessed.toSorted((a, b) => byRank(a.rank, b.rank)) };
}

function openingsOf({ assessed, view }: Assessed, { policy }: MatchInput): Openings {
  const eligible: readonly Offering[] = assessed
    .filter(({ status, offering }) => status === 'eligible' && offering.intake !== 'closed')
    .map(({ offering }) => offering);
  return { view, eligible, nearest: nearestAmong(eligible, policy.nearestLimit) };
}
