import type { z } from 'zod';
import { canonicalJson } from '../canonical-json';
import type { IsoDate } from '../dates';
import type { UnknownWhy } from '../fact';
import { parseAnswer } from './answer-schemas';
import { isQuestionFact, question } from './instrument';
import type { AnswerSheet, AnswerValue, GivenAnswer } from './types';

/**
 * In: stored answers in any order. Out: for each question the last one given up to the end of the day `asOf`.
 * Two rows of the same instant are told apart by their content, so that the order of the list never matters.
 */
export function latestAnswers(answers: readonly GivenAnswer[], asOf: IsoDate): AnswerSheet {
  const latest = new Map<string, GivenAnswer>();
  for (const row of answers) {
    if (!isQuestionFact(row.fact) || row.givenAt.slice(0, 10) > asOf) continue;
    const held = latest.get(row.fact);
    if (!held || isAfter(row, held)) latest.set(row.fact, row);
  }
  return Object.fromEntries(latest);
}

/** In: the answers in force and a question. Out: its value in canonical form, or null where it is not known. */
export function knownValue(sheet: AnswerSheet, fact: string): AnswerValue | null {
  const answer = sheet[fact]?.answer;
  if (answer?.state !== 'answered' || saysNothing(fact, answer.value)) return null;
  return parseAnswer(fact, answer.value);
}

/** Like `knownValue`, read with the shape of one question. */
export function readAs<T>(sheet: AnswerSheet, fact: string, shape: z.ZodType<T>): T | null {
  const value = knownValue(sheet, fact);
  const parsed = value === null ? null : shape.safeParse(value);
  return parsed?.success ? parsed.data : null;
}

/** A single choice, or null. */
export function choiceOf(sheet: AnswerSheet, fact: string): string | null {
  const value = knownValue(sheet, fact);
  return typeof value === 'string' ? value : null;
}

/** A number, or null. */
export function numberOf(sheet: AnswerSheet, fact: string): number | null {
  const value = knownValue(sheet, fact);
  return typeof value === 'number' ? value : null;
}

/** Options chosen in a multiple choice, or null; the options that mean "none" stay in. */
export function choicesOf(sheet: AnswerSheet, fact: string): readonly string[] | null {
  const value = knownValue(sheet, fact);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null;
}

/** Options that say something, those that mean "none" left out; null where not known. */
export function thingsOf(sheet: AnswerSheet, fact: string): readonly string[] | null {
  return choicesOf(sheet, fact)?.filter((option) => !question(fact).exclusive.includes(option)) ?? null;
}

/** Why a question has no value. A stored value that cannot be read counts as left out. */
export function whyUnknown(sheet: AnswerSheet, fact: string): UnknownWhy {
  const answer = sheet[fact]?.answer;
  if (!answer) return 'not_asked';
  if (answer.state !== 'answered') return answer.state;
  if (!saysNothing(fact, answer.value)) return 'skipped';
  return Array.isArray(answer.value) ? 'no_say' : 'dont_know';
}

/** "I prefer not to say" among the options, or a group of parts of which none is known: null, or marked as not known. */
function saysNothing(fact: string, value: AnswerValue): boolean {
  if (typeof value !== 'object') return false;
  const { noSay } = question(fact);
  if (Array.isArray(value)) return noSay !== null && value.includes(noSay);
  const parts = Object.values(value);
  const isOpen = (part: unknown) => part === null || part === true;
  return parts.some(isOpen) && parts.every((part) => isOpen(part) || isEmptyList(part));
}

function isEmptyList(part: unknown): boolean {
  return Array.isArray(part) && part.length === 0;
}

function isAfter(a: GivenAnswer, b: GivenAnswer): boolean {
  const [one, other] = [instant(a.givenAt), instant(b.givenAt)];
  return one === other ? canonical(a) > canonical(b) : one > other;
}

/** Without its zone letter, a time with fractions of a second sorts after the same time without. */
function instant(text: string): string {
  return text.replace(/Z$/, '');
}

function canonical({ source, instrumentVersion, answer }: GivenAnswer): string {
  return canonicalJson([source, instrumentVersion, answer]);
}
