import { diagnosticFacts, questionsBehind, readableFacts } from '../../domain/facts';
import { inSentence } from '../format';
import { isMessageKey, type MessageValues } from '../index';
import { numberOf } from './amounts';
import type { FactWords, RuleSay } from './types';

const READABLE: ReadonlySet<string> = new Set(readableFacts);
const MEMBER = 'member.';
const CAPABILITY = 'cap.';
const KNOWLEDGE = 'know.';
const LEVELS: ReadonlySet<string> = new Set(['ac.level', 'quality.level']);

/** In: the key of a fact. Out: its words: those of the diagnostic, else the caller's. */
export function wordsOf(say: RuleSay, key: string): FactWords {
  const own = diagnosticWords(say, key);
  if (own) return own;
  const given = say.names.fact(key);
  return typeof given === 'string' ? { label: given } : given;
}

/** In: the key of a fact and a code of it. Out: the name of the code for the middle of a sentence. */
export function codeName(say: RuleSay, key: string, code: string): string {
  const { t, names } = say;
  switch (key) {
    case 'firm.country':
      return names.country(code);
    case 'firm.subdivision':
      return names.place(code);
    case 'firm.isic':
      return names.sector(code);
    case 'ties.communities':
      return communityName(say, code);
    case 'gap.type':
      return code === 'none'
        ? inSentence(t('rules.fact.gap.type.none'))
        : named(say, 'vocabulary.knowledge', code);
    case 'tokens':
      return isMessageKey(`vocabulary.token.${code}`)
        ? named(say, 'vocabulary.token', code)
        : asWritten(say, 'vocabulary.standard', code);
    case 'access.languages':
      return asWritten(say, 'rules.text.language', code);
    default:
      return Object.hasOwn(VOCABULARY, key)
        ? named(say, VOCABULARY[key] ?? '', code)
        : names.value(key, code);
  }
}

/** In: the key of a fact. Out: the question most likely to settle it; null where nobody is asked. */
export function questionOf({ t, names }: RuleSay, key: string): string | null {
  const asked = `diagnostic.${questionsBehind(key)[0] ?? ASKED_AS[key] ?? key}.text`;
  return isMessageKey(asked) ? t(asked) : names.question(key);
}

/** Facts of other catalogues that a question of the diagnostic asks for as well. */
const ASKED_AS: Readonly<Record<string, string>> = {
  'firm.founded': 'firm.year_started',
  'firm.turnover': 'firm.sales_band',
};

/** All facts that have words here. */
const KNOWN: ReadonlySet<string> = new Set([
  ...readableFacts,
  ...Object.keys(diagnosticFacts),
  ...['firm.founded', 'firm.turnover', 'firm.balance'],
]);

const VOCABULARY: Readonly<Record<string, string>> = {
  'export.status': 'rules.fact.export.status',
  'need.priorities': 'vocabulary.capability',
  'size.class': 'vocabulary.size',
  'size.comparison': 'vocabulary.size',
  groups: 'vocabulary.group',
};

function diagnosticWords(say: RuleSay, key: string): FactWords | null {
  if (key.startsWith(MEMBER)) return memberWords(say, say.names.institution(key.slice(MEMBER.length)));
  // Any other key may well be that of a message with another meaning.
  if (!KNOWN.has(key)) return null;
  const own = `rules.fact.${key}`;
  const question = `diagnostic.${key}.name`;
  const label = labelOf(say, key, isMessageKey(own) ? own : question);
  if (label === null) return null;
  const [is, isNot] = [around(say, `${own}.is`), around(say, `${own}.not`)];
  const [since, yes, no] = ['since', 'yes', 'no'].map((part) => sentence(say, `${own}.${part}`));
  return {
    label,
    derived: isDerived(key),
    ...(is && { is }),
    ...(isNot && { isNot }),
    ...numbersOf(say, key),
    ...(since && { since }),
    ...(yes && { yes }),
    ...(no && { no }),
  };
}

function labelOf(say: RuleSay, key: string, message: string): string | null {
  const { t } = say;
  if (key.startsWith(KNOWLEDGE) && READABLE.has(key))
    return t('rules.fact.know', {
      firm: firmName(say),
      kind: named(say, 'vocabulary.knowledge', key.slice(KNOWLEDGE.length)),
    });
  if (key.startsWith(CAPABILITY) && READABLE.has(key))
    return named(say, 'vocabulary.capability', key.slice(CAPABILITY.length));
  return isMessageKey(message) ? inSentence(t(message, { firm: firmName(say) })) : null;
}

function memberWords(say: RuleSay, institution: string): FactWords {
  const values: MessageValues = { firm: firmName(say), institution };
  const { t } = say;
  return {
    label: t('rules.fact.member', values),
    yes: t('rules.fact.member.yes', values),
    no: t('rules.fact.member.no', values),
  };
}

function numbersOf(say: RuleSay, key: string): Pick<FactWords, 'counted' | 'level'> {
  const { t } = say;
  if (key.startsWith(CAPABILITY)) return { level: (value) => levelName(say, value) };
  if (LEVELS.has(key)) return { level: (value) => t('rules.fact.level', { number: numberOf(t, value) }) };
  const scale = `rules.fact.${key.startsWith(KNOWLEDGE) ? 'know' : key}.scale`;
  if (isMessageKey(scale)) return { level: (value) => t(scale, { number: numberOf(t, value) }) };
  const count = `rules.fact.${key}.count`;
  return isMessageKey(count) ? { counted: (number, value) => t(count, { number, count: value }) } : {};
}

/** Firms read a level as what it means, never as a bare number. */
function levelName({ t }: RuleSay, level: number): string {
  const key = `vocabulary.level.${level}`;
  return isMessageKey(key)
    ? t('rules.name.quoted', { code: inSentence(t(key)) })
    : t('rules.fact.level', { number: numberOf(t, level) });
}

function around(say: RuleSay, key: string): ((what: string) => string) | null {
  return isMessageKey(key) ? (what) => say.t(key, { firm: firmName(say), what }) : null;
}

/** Nobody says what several answers, or another answer, come to. */
function isDerived(key: string): boolean {
  if (Object.hasOwn(ASKED_AS, key)) return false;
  const [only = key, ...others] = questionsBehind(key);
  return others.length > 0 || (only !== key.toLowerCase() && !key.startsWith(KNOWLEDGE));
}

function sentence(say: RuleSay, key: string): string | null {
  return isMessageKey(key) ? say.t(key, { firm: firmName(say) }) : null;
}

function firmName({ t, reader = 'firm' }: RuleSay): string {
  return t(`rules.firm.${reader}`);
}

function communityName(say: RuleSay, code: string): string {
  const [place = '', division = ''] = code.split(':');
  if (division === '') return say.names.place(code);
  return say.t('rules.fact.ties.community', {
    place: say.names.place(place),
    sector: say.names.sector(division),
  });
}

/** A code of a closed list by its name; one that is not on the list is the caller's to name. */
function named(say: RuleSay, list: string, code: string): string {
  return isMessageKey(`${list}.${code}`)
    ? inSentence(asWritten(say, list, code))
    : say.names.value(list, code);
}

/** The same for proper names, which keep their capital. */
function asWritten({ t, names }: RuleSay, list: string, code: string): string {
  const key = `${list}.${code}`;
  return isMessageKey(key) ? t(key) : names.value(list, code);
}
