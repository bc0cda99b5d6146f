import capitalsFile from '../../../db/seed/data/capitals.json' with { type: 'json' };
import sizeFile from '../../../db/seed/data/size-classes/size-classes.json' with { type: 'json' };
import standardsFile from '../../../db/seed/data/standards/standards.json' with { type: 'json' };
import { day, type IsoDate } from '../dates';
import { sizeRulesSchema } from '../size-classes';
import {
  type Answer,
  type AnswerSheet,
  type AnswerValue,
  type Capitals,
  type FirmProfile,
  type GivenAnswer,
  type GivenFacts,
  latestAnswers,
  profileOf,
  standardsSchema,
} from './index';

export const sizeRules = sizeRulesSchema.parse(sizeFile);
export const standards = standardsSchema.parse(standardsFile);
export const capitals: Capitals = capitalsFile.items;

export const TODAY = day('2026-11-21');
/** Before `TODAY`, so that steps have a date to lapse from. */
export const ANSWERED_AT = '2026-11-20T10:00:00.000Z';

/** Answers of one firm by fact: a value, or the state in which it is not known. */
export type Said = Readonly<Record<string, AnswerValue | { state: 'dont_know' | 'no_say' | 'skipped' }>>;

export function given(fact: string, answer: Answer, givenAt = ANSWERED_AT): GivenAnswer {
  return { fact, answer, source: 'firm', givenAt, instrumentVersion: '0.1.0' };
}

export function rows(said: Said, givenAt = ANSWERED_AT): readonly GivenAnswer[] {
  return Object.entries(said).map(([fact, value]) => given(fact, answerOf(value), givenAt));
}

export function sheetOf(said: Said): AnswerSheet {
  return latestAnswers(rows(said), TODAY);
}

export function firm(said: Said, extra: { asOf?: IsoDate; given?: GivenFacts } = {}): FirmProfile {
  return profileFrom(rows(said), extra);
}

export function profileFrom(
  answers: readonly GivenAnswer[],
  extra: { asOf?: IsoDate; given?: GivenFacts } = {},
): FirmProfile {
  return profileOf({ answers, sizeRules, standards, capitals, asOf: TODAY, ...extra });
}

/** Sources written as in the worked examples: `local`, `other:AR-B:29`, `abroad:DE:31`. */
export function sources(...texts: readonly string[]): AnswerValue {
  return texts.map((text) => {
    const [place = '', where = null, division = null] = text.split(':');
    return {
      kind: 'supplier',
      place,
      subdivision: place === 'other' ? where : null,
      country: place === 'abroad' ? where : null,
      division,
    };
  });
}

export function certificate(status: string, until: string | null = null): AnswerValue {
  return { status, until, askedBy: null };
}

function answerOf(value: Said[string]): Answer {
  if (typeof value !== 'object' || Array.isArray(value) || !('state' in value))
    return { state: 'answered', value };
  const { state } = value;
  return state === 'dont_know' || state === 'no_say' || state === 'skipped'
    ? { state }
    : { state: 'answered', value };
}
