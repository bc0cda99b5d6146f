import { question } from '@/lib/domain/facts';
import type { ExampleFirm } from '@/lib/domain/matching';
import {
  CAPABILITIES,
  LEAD_GROUPS,
  LEARNING_LANGUAGES,
  SIZE_CLASSES,
  STEP_TOKENS,
} from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatList } from '@/lib/messages/format';
import { loadReference } from '../register/reference';

/** Fields of a firm, in the order in which help lists them, and whether a firm can do without. */
const FIELDS = {
  id: 'needed',
  country: 'needed',
  sub: 'needed',
  isic: 'needed',
  employees: 'needed',
  cap: 'needed',
  learn: 'needed',
  know: 'needed',
  priorities: 'needed',
  ties: 'needed',
  overlap: 'needed',
  outside_peers: 'needed',
  groups: 'needed',
  member_of: 'needed',
  tokens: 'needed',
  languages: 'needed',
  fee_max: 'needed',
  name: 'optional',
  size: 'optional',
  story: 'optional',
} as const satisfies Readonly<Record<keyof ExampleFirm, 'needed' | 'optional'>>;

export type Field = keyof typeof FIELDS;

/** Fields whose number is one of the answers to a question. */
const ANSWERS = {
  overlap: 'ties.overlap',
  outside_peers: 'ties.outside_peers',
  fee_max: 'access.fee_max',
} as const satisfies Partial<Record<Field, string>>;

/** The fewest and most people that the question takes for an answer. */
export const PEOPLE = limitsOf('firm.employees');

function limitsOf(fact: string): { min: number; max: number } {
  const { min, max } = question(fact);
  return { min: min ?? 0, max: max ?? Number.MAX_SAFE_INTEGER };
}

export type AnswerField = keyof typeof ANSWERS;
export const ANSWER_FIELDS: readonly AnswerField[] = ['overlap', 'outside_peers', 'fee_max'];

/** In: a name. Out: whether it is one of a field. */
export function isField(name: PropertyKey): name is Field {
  return Object.hasOwn(FIELDS, name);
}

/** In: nothing, or which kind. Out: names of fields. */
export function fieldNames(kind?: 'needed' | 'optional'): readonly Field[] {
  return Object.keys(FIELDS).filter(
    (name): name is Field => isField(name) && (!kind || FIELDS[name] === kind),
  );
}

/** In: a field. Out: the numbers that are answers, where only those can stand there. */
export function answersOf(field: AnswerField): readonly number[] {
  return question(ANSWERS[field]).options.map(Number);
}

/** Out: the certificates that answers and offers can name. */
function certificateIds(): readonly string[] {
  return loadReference().standards.items.map(({ id }) => id);
}

/** In: a field. Out: in words what may stand there. */
export function expectedAt(field: Field, t: Translator): string {
  const any = (words: readonly (string | number)[]) => formatList(t.locale, words.map(String), 'or');
  return t(`commands.firms.field.${field}`, {
    ...{ least: PEOPLE.min, most: PEOPLE.max },
    capabilities: CAPABILITIES.join(', '),
    overlap: any(answersOf('overlap')),
    peers: any(answersOf('outside_peers')),
    fees: any(answersOf('fee_max')),
    groups: any(LEAD_GROUPS),
    languages: any(LEARNING_LANGUAGES),
    sizes: any(SIZE_CLASSES),
    steps: STEP_TOKENS.join(', '),
    certificates: certificateIds().join(', '),
  });
}
