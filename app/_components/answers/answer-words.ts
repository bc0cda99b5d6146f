import {
  type Answer,
  activitySchema,
  associationsSchema,
  certificatesSchema,
  checklistSchema,
  knowSchema,
  prioritiesSchema,
  programmesSchema,
  type Question,
  question,
  type Tie,
  tiesSchema,
} from '@/lib/domain/facts';
import { KNOWLEDGE_KINDS } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatDate, formatList, formatNumber } from '@/lib/messages/format';
import { words } from '../forms/words';

/** Names of the codes that answers hold. A code without a name stands for itself. */
export type Names = {
  country: (code: string) => string;
  region: (code: string) => string;
  activity: (code: string) => string;
  institution: (id: string) => string;
  standard: (id: string) => string;
  /** Options that are amounts, in local money. */
  amount: (fact: string, option: string) => string | undefined;
};

type Say = { t: Translator; names: Names };

/** In: an answer. Out: it in words, one line for each part; nothing for a question left out. */
export function answerWords(say: Say, fact: string, answer: Answer | undefined): readonly string[] {
  if (answer?.state === 'answered') return valueWords(say, question(fact), answer.value);
  if (!answer || answer.state === 'skipped') return [];
  return [say.t(answer.state === 'no_say' ? 'common.noSay' : 'common.dontKnow')];
}

/** One source of know-how in words, without its name. */
export function sourceWords({ t, names }: Say, tie: Tie): string {
  const kind = tie.kind ? t(`vocabulary.tieKind.${tie.kind}`) : '';
  const work = tie.division ? names.activity(tie.division) : '';
  return [kind, placeWords({ t, names }, tie), work].filter(Boolean).join(' · ');
}

/** Where a source is, or where it was near the firm. */
export function placeWords({ t, names }: Say, { place, subdivision, country }: Tie): string {
  const which = subdivision ? names.region(subdivision) : country ? names.country(country) : '';
  if (place === 'local' && which) return t('vocabulary.tieNear', { place: which });
  const words = t(`vocabulary.tiePlace.${place}`);
  return which ? `${words} (${which})` : words;
}

function valueWords(say: Say, asked: Question, value: unknown): readonly string[] {
  const { t, names } = say;
  const { fact, type } = asked;
  if (fact === 'firm.country') return [names.country(String(value))];
  if (fact === 'firm.subdivision') return [names.region(String(value))];
  if (fact === 'firm.year_started') return [String(value)];
  if (fact === 'firm.associations') return associationWords(say, value);
  if (fact === 'standards.held') return certificateWords(say, value);
  switch (type) {
    case 'single':
    case 'scale04':
      return [optionWords(say, fact, String(value))];
    case 'integer':
      return [formatNumber(t.locale, Number(value))];
    case 'multi':
      return Array.isArray(value) ? value.map((option) => optionWords(say, fact, String(option))) : [];
    case 'two_integers':
      return pairWords(say, fact, value);
    case 'code':
      return activityWords(say, value);
    case 'rank3':
      return (prioritiesSchema.safeParse(value).data ?? []).map(
        (one, index) => `${index + 1}. ${optionWords(say, fact, one)}`,
      );
    case 'matrix':
      return knowWords(say, fact, value);
    case 'multi_status':
      return programmeWords(say, fact, value);
    case 'checklist':
      return checklistWords(say, fact, value);
    case 'ties5': {
      const ties = tiesSchema.safeParse(value).data ?? [];
      return ties.length === 0 ? [optionWords(say, fact, 'none')] : ties.map((tie) => sourceWords(say, tie));
    }
  }
}

function optionWords({ t, names }: Say, fact: string, option: string): string {
  return names.amount(fact, option) ?? words(t, `diagnostic.${fact}.option.${option}`);
}

function activityWords({ names }: Say, value: unknown): readonly string[] {
  const { data } = activitySchema.safeParse(value);
  return data ? [data.main, data.second].filter((code) => code !== null).map(names.activity) : [];
}

/** Two questions, so each is told by itself: kinds, then the institutions of the list. */
function associationWords(say: Say, value: unknown): readonly string[] {
  const { data } = associationsSchema.safeParse(value);
  if (!data) return [];
  const { t, names } = say;
  const kinds = data.kindsUnsure
    ? [t('diagnostic.firm.associations.unsure')]
    : data.kinds.map((kind) => optionWords(say, 'firm.associations', kind));
  if (data.unsure) return [...kinds, t('diagnostic.firm.associations.member.unsure')];
  const isNone = data.members.length === 0 && (data.noneListed || !data.kinds.includes('none'));
  if (!isNone || data.asked.length === 0) return [...kinds, ...data.members.map(names.institution)];
  const institutions = formatList(t.locale, data.asked.map(names.institution), 'or');
  return [...kinds, t('diagnostic.firm.associations.member.noneOf', { institutions })];
}

const LAST_DAY = {
  valid: 'diagnostic.standards.held.until.text',
  working: 'diagnostic.standards.held.until.text',
  expired: 'diagnostic.standards.held.ran.on',
} as const;

function certificateWords({ t, names }: Say, value: unknown): readonly string[] {
  const { data } = certificatesSchema.safeParse(value);
  if (!data || Object.keys(data).length === 0)
    return data ? [words(t, 'diagnostic.standards.held.option.none')] : [];
  return byName(t, data, names.standard).map(({ name, value: { status, until, askedBy } }) => {
    const details = [
      words(t, `diagnostic.standards.held.option.${status}`),
      until ? `${words(t, LAST_DAY[status])} ${formatDate(t.locale, until)}` : '',
      askedBy ? words(t, `diagnostic.standards.held.askedBy.option.${askedBy}`) : '',
    ];
    return `${name}: ${details.filter(Boolean).join(' · ')}`;
  });
}

/** In: values by code, and the name of each. Out: those in the order of the names; the database keeps none. */
export function byName<T>(
  t: Translator,
  values: Readonly<Record<string, T>>,
  nameOf: (code: string) => string,
): readonly { code: string; name: string; value: T }[] {
  return Object.entries(values)
    .map(([code, value]) => ({ code, name: nameOf(code), value }))
    .toSorted((a, b) => a.name.localeCompare(b.name, t.locale));
}

function programmeWords(say: Say, fact: string, value: unknown): readonly string[] {
  const { data } = programmesSchema.safeParse(value);
  if (!data || Object.keys(data).length === 0) return data ? [optionWords(say, fact, 'none')] : [];
  // The database keeps no order of names: that of the form is the one people know.
  const { options } = question(fact);
  const inOrder = Object.entries(data).toSorted(([a], [b]) => options.indexOf(a) - options.indexOf(b));
  return inOrder.map(
    ([option, ending]) =>
      `${optionWords(say, fact, option)}: ${words(say.t, `diagnostic.${fact}.status.${ending}`)}`,
  );
}

function checklistWords(say: Say, fact: string, value: unknown): readonly string[] {
  const { data } = checklistSchema.safeParse(value);
  if (!data) return [];
  if (data.ticked.length === 0) return [optionWords(say, fact, 'none')];
  return data.ticked.map((line) => words(say.t, `diagnostic.checklist.${line}`));
}

function knowWords({ t }: Say, fact: string, value: unknown): readonly string[] {
  const { data } = knowSchema.safeParse(value);
  if (!data) return [];
  return KNOWLEDGE_KINDS.map((kind) => {
    const name = `diagnostic.${fact}.${kind}`;
    const known = data[kind] === null ? t('common.dontKnow') : words(t, `${name}.option.${data[kind]}`);
    return `${words(t, `${name}.text`)}: ${known}`;
  });
}

function pairWords({ t }: Say, fact: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([, number]) => typeof number === 'number')
    .map(
      ([part, number]) =>
        `${words(t, `diagnostic.${fact}.${part}`)}: ${formatNumber(t.locale, Number(number))}`,
    );
}
