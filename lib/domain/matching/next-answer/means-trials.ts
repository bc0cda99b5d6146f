import { question } from '../../facts';
import { FIRM_GROUPS } from '../../vocabulary';
import { STEPS_ANSWERED } from '../firm-reader';
import { afterAnswer, distinct, eachAndAll, type Trial, type TrialInput } from './trial';

const PROGRAMMES = 'learn.programmes';
const LEADERS = 'people.lead_group';

/** What the firm can pay. */
export function feeTrial({ firm }: TrialInput): Trial | null {
  const fact = 'access.fee_max';
  if (firm.feeMax !== null) return null;
  const firms = amounts(fact).map((feeMax) => afterAnswer(firm, fact, { feeMax }));
  return { fact, firms, gates: [], prices: false, parts: ['cost'] };
}

/** How far people can go. */
export function travelTrial({ firm }: TrialInput): Trial | null {
  const fact = 'access.travel';
  if (firm.travelKm !== null) return null;
  const firms = amounts(fact).map((travelKm) => afterAnswer(firm, fact, { travelKm }));
  return { fact, firms, gates: [], prices: false, parts: ['dist'] };
}

/** Support taken part in: the steps it can prove, each alone and all. */
export function programmeTrial({ firm }: TrialInput): Trial | null {
  if (!firm.unknownFacts.includes(PROGRAMMES)) return null;
  const firms = eachAndAll(STEPS_ANSWERED).map((held) =>
    afterAnswer(firm, PROGRAMMES, { tokens: distinct([...firm.tokens, ...held]) }),
  );
  return { fact: PROGRAMMES, firms, gates: ['G7'], prices: false, parts: [] };
}

/**
 * Who leads the firm, as far as a lower fee names such a group: none of these, each, and all. Only whether it was
 * answered shows in the result of a firm, never what.
 */
export function leaderTrial({ firm, catalogue }: TrialInput): Trial | null {
  if (!firm.unknownFacts.includes(LEADERS) || firm.declinedFacts.includes(LEADERS)) return null;
  const { options, exclusive } = question(LEADERS);
  const named = distinct(catalogue.offerings.flatMap(({ waiver }) => Object.keys(waiver)));
  const asked = named.filter((group) => options.includes(group) && !exclusive.includes(group));
  if (asked.length === 0) return null;
  const firms = eachAndAll(asked).map((told) =>
    afterAnswer(firm, LEADERS, {
      groups: FIRM_GROUPS.filter((group) => firm.groups.includes(group) || told.includes(group)),
    }),
  );
  return { fact: LEADERS, firms, gates: [], prices: true, parts: ['incl', 'cost'] };
}

/** Options that are their own upper limits; `any` has none. */
function amounts(fact: string): readonly number[] {
  return question(fact).options.map((option) =>
    option === 'any' ? Number.POSITIVE_INFINITY : Number(option),
  );
}
