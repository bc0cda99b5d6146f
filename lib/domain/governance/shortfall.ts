import type { RuleResult } from '../rules';
import { isAssociation, isGovernment } from './kinds';
import { governmentAtTheTable, type Pg01 } from './pg-01';
import { type Pg02, varietyOfAssociations } from './pg-02';
import { investTogether, type Pg04 } from './pg-04';
import type { Contribution, Seat } from './types';

type Board = { seats: readonly Seat[]; contributions: readonly Contribution[] };
type Limits = { pg01: Pg01; pg02: Pg02; pg04: Pg04 };

/**
 * Which condition of a rule on who decides and pays an institution does not meet; the rule itself where it has only one.
 * What is not published, or not enough of it to judge by, is not told as broken.
 */
export function shortfallsOf(rule: string, board: Board, limits: Limits): readonly string[] {
  if (rule === 'PG-06' && board.seats.length === 0) return [`${rule}.unpublished`];
  const found = conditionsOf(rule, board, limits);
  if (!found) return [rule];
  if (found.result.outcome === 'not_evidenced') return [`${rule}.${found.listed ? 'empty' : 'unpublished'}`];
  const failing = Object.entries(found.fails).filter(([, fails]) => fails);
  return failing.length > 0 ? failing.map(([condition]) => `${rule}.${condition}`) : [rule];
}

type Conditions = {
  result: RuleResult;
  /** Whether there is anything in the list that it reads, though it may give no votes or shares. */
  listed: boolean;
  fails: Readonly<Record<string, boolean>>;
};

function conditionsOf(rule: string, board: Board, { pg01, pg02, pg04 }: Limits): Conditions | null {
  switch (rule) {
    case 'PG-01':
      return ofGovernment(board, pg01);
    case 'PG-02':
      return ofAssociations(board, pg02);
    case 'PG-04':
      return ofPayment(board, pg04);
    default:
      return null;
  }
}

/** A rule with all limits out of reach but one fails by that one alone. */
function ofGovernment({ seats }: Board, limits: Pg01): Conditions {
  const fails = (only: Partial<Pg01>) =>
    governmentAtTheTable(seats, { minSeats: 0, maxVoteShare: 100, ...only }).outcome === 'fail';
  const { minSeats, maxVoteShare } = limits;
  const none = !seats.some(isGovernment);
  return {
    result: governmentAtTheTable(seats, limits),
    listed: seats.length > 0,
    fails: {
      none: none && minSeats > 0,
      seats: !none && fails({ minSeats }),
      votes: fails({ maxVoteShare }),
    },
  };
}

function ofAssociations({ seats }: Board, limits: Pg02): Conditions {
  const fails = (only: Partial<Pg02>) =>
    varietyOfAssociations(seats, { minAssociations: 0, minCommunities: 0, smallFirmBody: false, ...only })
      .outcome === 'fail';
  const { minAssociations, minCommunities, smallFirmBody } = limits;
  const none = !seats.some((seat) => isAssociation(seat) && seat.votes > 0);
  const tooFew = fails({ minAssociations });
  return {
    result: varietyOfAssociations(seats, limits),
    listed: seats.length > 0,
    fails: {
      none,
      associations: !none && tooFew,
      // Too few of them are seldom from enough places: that says nothing more.
      communities: !none && !tooFew && fails({ minCommunities }),
      small: !none && fails({ smallFirmBody }),
    },
  };
}

function ofPayment({ contributions }: Board, limits: Pg04): Conditions {
  const fails = (only: Partial<Pg04>) =>
    investTogether(contributions, {
      minGovernmentShare: 0,
      minAssociationsShare: 0,
      maxSingleFunder: 100,
      ...only,
    }).outcome === 'fail';
  const { minGovernmentShare, minAssociationsShare, maxSingleFunder } = limits;
  return {
    result: investTogether(contributions, limits),
    listed: contributions.length > 0,
    fails: {
      government: fails({ minGovernmentShare }),
      associations: fails({ minAssociationsShare }),
      single: fails({ maxSingleFunder }),
    },
  };
}
