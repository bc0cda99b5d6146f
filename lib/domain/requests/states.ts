import { REQUEST_STEPS, type RequestSide, type RequestState, type RequestStep } from '../people';

type Rule = {
  by: RequestSide;
  from: readonly RequestState[];
  /** Null where it stays as it is. */
  to: RequestState | null;
  /** Taken only by somebody who did not decide before (domain/RULES.md IA-18). */
  another?: true;
  /** Follows from what was published, and is taken by nobody. */
  byRule?: true;
  /** In an intake, places are given by its choice and not one by one. */
  byChoice?: true;
};

/** Who may do what in which state, and where it leads: read by the server and by the buttons. */
export const REQUEST_TABLE = {
  reply: { by: 'firm', from: ['asked'], to: 'sent' },
  take: { by: 'firm', from: ['offered'], to: 'accepted' },
  other_date: { by: 'firm', from: ['offered'], to: 'sent', byChoice: true },
  withdraw: {
    by: 'firm',
    from: ['sent', 'asked', 'listed', 'offered', 'accepted', 'appealed'],
    to: 'withdrawn',
  },
  appeal: { by: 'firm', from: ['declined'], to: 'appealed' },
  ask: { by: 'institution', from: ['sent', 'listed'], to: 'asked' },
  accept: { by: 'institution', from: ['sent', 'asked', 'listed'], to: 'accepted', byChoice: true },
  offer: { by: 'institution', from: ['sent', 'asked', 'listed', 'offered'], to: 'offered', byChoice: true },
  list: { by: 'institution', from: ['sent', 'asked', 'listed'], to: 'listed', byChoice: true },
  decline: { by: 'institution', from: ['sent', 'asked', 'listed'], to: 'declined' },
  grant: { by: 'institution', from: ['appealed'], to: 'accepted', another: true },
  grant_choice: { by: 'institution', from: ['appealed'], to: 'sent', another: true },
  grant_list: { by: 'institution', from: ['appealed'], to: 'listed', another: true },
  uphold: { by: 'institution', from: ['appealed'], to: 'refused', another: true },
  lapse: { by: 'institution', from: ['offered'], to: 'withdrawn', byRule: true },
  move: {
    by: 'institution',
    from: ['sent', 'asked', 'listed', 'offered', 'accepted'],
    to: null,
    byRule: true,
  },
} as const satisfies Record<RequestStep, Rule>;

/** What stands against a step. */
export type StepProblem =
  | 'state'
  | 'side'
  | 'own'
  | 'decided'
  | 'late'
  | 'no_appeal'
  | 'intake'
  | 'gone'
  | 'yes';

/** What a step is judged by: where the request stands, who asks, and what went before. */
export type StepQuestion = {
  state: RequestState;
  side: RequestSide;
  /** The person who asks. */
  person: string;
  /** The person who declined, if anybody has. */
  decidedBy: string | null;
  /** The person also acts for the firm that asks. */
  isOwnFirm: boolean;
  /** Whether one may still appeal: the institution hears none, or its days for it have gone by. */
  appeal: 'open' | 'over' | 'none';
  /** What the intake it asks for a place in has to say; null where it asks for none. */
  intake: IntakeSays | null;
};

/** What an intake says to the steps of a request in it. */
export type IntakeSays = {
  /** Its choice gives the places; once the group has started, what is left is answered by hand. */
  decides: boolean;
  /** The places have been given. */
  isChosen: boolean;
  /** A place is free, and nobody before this firm waits for it. */
  isFree: boolean;
  /** The day to take a place that was offered has gone by. */
  isLate: boolean;
};

/** In: a step and what it is judged by. Out: null where it may be taken, else the first thing against it. */
export function stepProblem(step: RequestStep, asked: StepQuestion): StepProblem | null {
  const rule: Rule = REQUEST_TABLE[step];
  if (rule.by !== asked.side) return 'side';
  if (!rule.from.includes(asked.state)) return 'state';
  if (rule.byRule) return 'state';
  // Nobody decides about the own firm (domain/RULES.md PG-16).
  if (rule.by === 'institution' && asked.isOwnFirm) return 'own';
  if (rule.another && asked.decidedBy === asked.person) return 'decided';
  if (isGrant(step) && step !== grantFor(asked.intake)) return 'yes';
  if (step === 'appeal') return appealProblem(asked);
  return asked.intake === null ? null : intakeProblem(step, asked.intake);
}

function intakeProblem(step: RequestStep, { decides, isLate }: IntakeSays): StepProblem | null {
  const rule: Rule = REQUEST_TABLE[step];
  if (rule.byChoice && decides) return 'intake';
  return step === 'take' && isLate ? 'gone' : null;
}

const GRANTS = ['grant', 'grant_choice', 'grant_list'] as const;
/** A step that answers an appeal with yes. */
export type GrantStep = (typeof GRANTS)[number];

/** In: a step. Out: whether it answers an appeal with yes. */
export function isGrant(step: RequestStep): step is GrantStep {
  return GRANTS.some((one) => one === step);
}

/**
 * In: what the intake says, if there is one. Out: what a yes to an appeal means now. Nobody gets a place past those who
 * asked: before the choice the firm takes part in it, and after it, without a free place, it waits where it would stand.
 */
export function grantFor(intake: IntakeSays | null): GrantStep {
  if (!intake?.decides) return 'grant';
  if (!intake.isChosen) return 'grant_choice';
  return intake.isFree ? 'grant' : 'grant_list';
}

function appealProblem({ appeal }: StepQuestion): StepProblem | null {
  if (appeal === 'open') return null;
  return appeal === 'over' ? 'late' : 'no_appeal';
}

/** In: a state and a side. Out: the steps of that side that lead on from it, in the order of the table. */
export function stepsFrom(state: RequestState, side: RequestSide): readonly RequestStep[] {
  return REQUEST_STEPS.filter((step) => {
    const rule: Rule = REQUEST_TABLE[step];
    return rule.by === side && rule.from.includes(state) && !rule.byRule;
  });
}

/** In: a state. Out: who has to do something next; null where nobody has. */
export function turnOf(state: RequestState): RequestSide | null {
  switch (state) {
    case 'sent':
    case 'listed':
    case 'appealed':
      return 'institution';
    case 'asked':
    case 'offered':
      return 'firm';
    case 'accepted':
    case 'declined':
    case 'refused':
    case 'withdrawn':
      return null;
  }
}
