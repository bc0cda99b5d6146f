import type { IsoDate } from '../../dates';
import type { FactValue, Verdict } from '../types';

/**
 * Whose move a change is: an act of the firm (`do`), an answer it can get (`find_out`), time alone (`time`), or
 * nobody's (`fixed`).
 */
export type Mover = 'do' | 'find_out' | 'time' | 'fixed';

/** What a fact has to be, as codes and values. `nearest` is the value a known number would move to. */
export type Wanted =
  | {
      wanted: 'number';
      min: number | null;
      max: number | null;
      minOpen?: true;
      maxOpen?: true;
      unit?: string;
      nearest: number | null;
    }
  /** One of these, but for codes that lie in them; or anything but the others where no list closes what it can be. */
  | { wanted: 'code'; oneOf: readonly string[]; except?: readonly string[] }
  | { wanted: 'other_code'; noneOf: readonly string[] }
  /**
   * What comes to a set, what leaves it, and what must turn out not to be in it, or not come to it. `within`: of each
   * one code that lies in it, but for those excepted.
   */
  | {
      wanted: 'set';
      add: readonly string[];
      within?: readonly { code: string; except: readonly string[] }[];
      leave: readonly string[];
      without: readonly string[];
    }
  | { wanted: 'flag'; value: boolean }
  /** Events to come or to be told of, and whether nothing else may have taken place. */
  | { wanted: 'events'; add: readonly string[]; noOther: boolean }
  /** What must turn out of linked entities, by their places; null for one to be told of. */
  | {
      wanted: 'entities';
      of: readonly { entity: number | null; changes: readonly Change[] }[];
      noOther: boolean;
    }
  /** Known in any form. */
  | { wanted: 'known' };

/** Offerings that give a code of a fact, or raise the fact itself where `gives` is null. */
export type Lead = { gives: string | null; offerings: readonly string[] };

/** One fact made another one, or known better. */
export type Change = {
  fact: string;
  by: Mover;
  wanted: Wanted;
  /** The value the rule was tried with. */
  to: FactValue;
  /** How many acts it takes; finding out is one. */
  steps: number;
  /** Conditions that ask for it and do not hold yet. */
  nodes: readonly string[];
  leads: readonly Lead[];
};

/** Lower is better, compared in this order. */
export type Cost = { fixed: number; time: number; steps: number; weight: number };

/** Changes with which the rule is met, tried with the evaluator. */
export type Way = { changes: readonly Change[]; cost: Cost };

/** Why no change is proposed for a condition. */
export type Refusal =
  /** Tests linked entities, whose known facts are theirs to change. */
  | 'linked'
  /** No change of one or two of its facts that could be tried makes the comparison hold; others may. */
  | 'several_facts'
  /** More of the numbers that a comparison is worked out from are not known than could be tried at once. */
  | 'open'
  /** On the day that time would bring it, something else no longer holds. */
  | 'no_day'
  /** A number of the rule has no value yet. */
  | 'parameter'
  /** An amount cannot be read in the unit of the limit. */
  | 'rate'
  /** Not all that may turn out of linked entities was tried. */
  | 'not_tried'
  /** More events are asked for than are tried at once. */
  | 'too_many'
  /** What took place cannot be undone. */
  | 'past'
  /** What is known cannot be made unknown. */
  | 'known'
  /** No value that the fact can have satisfies the conditions on it. */
  | 'no_value';

/** A condition for which nothing is proposed. */
export type NotProposed = { node: string; code: Refusal };

/** What time brings, on which day, and the last day before it ends again; null where no end is known. */
export type InTime = { day: IsoDate | null; until: IsoDate | null; way: Way };

/** What would make a rule met for a firm. */
export type NearMiss = {
  /** Outside the days of the rule it says nothing of anybody; of one to come, all else is told for its first day. */
  verdict: Verdict | 'not_yet' | 'no_longer';
  /** Ways in the firm's power, cheapest first; only `do` and `find_out`. */
  inPower: readonly Way[];
  /** The first day on which the rule is met with all else equal (no changes), or else with acts in the firm's power; null where nobody can tell the day. */
  inTime: InTime | null;
  /** Where neither helps: the least that would have to be otherwise and that the firm cannot change. */
  blocked: readonly Way[];
  notProposed: readonly NotProposed[];
  /** The search was cut short: a cheaper way may have been missed. */
  isCut: boolean;
};
