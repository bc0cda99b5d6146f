import type { AnswerValue } from '../../facts';
import { questionOfToken } from '../firm-reader';
import type { TrialInput } from './trial';

const CERTIFICATES = 'standards.held';
const CHECKLIST = 'standards.checklist';
/** Any certificate shows it. */
const CERTIFIED = 'certified';
const LISTS = ['iso9001', 'iatf', 'haccp', 'globalgap'];
/** So many lines of a list of five or six come to 0, 1, 2 and 3. */
const TICKS = [0, 2, 3, 5];

/**
 * Certificates: none, each of those something asks for, and all; each with and without one that proves a working system.
 * One that is only worked on can change which self-check list counts.
 */
export function certificates({ firm, asks, firmWith }: TrialInput): readonly AnswerValue[] {
  if (!firm.unknownFacts.includes(CERTIFICATES)) return [];
  const { systems } = firm.qualityBasis;
  const asked = asks.tokens.filter((token) => token !== CERTIFIED && questionOfToken(token) === CERTIFICATES);
  const sets = [[], ...asked.map((id) => [id]), asked];
  const proving = systems.slice(0, 1);
  const held = [...sets, ...sets.map((ids) => [...ids, ...proving])].map((ids) => answerOf(ids, 'valid'));
  return firmWith ? [...held, ...systems.map((id) => answerOf([id], 'working'))] : held;
}

/** Lines ticked of the list that counts for the firm, so many that each score comes up. */
export function linesTicked({ firm, firmWith }: TrialInput): readonly AnswerValue[] {
  if (!firm.unknownFacts.includes(CHECKLIST)) return [];
  const counts = (list: string) => firmWith?.(CHECKLIST, ticked(list, 0)).qualityBasis.score !== null;
  const list = LISTS.find(counts);
  return list === undefined ? [] : TICKS.map((count) => ticked(list, count));
}

function answerOf(ids: readonly string[], status: 'valid' | 'working'): AnswerValue {
  return Object.fromEntries(ids.map((id) => [id, { status, until: null, askedBy: null }]));
}

function ticked(list: string, count: number): AnswerValue {
  return { lists: [list], ticked: Array.from({ length: count }, (_, at) => `${list}.${at + 1}`) };
}
