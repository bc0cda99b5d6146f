import { type Assessment, assess, ranked } from './assess';
import { boxesOf } from './boxes';
import { changesOf, type Openings } from './changes';
import { type FirmView, viewOfFirm } from './firm-reader';
import { errorMatch, matchOf } from './match';
import { nearestAmong } from './nearest';
import { answerNext } from './next-answer';
import { byRank } from './ranking';
import { type Setting, settingOf } from './setting';
import type { Match, MatchInput, MatchRun, Offering } from './types';

/** Stored with every run; raised whenever the same input could give another result. */
export const ENGINE_VERSION = '1.0.0';

type Assessed = {
  view: FirmView;
  setting: Setting;
  assessed: readonly Assessment[];
  broken: readonly Match[];
};

/** In: a firm, a catalogue, a policy, places and a day. Out: every offering once, in order, with its reasons. */
export function runMatching(input: MatchInput): MatchRun {
  const all = assessAll(input);
  const openings = openingsOf(all, input);
  return {
    engineVersion: ENGINE_VERSION,
    policyVersion: input.policy.version,
    catalogueRevision: input.catalogue.revision,
    asOf: input.asOf,
    matches: [...all.assessed.map((one) => written(one, openings, all)), ...all.broken].toSorted(byRank),
    boxes: boxesOf(all.assessed, all.view.firm, openings.nearest),
    answerNext: answerNext(all.assessed, { ...input, firm: all.view.firm }, all.setting),
  };
}

/** In: the input of a run and the id of one offering. Out: its match in that run; undefined where it has none. */
export function matchOffering(input: MatchInput, id: string): Match | undefined {
  const all = assessAll(input);
  const one = all.assessed.find(({ offering }) => offering.id === id);
  return one ? written(one, openingsOf(all, input), all) : all.broken.find(({ offering }) => offering === id);
}

/** A broken offering becomes an error of its own; the others are not touched by it. */
function assessAll(input: MatchInput): Assessed {
  const setting = settingOf(input);
  const view = viewOfFirm(input.firm);
  const assessed: Assessment[] = [];
  const broken: Match[] = [];
  for (const offering of input.catalogue.offerings) {
    try {
      assessed.push(assess(offering, view, setting));
    } catch (error) {
      broken.push(errorMatch(offering, error));
    }
  }
  return { view, setting, assessed: inOrder(assessed), broken };
}

function inOrder(assessed: readonly Assessment[]): readonly Assessment[] {
  return assessed
    .map((assessment) => ({ assessment, rank: ranked(assessment) }))
    .toSorted((a, b) => byRank(a.rank, b.rank))
    .map(({ assessment }) => assessment);
}

function openingsOf({ assessed, view }: Assessed, { policy }: MatchInput): Openings {
  const eligible: readonly Offering[] = assessed
    .filter(({ status }) => status === 'eligible')
    .map(({ offering }) => offering);
  return { view, eligible, nearest: nearestAmong(eligible, policy.nearestLimit) };
}

function written(assessment: Assessment, openings: Openings, { view, setting }: Assessed): Match {
  try {
    return matchOf(assessment, changesOf(assessment, openings), view, setting);
  } catch (error) {
    return errorMatch(assessment.offering, error);
  }
}
