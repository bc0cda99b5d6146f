import { canonicalJson } from '@/lib/domain/canonical-json';
import type { FirmProfile } from '@/lib/domain/facts';
import { roundHalfUp, toNumber } from '@/lib/domain/fraction';
import type { Match, MatchRun } from '@/lib/domain/matching';
import type { Reason } from '@/lib/domain/rules';
import { SCORE_PARTS } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import type { ReasonNames } from '@/lib/messages/reason-text';
import type { Note } from './size-note';
import { whyOf } from './why';

/** Language of the sentences, and names of what they speak of. */
export type Say = { t: Translator; names: ReasonNames };

/** In: a firm, its profile, its run and how reasons are told. Out: one line of JSON with sorted keys: what is odd about it, its measures, and every offering by rank. */
export function firmLine(
  firm: string,
  { profile, run, notes, say }: { profile: FirmProfile; run: MatchRun; notes: readonly Note[]; say: Say },
): string {
  return canonicalJson({
    firm,
    as_of: run.asOf,
    engine: run.engineVersion,
    policy: run.policyVersion,
    notes,
    derived: measuresOf(profile),
    matches: run.matches.map((match) => matchOf(match, say)),
  });
}

/** The measures under the names of the worked examples, and the size class with what it rests on. */
function measuresOf(profile: FirmProfile) {
  const { absorption, gap, tieShares, redundancy, size } = profile;
  return {
    ac_score: absorption.score && toNumber(absorption.score),
    ac_level: absorption.level,
    gap_type: gap.type,
    gap_need: gap.need,
    tie_shares: tieShares && {
      local: toNumber(tieShares.local),
      other: toNumber(tieShares.other),
      abroad: toNumber(tieShares.abroad),
    },
    redundancy: redundancy && toNumber(redundancy),
    bridging: toNumber(profile.bridging),
    isolated: profile.isolated,
    tied_communities: profile.tiedCommunities,
    translocal: profile.translocal,
    size: size.class,
    size_basis: size.basis,
    groups: profile.groups,
    tokens: profile.tokens,
    export_status: profile.exportStatus.value,
    readiness: profile.readiness,
    unknown_facts: profile.unknownFacts,
  };
}

function matchOf(match: Match, say: Say) {
  const { offering, institution, intake, total, parts, rules, missing } = match;
  return {
    offering,
    institution,
    intake,
    status: statusOf(match),
    total,
    parts: parts && Object.fromEntries(SCORE_PARTS.map((part) => [part, roundHalfUp(parts[part].value, 2)])),
    net_price: match.netPrice,
    reasons: [...match.reasons, ...match.order].map(inWords),
    reason_codes: [...match.reasons, ...match.order],
    why: whyOf(match, say),
    rules,
    missing,
  };
}

/** A place on a waiting list is told with the status, as the worked examples tell it. */
function statusOf({ status, intake }: Match): string {
  return status === 'eligible' && intake === 'waiting' ? 'eligible (waiting list)' : status;
}

/** The short form of the worked examples for the reasons they name; the code for all others. */
function inWords({ code, values }: Reason): string {
  const tokens = Array.isArray(values.tokens) ? values.tokens.join('/') : '';
  switch (code) {
    case 'later.absorb':
      return `absorptive ${values.level} < ${values.min}`;
    case 'later.token':
    case 'later.token_not_asked':
      return `needs ${tokens}`;
    case 'later.token_any':
    case 'later.token_any_not_asked':
      return `needs one of ${tokens}`;
    default:
      return code;
  }
}
