import { possible } from '../../fact';
import { type FirmProfile, question, withStep } from '../../facts';
import { CAPABILITIES, type Capability, KNOWLEDGE_KINDS } from '../../vocabulary';
import { qualityAfter } from './quality-trials';
import { afterAnswer, distinct, type Trial, type TrialInput } from './trial';

const LEARNING_FACTS = ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'];
const CHOICES = 3;
const FULL = 2;

/** One more of the four steps of taking in know-how; each moves the level alike, so the first open one is asked. */
export function absorptionTrial({ firm }: TrialInput): Trial | null {
  const fact = LEARNING_FACTS.find((one) => firm.unknownFacts.includes(one));
  if (fact === undefined) return null;
  const firms = levelsOf(fact).map((level) =>
    afterAnswer(firm, fact, { absorption: withStep(firm.absorption, level) }),
  );
  return { fact, firms, gates: ['G7'], prices: false, parts: ['absorb'] };
}

/** The level of each capability that is open; an answer settles it, of quality work too (what may move that is another question). */
export function levelTrials({ firm }: TrialInput): readonly Trial[] {
  return CAPABILITIES.filter((one) => firm.levels[one].kind !== 'exact').map((one) => levelTrial(firm, one));
}

/** First to third choice: every order of up to three capabilities, and none. */
export function priorityTrial({ firm }: TrialInput): Trial | null {
  if (firm.priorities !== null) return null;
  const firms = choices(CHOICES).map((priorities) => afterAnswer(firm, 'need.priorities', { priorities }));
  return { fact: 'need.priorities', firms, gates: [], prices: false, parts: ['need'] };
}

/** Knowing what, how and why: every combination of the open ones. */
export function knowledgeTrial({ firm }: TrialInput): Trial | null {
  if (KNOWLEDGE_KINDS.every((kind) => firm.know[kind] !== null)) return null;
  const answers = KNOWLEDGE_KINDS.reduce<readonly FirmProfile['know'][]>(
    (sofar, kind) =>
      firm.know[kind] === null ? sofar.flatMap((one) => KNOWN.map((v) => ({ ...one, [kind]: v }))) : sofar,
    [firm.know],
  );
  const firms = answers.map((known) => {
    const need = { what: needOf(known.what), how: needOf(known.how), why: needOf(known.why) };
    return afterAnswer(firm, 'need.know', { know: known, gap: { ...firm.gap, need } });
  });
  return { fact: 'need.know', firms, gates: [], prices: false, parts: ['know'] };
}

/** Sources of know-how: none, each community that an offering draws on, and all those of one offering. */
export function tieTrial({ firm, catalogue }: TrialInput): Trial | null {
  if (firm.ties !== null && !firm.tiesOpen) return null;
  const groups = catalogue.offerings.map(({ communities }) => distinct(communities));
  const answers = [[], ...distinct(groups.flat()).map((one) => [one]), ...groups];
  const once = new Map(answers.map((communities) => [communities.join(), communities]));
  const firms = [...once.values()].map((communities) =>
    afterAnswer(firm, 'ties.list', {
      ties: [],
      tiesOpen: false,
      tiedCommunities: distinct([...firm.tiedCommunities, ...communities]),
    }),
  );
  return { fact: 'ties.list', firms, gates: [], prices: false, parts: ['bridge'], onlyLowers: true };
}

const KNOWN = [0, 1, 2];

function needOf(known: number | null): number | null {
  return known === null ? null : FULL - known;
}

function levelTrial(firm: FirmProfile, capability: Capability): Trial {
  const fact = `cap.${capability.toLowerCase()}`;
  const left = possible(firm.levels[capability]);
  const firms = (left.length === 0 ? levelsOf(fact) : left).map((value) =>
    afterAnswer(
      firm,
      fact,
      capability === 'QMS'
        ? qualityAfter(firm, { own: value })
        : { levels: { ...firm.levels, [capability]: { kind: 'exact', value } } },
    ),
  );
  // Of all capabilities only quality work opens doors (frontier work, certification support).
  return { fact, firms, gates: capability === 'QMS' ? ['G7'] : [], prices: false, parts: ['need'] };
}

function levelsOf(fact: string): readonly number[] {
  return question(fact).options.map(Number);
}

function choices(most: number): readonly (readonly Capability[])[] {
  if (most === 0) return [[]];
  const shorter = choices(most - 1);
  const longest = shorter.filter((list) => list.length === most - 1);
  return [
    ...shorter,
    ...longest.flatMap((list) =>
      CAPABILITIES.filter((one) => !list.includes(one)).map((one) => [...list, one]),
    ),
  ];
}
