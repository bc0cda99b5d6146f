import type { FirmProfile } from '../../facts';
import { nodesOf } from '../../rules';
import type { ScorePart } from '../../vocabulary';
import type { GateId } from '../gates';
import type { Catalogue, Geography } from '../types';

/** An unanswered question with the answers it can still get, and all that such an answer reaches. */
export type Trial = {
  fact: string;
  /** The firm as it would be after each possible answer. */
  firms: readonly FirmProfile[];
  gates: readonly GateId[];
  /** The net price, and with it IA-02, depends on it. */
  prices: boolean;
  parts: readonly ScorePart[];
  /** No answer makes any of these parts better than it is now. */
  onlyLowers?: true;
};

/** What the possible answers are drawn from. */
export type TrialInput = { firm: FirmProfile; catalogue: Catalogue; geography: Geography };

/** In: a firm and what an answer to a question says. Out: the firm after the answer. */
export function afterAnswer(firm: FirmProfile, fact: string, change: Partial<FirmProfile>): FirmProfile {
  return { ...firm, ...change, unknownFacts: firm.unknownFacts.filter((one) => one !== fact) };
}

/** None of them, each alone, and all. */
export function eachAndAll(values: readonly string[]): readonly (readonly string[])[] {
  return [[], ...values.map((one) => [one]), values];
}

/** Each once, in a fixed order. */
export function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}

/** In: offerings and a fact with codes of a hierarchy. Out: the codes that rules of their institutions name of it. */
export function codesAsked(offerings: Catalogue['offerings'], fact: string): readonly string[] {
  return offerings.flatMap(({ eligibility }) =>
    eligibility
      ? nodesOf(eligibility.rule).flatMap((node) =>
          node.op === 'under' && node.fact === fact ? [...node.codes, ...(node.except ?? [])] : [],
        )
      : [],
  );
}
