import { yearOf } from '../../dates';
import { type AnswerValue, type FirmProfile, question } from '../../facts';
import { CAPABILITIES, type Capability, KNOWLEDGE_KINDS } from '../../vocabulary';
import { distinct } from './asks';
import { activities, countries, headcounts, regions } from './firm-answers';
import { certificates, linesTicked } from './quality-answers';
import { sourcesListed } from './source-answers';
import type { TrialInput } from './trial';

type Answers = (input: TrialInput) => readonly AnswerValue[];

const LEARNING = ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'];
const CHOICES = 3;
const KNOWN = [0, 1, 2];

const drawn: Readonly<Record<string, Answers>> = {
  'firm.country': countries,
  'firm.subdivision': regions,
  'firm.isic': activities,
  'firm.employees': headcounts,
  'firm.year_started': years,
  'firm.associations': memberships,
  ...Object.fromEntries(CAPABILITIES.map((one) => [`cap.${one.toLowerCase()}`, levels(one)])),
  'standards.held': certificates,
  'standards.checklist': linesTicked,
  'need.priorities': ({ firm }) => (firm.priorities === null ? choices(CHOICES) : []),
  'need.know': knowledge,
  // Each of the four steps moves the level alike, so the first open one is asked.
  ...Object.fromEntries(
    LEARNING.map((fact) => [
      fact,
      ({ firm }: TrialInput) =>
        LEARNING.find((one) => firm.unknownFacts.includes(one)) === fact
          ? question(fact).options.map(Number)
          : [],
    ]),
  ),
  'learn.programmes': programmes,
  'ties.list': sourcesListed,
  'access.fee_max': ({ firm }) => (firm.feeMax === null ? question('access.fee_max').options : []),
  'access.travel': ({ firm }) => (firm.travelKm === null ? question('access.travel').options : []),
  'access.languages': ({ firm }) => (firm.languages.kind === 'exact' ? [] : several('access.languages')),
};

/**
 * In: a question and what its answers are drawn from. Out: answers to try, none where it is settled: each option, and of
 * numbers, places and names those that something in the catalogue tells apart.
 */
export function answersOf(fact: string, input: TrialInput): readonly AnswerValue[] {
  const { firm } = input;
  if (firm.declinedFacts.includes(fact)) return [];
  const own = drawn[fact];
  if (own) return own(input);
  if (!firm.unknownFacts.includes(fact)) return [];
  return question(fact).type === 'multi' ? several(fact) : question(fact).options;
}

/** Each option alone, and all that can stand together. */
function several(fact: string): readonly AnswerValue[] {
  const { options, exclusive, noSay } = question(fact);
  const together = options.filter((option) => !exclusive.includes(option));
  return [...options.filter((option) => option !== noSay).map((option) => [option]), together];
}

/** This year, the years up to which a firm is young, both sides of each limit, and long ago. */
function years({ firm, asks }: TrialInput): readonly AnswerValue[] {
  if (firm.yearStarted !== null) return [];
  const now = yearOf(firm.asOf);
  const limits = asks.limitsOf('firm.founded').map((days) => EPOCH + Math.floor(days / DAYS));
  const near = limits.flatMap((year) => [year - 1, year, year + 1]);
  const { min = 0, max = now } = question('firm.year_started');
  const all = [now, now - 1, now - 2, now - 3, now - 4, LONG_AGO, ...near];
  return [...new Set(all)].filter((year) => year >= min && year <= Math.min(max, now));
}

/** Days of rules are counted from its beginning. */
const EPOCH = 1970;
const DAYS = 365.2425;
const LONG_AGO = 1900;

/** Member of none, of each, or of all of the institutions that ask for it. */
function memberships({ firm, catalogue, asks }: TrialInput): readonly AnswerValue[] {
  const asking = catalogue.offerings.filter(({ membership }) => membership === 'required');
  const byRule = [...asks.keys].flatMap((key) => (key.startsWith(MEMBER) ? [key.slice(MEMBER.length)] : []));
  const named = distinct([...asking.map(({ institution }) => institution), ...byRule]);
  const asked = named.filter((id) => firm.memberOf[id] === undefined);
  if (firm.memberOfNone || (asked.length === 0 && !firm.unknownFacts.includes('firm.associations')))
    return [];
  const joined = [[], ...asked.map((id) => [id]), asked].map((members) => ({ kinds: [], members, asked }));
  return [{ kinds: ['none'], members: [], asked }, ...joined];
}

const MEMBER = 'member.';

function levels(capability: Capability): Answers {
  const { options } = question(`cap.${capability.toLowerCase()}`);
  return ({ firm }) => {
    const level = firm.levels[capability];
    if (level.kind === 'exact') return [];
    return level.kind === 'candidates' ? level.values : options.map(Number);
  };
}

/** Every order of up to so many capabilities, and none. */
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

/** Knowing what, how and why: every combination of the open ones. */
function knowledge({ firm: { know } }: TrialInput): readonly AnswerValue[] {
  if (KNOWLEDGE_KINDS.every((kind) => know[kind] !== null)) return [];
  return KNOWLEDGE_KINDS.reduce<readonly FirmProfile['know'][]>(
    (sofar, kind) =>
      know[kind] === null ? sofar.flatMap((one) => KNOWN.map((v) => ({ ...one, [kind]: v }))) : sofar,
    [know],
  );
}

/** Support taken part in: none, each as it may have ended, and all. */
function programmes({ firm }: TrialInput): readonly AnswerValue[] {
  const { options, exclusive } = question('learn.programmes');
  if (!firm.unknownFacts.includes('learn.programmes')) return [];
  const each = options.filter((option) => !exclusive.includes(option));
  const ends = ['finished', 'running', 'left'];
  const all = (end: string) => Object.fromEntries(each.map((one) => [one, end]));
  return [{}, ...each.flatMap((one) => ends.map((end) => ({ [one]: end }))), ...ends.map(all)];
}
