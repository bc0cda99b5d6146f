import { type IsoDate, yearOf } from '../../domain/dates';
import { type AnswerValue, CHECKLISTS, certificatesSchema, type Question } from '../../domain/facts';
import { type Period, readPeriod } from '../day-text';
import type { FieldError } from '../fields';
import {
  allValues,
  type FormReading,
  firstValue,
  isTicked,
  namesAfter,
  problem,
  textProblem,
  wasPosted,
} from './form';
import { answered, NOT_KNOWN, type Parsed, refused, refusedAt, SKIPPED } from './parsed';

type Certificate = { status: string; until: string | null; askedBy: string | null };

const STATUSES: readonly string[] = ['valid', 'expired', 'working'];
const ASKED_BY: readonly string[] = ['large_domestic', 'mnc', 'foreign_buyer', 'government', 'nobody'];
const ENDINGS: readonly string[] = ['running', 'finished', 'left'];
/** Fields of the second half, after the id of a certificate. */
const DETAIL = /\.(until|askedBy|ended)$/;
/** No certificate on paper ends outside these years. */
const YEARS = { min: 1950, max: 2100 };

/** First half: which certificates, and how far. Details given before stay with their certificate. */
export function readCertificates({ fact }: Question, form: FormReading): Parsed {
  const stored = storedCertificates(fact, form);
  const special = ['none', 'unknown'];
  const listed = namesAfter(form, `${fact}.`).filter((id) => !DETAIL.test(id) && !special.includes(id));
  const unknownId = listed.find((id) => !form.context.standards.has(id));
  if (unknownId !== undefined) return refusedAt(`${fact}.${unknownId}`, 'not_an_option');
  const chosen = listed
    .map((id) => ({ id, status: firstValue(form, `${fact}.${id}`) }))
    .filter(({ status }) => status !== '');
  const wrong = chosen.find(({ status }) => !STATUSES.includes(status));
  if (wrong) return refusedAt(`${fact}.${wrong.id}`, 'not_an_option');
  const alone = standsAlone(fact, form, chosen.length > 0);
  if (alone) return alone;
  // A certificate that the page did not offer, after a change of sector, is not taken away by it.
  const kept = Object.entries(stored).filter(([id]) => !wasPosted(form, `${fact}.${id}`));
  if (chosen.length + kept.length === 0) return SKIPPED;
  const value = chosen.map(({ id, status }) => [id, withStatus(stored[id], status, form.today)] as const);
  return answered(Object.fromEntries([...kept, ...value].toSorted(byId)));
}

/** What is still being worked for has no last day yet, and what has run out none that is to come. */
function withStatus(stored: Certificate | undefined, status: string, today: string): Certificate {
  const { until = null, askedBy = null } = stored ?? {};
  const isWrong = status === 'working' || (status === 'expired' && until !== null && until > today);
  return { status, until: isWrong ? null : until, askedBy };
}

/**
 * Second half: until when, and who asked for it. A last day that has gone by does not go with a valid certificate: the
 * page asks whether it has expired, and the tick at `<id>.ended` says so.
 */
export function readCertificateDetails({ fact }: Question, form: FormReading): Parsed {
  const stored = storedCertificates(fact, form);
  const errors: FieldError[] = [];
  const ids = new Set(namesAfter(form, `${fact}.`).map((name) => name.replace(DETAIL, '')));
  const value: Record<string, AnswerValue> = {};
  for (const [id, certificate] of Object.entries(stored)) {
    ids.delete(id);
    const until = readUntil(`${fact}.${id}.until`, certificate, form);
    if (until !== null && typeof until === 'object') errors.push(until);
    const isPast = typeof until === 'string' && until < form.today;
    const ended = isPast && isTicked(form, `${fact}.${id}.ended`);
    if (certificate.status === 'valid' && isPast && !ended)
      errors.push(problem(`${fact}.${id}.until`, 'date_past'));
    const askedBy = readAskedBy(`${fact}.${id}.askedBy`, certificate, form);
    if (askedBy !== null && typeof askedBy === 'object') errors.push(askedBy);
    const status = certificate.status === 'valid' && ended ? 'expired' : certificate.status;
    value[id] = { status, until, askedBy };
  }
  for (const id of ids) {
    const field = [`${fact}.${id}.until`, `${fact}.${id}.askedBy`].find((name) => isTicked(form, name));
    if (field) errors.push(problem(field, 'needs_status'));
  }
  if (errors.length > 0) return refused(errors);
  return Object.keys(value).length > 0 ? answered(value) : SKIPPED;
}

/** Programmes of the last two years, each with how it ended. */
export function readProgrammes({ fact, options, exclusive }: Question, form: FormReading): Parsed {
  const offered = options.filter((option) => !exclusive.includes(option));
  const chosen = offered
    .map((option) => ({ option, ending: firstValue(form, `${fact}.${option}`) }))
    .filter(({ ending }) => ending !== '');
  const wrong = chosen.find(({ ending }) => !ENDINGS.includes(ending));
  if (wrong) return refusedAt(`${fact}.${wrong.option}`, 'not_an_option');
  const alone = standsAlone(fact, form, chosen.length > 0);
  if (alone) return alone;
  if (chosen.length === 0) return SKIPPED;
  return answered(Object.fromEntries(chosen.map(({ option, ending }) => [option, ending])));
}

/** Lines that are true today, with the lists they were chosen from. */
export function readChecklist({ fact }: Question, form: FormReading): Parsed {
  const ticked = [...new Set(allValues(form, fact))];
  const listOf = (line: string) => line.slice(0, line.indexOf('.'));
  const posted = new Set([...allValues(form, `${fact}.list`), ...ticked.map(listOf)]);
  const lists = CHECKLISTS.filter((list) => posted.has(list));
  if (lists.length !== posted.size || !ticked.every((line) => isLine(line, form)))
    return refusedAt(fact, 'not_an_option');
  const unknown = isTicked(form, `${fact}.unknown`);
  const none = isTicked(form, `${fact}.none`);
  if (unknown) return ticked.length > 0 || none ? refusedAt(fact, 'unknown_and_answer') : NOT_KNOWN;
  if (none && ticked.length > 0) return refusedAt(fact, 'none_and_others', { option: 'none' });
  if (lists.length === 0 || (ticked.length === 0 && !none)) return SKIPPED;
  return answered({ lists, ticked: ticked.toSorted(byId) });
}

function isLine(line: string, { context }: FormReading): boolean {
  const [list = '', number = ''] = line.split('.');
  const lines = Object.hasOwn(context.checklists, list) ? (context.checklists[list] ?? 0) : 0;
  return /^[1-9]\d?$/.test(number) && Number(number) <= lines && line === `${list}.${number}`;
}

/** The boxes "none of these" and "I don't know" beside a list of selects. */
function standsAlone(fact: string, form: FormReading, others: boolean): Parsed | null {
  const none = isTicked(form, `${fact}.none`);
  const unknown = isTicked(form, `${fact}.unknown`);
  if (unknown) return others || none ? refusedAt(`${fact}.unknown`, 'unknown_and_answer') : NOT_KNOWN;
  if (!none) return null;
  return others ? refusedAt(`${fact}.none`, 'none_and_others', { option: 'none' }) : answered({});
}

function readUntil(field: string, stored: Certificate, form: FormReading): string | null | FieldError {
  if (stored.status === 'working') return null;
  if (!wasPosted(form, field)) return stored.until;
  const typed = firstValue(form, field);
  if (typed === '') return null;
  const wrong = textProblem(field, typed);
  if (wrong) return wrong;
  const isOver = stored.status === 'expired';
  const period = readPeriod(typed, yearOf(form.today));
  if (period === null) return problem(field, isOver ? 'not_a_past_date' : 'not_a_date');
  const day = isOver ? lastGoneBy(period, form.today) : period.last;
  if (day === null) return problem(field, 'date_to_come');
  const inRange = yearOf(day) >= YEARS.min && yearOf(day) <= YEARS.max;
  // As text, so that the year is not grouped like a number.
  return inRange ? day : problem(field, 'date_too_far', { min: String(YEARS.min), max: String(YEARS.max) });
}

/** Of a month or a year that is not over, the days up to today: what has run out ran out by then. */
function lastGoneBy({ first, last }: Period, today: IsoDate): IsoDate | null {
  if (last <= today) return last;
  return first <= today ? today : null;
}

function readAskedBy(field: string, stored: Certificate, form: FormReading): string | null | FieldError {
  if (!wasPosted(form, field)) return stored.askedBy;
  const chosen = firstValue(form, field);
  if (chosen === '') return null;
  return ASKED_BY.includes(chosen) ? chosen : problem(field, 'not_an_option');
}

function storedCertificates(fact: string, form: FormReading): Readonly<Record<string, Certificate>> {
  const answer = form.context.sheet[fact]?.answer;
  const parsed = certificatesSchema.safeParse(answer?.state === 'answered' ? answer.value : {});
  return parsed.success ? parsed.data : {};
}

function byId(one: string | readonly [string, unknown], other: string | readonly [string, unknown]): number {
  const [a, b] = [typeof one === 'string' ? one : one[0], typeof other === 'string' ? other : other[0]];
  return a < b ? -1 : 1;
}
