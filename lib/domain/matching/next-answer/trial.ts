import { possible } from '../../fact';
import { type AnswerValue, answeredAlso, type FirmProfile } from '../../facts';
import { type ScorePart, SIZE_CLASSES } from '../../vocabulary';
import { viewOfFirm } from '../firm-reader';
import type { GateId } from '../gates';
import { SIZE_QUESTIONS } from '../open-questions';
import type { MatchInput } from '../types';
import type { Asks } from './asks';

/** An unanswered question with the answers it can still get, and all that such an answer reaches. */
export type Trial = {
  fact: string;
  /** The firm as it is. */
  before: FirmProfile;
  /** The firm as it would be after each possible answer. */
  firms: readonly FirmProfile[];
  gates: readonly GateId[];
  /** Keys that rules of institutions read and that an answer changes. */
  keys: ReadonlySet<string>;
  /** An answer can also change what is taken as known, such as a size class that a headcount alone stands for. */
  turns: boolean;
  /** The net price, and with it IA-02, depends on it. */
  prices: boolean;
  parts: readonly ScorePart[];
  /** No answer makes any of these parts better than it is now. */
  onlyLowers?: true;
};

/** What the possible answers are drawn from. */
export type TrialInput = Pick<MatchInput, 'firm' | 'catalogue' | 'geography' | 'firmWith'> & { asks: Asks };

type Reach = {
  isOther: (before: FirmProfile, after: FirmProfile, asks: Asks) => boolean;
  gates?: readonly GateId[];
  prices?: true;
  parts?: readonly ScorePart[];
};

/** Orders of choices are many, and no two come to the same. */
const MOST_COMPARED = 200;

const BY_PRICE = { prices: true, parts: ['incl', 'cost'] } as const;

/** Where each thing that is known of a firm counts. */
const REACHES: readonly Reach[] = [
  { isOther: differIn('country', 'isic', 'secondIsic'), gates: ['G1'] },
  { isOther: differIn('subdivision'), gates: ['G2'], parts: ['dist'] },
  { isOther: (a, b) => differ(a.size.class, b.size.class), gates: ['G3'], ...BY_PRICE },
  { isOther: differIn('languages'), gates: ['G4'] },
  { isOther: differIn('memberOf', 'memberOfNone'), gates: ['G6'], ...BY_PRICE },
  { isOther: paysOtherwise, ...BY_PRICE },
  { isOther: differIn('tokens', 'quality'), gates: ['G7'] },
  { isOther: differIn('absorption'), gates: ['G7'], parts: ['absorb'] },
  { isOther: differIn('levels', 'priorities'), parts: ['need'] },
  { isOther: differIn('gap'), parts: ['know'] },
  { isOther: differIn('tiedCommunities'), parts: ['bridge'] },
  { isOther: differIn('travelKm'), parts: ['dist'] },
  { isOther: differIn('feeMax'), parts: ['cost'] },
];

/** In: a question and the answers it may get. Out: what to try; null where none of them reaches anything. */
export function trialOf(fact: string, values: readonly AnswerValue[], input: TrialInput): Trial | null {
  const { firm, asks } = input;
  const firms = eachOnce(values.flatMap((value) => afterAnswer(input, fact, value)));
  const reached = REACHES.filter(({ isOther }) => firms.some((one) => isOther(firm, one, asks)));
  const keys = keysMoved(firm, firms, asks);
  if (reached.length === 0 && keys.size === 0) return null;
  const parts = [...new Set(reached.flatMap((one) => one.parts ?? []))];
  const isTied = parts.length === 1 && parts[0] === 'bridge' && firms.every((one) => keepsTies(firm, one));
  return {
    fact,
    before: firm,
    firms,
    keys,
    parts,
    gates: [...new Set(reached.flatMap((one) => one.gates ?? []))],
    turns: turnsKnown(firm, firms, keys),
    prices: reached.some(({ prices }) => prices),
    ...(isTied ? { onlyLowers: true } : {}),
  };
}

/** Questions whose answers a profile takes in by itself, just as if it were made anew with them, and much quicker. */
const TAKEN_IN: ReadonlySet<string> = new Set([
  ...['firm.year_started', 'firm.legal', 'people.lead_group', 'learn.programmes', 'learn.hours'],
  ...['sales.direct_export_pct', 'sales.indirect_export_pct', 'sales.buyer_limits', 'sales.main_buyer_role'],
  ...['cap.ops', 'cap.imp', 'cap.ppl', 'cap.pdd', 'cap.mkt', 'cap.dig', 'cap.lnk', 'cap.inv'],
  ...['need.priorities', 'need.know', 'learn.seek', 'learn.understand', 'learn.try', 'learn.keep'],
  ...['access.fee_max', 'access.travel', 'access.languages'],
]);
const SOURCES = 'ties.list';
const NOT_TOLD = ['ties.isolated', 'ties.bridging'];

/** Of the sources, a profile does not tell all that was said of them before they are listed. */
function isTakenIn(fact: string, { keys }: Asks): boolean {
  return TAKEN_IN.has(fact) || (fact === SOURCES && !NOT_TOLD.some((key) => keys.has(key)));
}

/** The firm after an answer; where its limits of size are not at hand, as each class that is left. */
function afterAnswer(
  { firm, firmWith, asks }: TrialInput,
  fact: string,
  value: AnswerValue,
): readonly FirmProfile[] {
  if (firmWith && !isTakenIn(fact, asks)) return [viewOfFirm(firmWith(fact, value)).firm];
  const after = answeredAlso(firm, fact, value);
  const [waitsFor] = firm.size.open?.facts ?? [];
  const settles = waitsFor !== undefined && SIZE_QUESTIONS[waitsFor] === fact;
  if (!settles || firm.country.kind !== 'exact') return [after];
  const left = possible(firm.size.class);
  return (left.length === 0 ? SIZE_CLASSES : left).map((one) => ({
    ...after,
    size: { ...firm.size, class: { kind: 'exact', value: one }, open: null },
  }));
}

/** Many answers come to the same; what is told of it is only how many questions are open. */
function eachOnce(firms: readonly FirmProfile[]): readonly FirmProfile[] {
  if (firms.length > MOST_COMPARED) return firms;
  return [...new Map(firms.map((one) => [textOf({ ...one, completeness: null }), one])).values()];
}

function differIn(...fields: readonly (keyof FirmProfile)[]): Reach['isOther'] {
  return (before, after) => fields.some((field) => differ(before[field], after[field]));
}

function differ(a: unknown, b: unknown): boolean {
  return a !== b && textOf(a) !== textOf(b);
}

/** JSON knows no number without end. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, one) => (one === Number.POSITIVE_INFINITY ? 'any' : one));
}

function paysOtherwise(before: FirmProfile, after: FirmProfile, { groups }: Asks): boolean {
  const changed = [...before.groups, ...after.groups].filter(
    (one) => before.groups.includes(one) !== after.groups.includes(one),
  );
  return changed.some((one) => groups.has(one));
}

function keysMoved(firm: FirmProfile, firms: readonly FirmProfile[], { keys }: Asks): ReadonlySet<string> {
  if (keys.size === 0) return keys;
  const { read } = viewOfFirm(firm);
  const views = firms.map(viewOfFirm);
  const isMoved = (key: string) => {
    const before = textOf(read(key));
    return views.some((view) => textOf(view.read(key)) !== before);
  };
  return new Set([...keys].filter(isMoved));
}

function turnsKnown(firm: FirmProfile, firms: readonly FirmProfile[], keys: ReadonlySet<string>): boolean {
  const { size } = firm;
  const { read } = viewOfFirm(firm);
  const isSizeKnown = size.class.kind !== 'unknown';
  if (isSizeKnown && firms.some((one) => !isLeft(size, one.size))) return true;
  return [...keys].some((key) => read(key).kind !== 'unknown');
}

/** Whether the class after an answer is one of those that were possible before. */
function isLeft(before: FirmProfile['size'], after: FirmProfile['size']): boolean {
  const now = possible(after.class);
  return now.length > 0 && now.every((one) => possible(before.class).includes(one));
}

function keepsTies({ tiedCommunities }: FirmProfile, after: FirmProfile): boolean {
  return tiedCommunities.every((one) => after.tiedCommunities.includes(one));
}
