import { type FirmProfile, factReader, questionsBehind } from '../facts';
import type { FactReader, FactValue } from '../rules';
import type { SizeFact } from '../size-classes';
import { SIZE_CLASSES, STEP_TOKENS } from '../vocabulary';
import { openQuestions } from './open-questions';

/** What the gates read about a firm: facts, measures, steps (`token.`) and memberships (`member.`). */
export type FirmView = {
  firm: FirmProfile;
  read: FactReader;
  /** The question a key comes from. */
  questionOf: (key: string) => string;
  /** Questions whose answers could still settle a key: none where all that can be said of it was said. */
  openQuestionsOf: (key: string) => readonly string[];
};

const TOKEN = 'token.';
const PROGRAMMES = 'learn.programmes';
const CERTIFICATES = 'standards.held';

/** Steps that the answer on support taken part in can prove; the others come from finished steps alone. */
export const STEPS_ANSWERED: readonly string[] = [
  'public_programme',
  'public_programme_recent',
  'monitored',
  'in_common_programme',
  'chain_linked',
];
const STEPS: ReadonlySet<string> = new Set(STEP_TOKENS.filter((token) => token !== 'certified'));

/** Key of "has this step or certificate behind it". */
export function tokenKey(token: string): string {
  return `${TOKEN}${token}`;
}

/** Key of "is a member of this institution". */
export function memberKey(institution: string): string {
  return `member.${institution}`;
}

/** The question that can show that a step or certificate is held; null where no answer can. */
export function questionOfToken(token: string): string | null {
  if (!STEPS.has(token)) return CERTIFICATES;
  return STEPS_ANSWERED.includes(token) ? PROGRAMMES : null;
}

/** In: a firm. Out: what the gates may read of it and whom to ask for the rest. */
export function viewOfFirm(profile: FirmProfile): FirmView {
  const firm = withoutForeignSize(profile);
  const readFact = factReader(firm);
  const open = new Set(firm.unknownFacts);
  return {
    firm,
    // A thousand offerings ask for the same few facts: each is read once.
    read: once((key) =>
      key.startsWith(TOKEN) ? stepFlag(firm, open, key.slice(TOKEN.length)) : readFact(key),
    ),
    questionOf: (key) => questionsFor(key)[0] ?? key,
    openQuestionsOf: once((key) => openQuestions(firm, key, questionsFor(key))),
  };
}

function once<T>(read: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}

/** A step that is not held is known to be missing only once the question that could show it is answered. */
function stepFlag(firm: FirmProfile, open: ReadonlySet<string>, token: string): FactValue {
  if (firm.tokens.includes(token)) return { kind: 'flag', value: true };
  const question = questionOfToken(token);
  return question !== null && open.has(question) ? { kind: 'unknown' } : { kind: 'flag', value: false };
}

/**
 * Size limits are those of a country. While the country is open, the class found by the limits for comparison is a
 * stand-in that the next answer could turn around, so it decides nothing.
 */
function withoutForeignSize(firm: FirmProfile): FirmProfile {
  if (firm.country.kind === 'exact' || firm.size.basis !== 'proxy') return firm;
  const groups = firm.groups.filter((group) => !isSizeClass(group));
  const open = { why: 'facts', facts: openFacts(firm) } as const;
  return { ...firm, groups, size: { ...firm.size, class: { kind: 'unknown', why: 'not_asked' }, open } };
}

/** The sector may matter, since limits of a country can differ by it. */
function openFacts({ employees, isic }: FirmProfile): readonly SizeFact[] {
  return [
    ...(employees.kind === 'exact' ? [] : (['employees'] as const)),
    'country',
    ...(isic.kind === 'exact' ? [] : (['sector'] as const)),
  ];
}

function isSizeClass(group: string): boolean {
  return SIZE_CLASSES.some((size) => size === group);
}

function questionsFor(key: string): readonly string[] {
  if (!key.startsWith(TOKEN)) return questionsBehind(key);
  const question = questionOfToken(key.slice(TOKEN.length));
  return question === null ? [] : [question];
}
