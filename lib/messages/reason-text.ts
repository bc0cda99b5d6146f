import { POLICY_2026_1, type RankingPolicy } from '../domain/matching';
import type { Finding, Reason } from '../domain/rules';
import { capital, formatDate, formatNumber, formatParts, inSentence } from './format';
import { isMessageKey, type MessageValues, type Translator } from './index';
import { ruleValues } from './rule-values';

/** Names of the codes that reasons carry, in the language of the page. A code without a name stands for itself. */
export type ReasonNames = {
  country: (code: string) => string;
  /** A subdivision, or a country where a source lies abroad. */
  place: (code: string) => string;
  sector: (code: string) => string;
  institution: (id: string) => string;
  body: (name: string) => string;
  /** In: US dollars. Out: local money first. */
  money: (usd: number) => string;
  /** The policy whose limits the rules are told with; without one, that of 2026. */
  policy?: RankingPolicy;
};

type Word = (say: Say, code: string) => string;
type Say = { t: Translator; names: ReasonNames };
type Value = Reason['values'][string];

/** How one value is put into words. */
const WORDS = {
  country: ({ names }, code) => names.country(code),
  place: ({ names }, code) => names.place(code),
  sector: ({ names }, code) => names.sector(code),
  institution: ({ names }, id) => names.institution(id),
  body: ({ names }, name) => names.body(name),
  language: ({ t }, code) => languageName(t, code),
  capability: ({ t }, code) => inSentence(named(t, `vocabulary.capability.${code}`)),
  knowledge: ({ t }, code) => inSentence(named(t, `vocabulary.knowledge.${code}`)),
  /** As it is asked. */
  question: ({ t }, fact) => named(t, `diagnostic.${fact}.text`),
  group: ({ t }, code) => inSentence(named(t, `vocabulary.group.${code}`)),
  size: ({ t }, code) => inSentence(named(t, `vocabulary.size.${code}`)),
  sizes: ({ t }, code) => inSentence(named(t, `vocabulary.sizes.${code}`)),
  rule: (say, code) => inSentence(named(say.t, `vocabulary.rule.${code}`, limitsOf(say, code))),
  /** Beside a rule that is not kept, what is wrong: its name alone would read as if it were. */
  broken: (say, code) => named(say.t, `reasons.broken.${code}`, limitsOf(say, code)),
  token: ({ t }, code) => tokenName(t, code),
  subject: ({ t }, fact) => inSentence(named(t, `diagnostic.${fact}.name`)),
  day: ({ t }, day) => formatDate(t.locale, day),
  /** A code that the message itself chooses by. */
  choice: (_, code) => code,
} satisfies Readonly<Record<string, Word>>;

type Kind = keyof typeof WORDS | 'money' | 'number';

/** What a value is, by its name. */
const KINDS: Readonly<Record<string, Kind>> = {
  byAnswer: 'question',
  bodies: 'body',
  body: 'body',
  cap: 'money',
  cheaper: 'group',
  day: 'day',
  elsewhere: 'capability',
  failed: 'broken',
  fee: 'money',
  groups: 'group',
  institution: 'institution',
  intake: 'choice',
  km: 'number',
  least: 'money',
  level: 'number',
  limit: 'money',
  max: 'number',
  maybe: 'capability',
  membership: 'choice',
  min: 'number',
  misses: 'capability',
  modality: 'choice',
  open: 'knowledge',
  passed: 'rule',
  payers: 'body',
  percent: 'number',
  place: 'place',
  places: 'place',
  priority: 'capability',
  questions: 'subject',
  seats: 'number',
  size: 'size',
  sizes: 'size',
  some: 'knowledge',
  strong: 'knowledge',
  tokens: 'token',
  works: 'capability',
};

/** What is asked for and given is of another kind in each reason. */
const ASKED: Readonly<Record<string, Kind>> = {
  'criterion.country': 'country',
  'criterion.sector': 'sector',
  'criterion.place': 'place',
  'criterion.size': 'sizes',
  'criterion.size_no_row': 'sizes',
  'criterion.size_range': 'sizes',
  'criterion.language': 'language',
  'criterion.language_open': 'language',
  'criterion.targets': 'capability',
  'criterion.token': 'token',
  'criterion.token_any': 'token',
  'criterion.sq01': 'token',
  'criterion.sq01_invited': 'token',
  'criterion.sq04': 'token',
  'know.known_already': 'knowledge',
  'change.country': 'country',
  'change.sector': 'sector',
  'change.place': 'place',
  'change.size': 'sizes',
  'change.language': 'language',
};

/** Reasons whose range is one of levels; all other ranges are prices. */
const LEVELS = /^(criterion|later)\./;

/** Lists of which one is enough, or of which only one can be true. */
const ONE_OF: ReadonlySet<string> = new Set(['asked', 'tokens', 'sizes']);

/** In: a reason and the names of what it speaks of. Out: a sentence. */
export function reasonText(t: Translator, reason: Reason, names: ReasonNames): string {
  const key = `reasons.${reason.code}`;
  if (!isMessageKey(key)) throw new Error(`no sentence for the reason "${reason.code}"`);
  return capital(t(key, argumentsOf({ t, names }, reason)));
}

/** In: a criterion. Out: what the firm is known to have, in words; null where nothing is known or nothing was asked. */
export function givenText(t: Translator, { reason, verdict }: Finding, names: ReasonNames): string | null {
  const { given, lo, hi } = reason.values;
  if (reason.code === 'criterion.member' && verdict !== 'unknown')
    return t(`results.answer.member.${verdict}`);
  if (typeof lo === 'number' && typeof hi === 'number')
    return lo === hi ? t('results.answer.level', { level: lo }) : t('results.answer.levels', { lo, hi });
  if (!Array.isArray(given)) return null;
  if (given.length === 0) return verdict === 'unmet' ? t('results.answer.none') : null;
  // A firm is of one size, but its own class is named in the singular.
  const kind = reason.code.startsWith('criterion.size') ? 'size' : kindOf(reason.code, 'given');
  const words = given.map((code) => word({ t, names }, kind, code));
  return capital(joined(t, words, kind, kind === 'language' || kind === 'token' ? 'and' : 'or'));
}

function argumentsOf(say: Say, { code, values }: Reason): Record<string, string | number> {
  const args: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    args[name] = argument(say, { code, name, value });
    if (Array.isArray(value)) args[`${name}Count`] = value.length;
  }
  if (code === 'gov.together') args.paid = whoPays(values);
  const { lo, hi, least, cheaper, misses, elsewhere } = values;
  // Results of engines before 1.9.0 do not always name all choices.
  args.nor = isSome(misses) ? say.t('reasons.need.not', args) : '';
  args.rest = isSome(misses) ? ` ${say.t('reasons.need.rest', args)}` : '';
  args.also = isSome(elsewhere) ? ` ${say.t('reasons.need.also', args)}` : '';
  // Results of engines before 1.6.0 do not say what may be less.
  args.less = typeof least === 'number' && cheaper ? ` ${say.t('results.perhapsLess', args)}` : '';
  if (typeof lo === 'number' && typeof hi === 'number' && lo === hi)
    return { ...args, price: say.names.money(lo) };
  if (typeof lo === 'number' && typeof hi === 'number')
    return {
      ...args,
      price: say.t('results.priceRange', { low: say.names.money(lo), high: say.names.money(hi) }),
    };
  return args;
}

function isSome(list: Value | undefined): boolean {
  return Array.isArray(list) && list.length > 0;
}

/** Those who run it, or others as well; results of engines before 1.8.0 do not name who pays. */
function whoPays({ bodies, payers }: Reason['values']): 'same' | 'others' | 'untold' {
  if (!Array.isArray(bodies) || !Array.isArray(payers) || payers.length === 0) return 'untold';
  return new Set([...bodies, ...payers]).size === bodies.length && payers.length === bodies.length
    ? 'same'
    : 'others';
}

function argument(
  say: Say,
  { code, name, value }: { code: string; name: string; value: Value },
): string | number {
  const kind = kindOf(code, name);
  if (Array.isArray(value)) {
    if (kind === 'sector' && value.includes('*')) return 'any';
    // Spanish repeats the preposition: "no en calidad ni en diseño".
    if (name === 'misses' && isSome(value))
      return value
        .map((one) => word(say, kind, one))
        .reduce((first, second) => say.t('reasons.need.nor', { first, second }));
    return joined(
      say.t,
      value.map((one) => word(say, kind, one)),
      kind,
      ONE_OF.has(name) ? 'or' : 'and',
    );
  }
  // The middle of a region is known no better than to tens.
  if (name === 'km' && typeof value === 'number')
    return formatNumber(say.t.locale, Math.max(10, Math.round(value / 10) * 10));
  if (typeof value !== 'number') return value === '' ? '' : word(say, kind, String(value));
  return kind === 'money' ? say.names.money(value) : formatNumber(say.t.locale, value);
}

function kindOf(code: string, name: string): Kind {
  if (name === 'asked' || name === 'given') return ASKED[code] ?? 'choice';
  if (name === 'lo' || name === 'hi') return LEVELS.test(code) ? 'number' : 'money';
  return KINDS[name] ?? 'choice';
}

function word(say: Say, kind: Kind, code: string): string {
  return kind === 'money' || kind === 'number' ? code : WORDS[kind](say, code);
}

/** Sentences, and the long names of activities, are kept apart as such. */
function joined(t: Translator, words: readonly string[], kind: Kind, how: 'and' | 'or'): string {
  const isLong = kind === 'sector' || kind === 'rule' || kind === 'broken';
  return isLong ? words.join('; ') : formatParts(t.locale, words, how);
}

/** Names of languages are proper names in English only. */
function languageName(t: Translator, code: string): string {
  const name = named(t, `vocabulary.language.${code}`);
  return t.locale === 'en' ? name : inSentence(name);
}

function named(t: Translator, key: string, values?: MessageValues): string {
  return isMessageKey(key) ? t(key, values) : key.slice(key.lastIndexOf('.') + 1);
}

/** In: a rule, or one condition of it. */
function limitsOf({ t, names }: Say, code: string): MessageValues {
  const limits: Readonly<Partial<Record<string, MessageValues>>> = ruleValues(
    t,
    names.policy ?? POLICY_2026_1,
  );
  const [rule = code] = code.split('.');
  return limits[rule] ?? {};
}

/** A step or a certificate by name, to stand alone. */
export function tokenText(t: Translator, code: string): string {
  return capital(tokenName(t, code));
}

/** A step, or a certificate under the id of its standard. */
function tokenName(t: Translator, code: string): string {
  const key = `vocabulary.token.${code}`;
  return isMessageKey(key) ? inSentence(t(key)) : named(t, `vocabulary.standard.${code}`);
}
