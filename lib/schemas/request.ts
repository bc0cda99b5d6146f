import { z } from 'zod';
import { type IsoDate, isIsoDate, yearOf } from '../domain/dates';
import { REFUSAL_CODES, REQUEST_KINDS, REQUEST_STEPS, type RequestStep } from '../domain/people';
import { STEP_NEEDS, type StepNeeds } from '../domain/requests';
import { FIRM_GROUPS } from '../domain/vocabulary';
import { readDay } from './day-text';
import { withStandIns } from './fields';
import { ownAnswers } from './own-answers';

/** Characters of a message; longer letters belong in a mail. */
export const MESSAGE_LENGTH = 2000;
export const PHONE_LENGTH = 40;

// The database stores no NUL.
const words = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .refine((text) => !text.includes('\0'));

const version = z.number().int().min(0);
const day = z.string().refine(isIsoDate);

export const SendRequestInput = z.strictObject({
  offering: z.string().regex(/^[\w.-]{1,64}$/),
  kind: z.enum(REQUEST_KINDS),
  message: words(MESSAGE_LENGTH),
  phone: words(PHONE_LENGTH),
  /** Questions whose answers the institution may see. */
  share: z.array(z.string().max(60)).max(100),
  notify: z.boolean(),
  /** Of the answers that were shown before sending. */
  answersVersion: version,
  /** The intake a place is asked for in; without it, the next one that is open. */
  intake: z.uuid().nullable().default(null),
  /** Groups that the firm tells of for a reserved place. */
  groups: z.array(z.enum(FIRM_GROUPS)).default([]),
  /** Answers to what the offering itself asks, and the version of it that asked. */
  asked: ownAnswers.default({}),
  asks: version.nullable().default(null),
});

export type SendRequestInput = z.infer<typeof SendRequestInput>;

export const RequestStepInput = z.strictObject({
  request: z.uuid(),
  step: z.enum(REQUEST_STEPS),
  version,
  text: words(MESSAGE_LENGTH),
  day: day.nullable(),
  refusal: z.enum(REFUSAL_CODES).nullable(),
});
export type RequestStepInput = z.infer<typeof RequestStepInput>;

/** What is wrong with one field of a form about a request; the sentence is `requests.field.<code>`. */
export type RequestFieldError = {
  field: 'text' | 'day' | 'refusal' | 'message' | 'phone';
  code: 'textNeeded' | 'textLong' | 'dayNeeded' | 'dayPast' | 'refusalNeeded' | 'phoneLong';
};

type StepFields = { step: RequestStep; text: string; day: string; refusal: string };
type ReadStep = Pick<RequestStepInput, 'step' | 'text' | 'day' | 'refusal'>;

/** In: a step as its form sent it, and the day. Out: the step as the verb takes it, or what is to be mended. */
export function readStep(
  typed: StepFields,
  today: IsoDate,
): { ok: true; input: ReadStep } | { ok: false; errors: readonly RequestFieldError[] } {
  const needs: StepNeeds = STEP_NEEDS[typed.step];
  const text = answerText(typed.text);
  const day = needs.day ? readDay(typed.day, yearOf(today)) : null;
  const refusal = needs.refusal ? (REFUSAL_CODES.find((code) => code === typed.refusal) ?? null) : null;
  const errors: RequestFieldError[] = [];
  if (needs.refusal && refusal === null) errors.push({ field: 'refusal', code: 'refusalNeeded' });
  if (needs.day && day === null) errors.push({ field: 'day', code: 'dayNeeded' });
  if (day !== null && day < today) errors.push({ field: 'day', code: 'dayPast' });
  if (needs.text === 'needed' && text === '') errors.push({ field: 'text', code: 'textNeeded' });
  if (text.length > MESSAGE_LENGTH) errors.push({ field: 'text', code: 'textLong' });
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, input: { step: typed.step, text, day, refusal } };
}

/** Control characters that neither the database nor a page can hold become a stand-in; line ends stay. */
export function answerText(typed: string): string {
  return withStandIns(typed).replaceAll('\r\n', '\n').trim();
}
