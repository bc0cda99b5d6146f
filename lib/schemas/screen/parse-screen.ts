import type { IsoDate } from '../../domain/dates';
import { type Answer, parseAnswer, type Question, question, screens, screensShown } from '../../domain/facts';
import { type FieldError, type FormFields, keptFields } from '../fields';
import { readActivity } from './activity';
import {
  readAssociations,
  readCountry,
  readMatrix,
  readMulti,
  readRanking,
  readScale,
  readSingle,
  readSubdivision,
} from './choices';
import { type FormReading, problem, type ScreenContext } from './form';
import { readInteger, readTwoIntegers } from './numbers';
import type { Parsed } from './parsed';
import { readCertificateDetails, readCertificates, readChecklist, readProgrammes } from './statuses';
import { readTies, withListed } from './ties';

export type ParsedScreen = {
  /** One for each question of the screen that was asked; empty if there is an error. */
  answers: readonly { fact: string; answer: Answer }[];
  /** Each question that was asked by itself: what was read, or null where there is an error. */
  asked: readonly { fact: string; answer: Answer | null }[];
  errors: readonly FieldError[];
  /** The screen's own fields as they can be kept and shown again. */
  fields: FormFields;
};

type Read = (question: Question, form: FormReading) => Parsed;

const byType: Readonly<Record<Question['type'], Read>> = {
  single: readSingle,
  code: readActivity,
  integer: readInteger,
  two_integers: readTwoIntegers,
  multi: readMulti,
  multi_status: readProgrammes,
  scale04: readScale,
  checklist: readChecklist,
  rank3: readRanking,
  matrix: readMatrix,
  ties5: readTies,
};

const byFact: Readonly<Record<string, Read>> = {
  'firm.country': readCountry,
  'firm.subdivision': readSubdivision,
  'firm.associations': readAssociations,
  'standards.held': readCertificates,
};

/** A page without a fact of its own: it completes what another page asks for. */
const DETAILS = { screen: 'certificate-details', fact: 'standards.held' } as const;

export function isScreenId(id: string): boolean {
  return screens.some((screen) => screen.id === id);
}

/** Facts that a screen can change. */
export function factsOf(screenId: string): readonly string[] {
  if (screenId === DETAILS.screen) return [DETAILS.fact];
  return screens.find((screen) => screen.id === screenId)?.facts ?? [];
}

/** Screens that can change a fact. */
export function screensAsking(fact: string): readonly string[] {
  return screens.filter((screen) => factsOf(screen.id).includes(fact)).map((screen) => screen.id);
}

/** True if a question of this screen is stored apart from the rest: what is typed there stays as much apart. */
export function isKeptApart(screenId: string): boolean {
  return factsOf(screenId).some((fact) => question(fact).sensitive);
}

/**
 * Reads one posted screen, whatever it holds: each field becomes part of an answer, or an error of that field.
 * A question left empty is skipped; one that was not on the page is left as it is. `drawn` tells which were, since
 * another may show by now; without it, those that show count as drawn.
 */
export function parseScreen(input: {
  screen: string;
  fields: FormFields;
  today: IsoDate;
  context: ScreenContext;
  drawn?: readonly string[] | undefined;
}): ParsedScreen {
  const { screen, context, today } = input;
  const facts = factsOf(screen);
  const kept = keptFields(input.fields, (name) => name === 'go' || isFieldOf(name, facts));
  const form: FormReading = { fields: withoutCleared(kept, facts), today, context };
  const shows = screensShown(context.sheet, context.form).find((one) => one.id === screen)?.facts ?? [];
  const onPage = shows.filter((fact) => input.drawn?.includes(fact) ?? true);
  const parsed = factsAsked(screen, Object.keys(kept), onPage).map((fact) => ({
    fact,
    ...readFact(screen, fact, form),
  }));
  const errors = parsed.flatMap((one) => (one.ok ? [] : one.errors));
  const asked = parsed.map((one) => ({ fact: one.fact, answer: one.ok ? one.answer : null }));
  const answers = parsed.flatMap((one) => (one.ok ? [{ fact: one.fact, answer: one.answer }] : []));
  return { answers: errors.length > 0 ? [] : answers, asked, errors, fields: withoutButton(form, facts) };
}

/** `go=clear:<field>` empties a field with all its parts: a radio button cannot be taken back otherwise. */
function withoutCleared(fields: FormFields, facts: readonly string[]): FormFields {
  const cleared = /^clear:(.+)$/.exec(fields.go?.[0] ?? '')?.[1];
  if (cleared === undefined || !isFieldOf(cleared, facts)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !belongsTo(name, cleared)));
}

/** True if a field belongs to one of these questions. */
export function isFieldOf(name: string, facts: readonly string[]): boolean {
  return facts.some((fact) => belongsTo(name, fact));
}

/** Questions that the page put, and any other of this screen that a field came back of. */
function factsAsked(screen: string, names: readonly string[], onPage: readonly string[]): readonly string[] {
  return factsOf(screen).filter(
    (fact) => onPage.includes(fact) || names.some((name) => belongsTo(name, fact)),
  );
}

function readFact(screen: string, fact: string, form: FormReading): Parsed {
  const read =
    screen === DETAILS.screen ? readCertificateDetails : (byFact[fact] ?? byType[question(fact).type]);
  const parsed = read(question(fact), form);
  if (!parsed.ok || parsed.answer.state !== 'answered') return parsed;
  // The core's own shape has the last word, so that nothing is stored that it cannot read.
  const value = parseAnswer(fact, parsed.answer.value);
  return value === null
    ? { ok: false, errors: [problem(fact, 'not_an_option')] }
    : { ok: true, answer: { state: 'answered', value } };
}

/** The button is no answer; one that takes a source out of the list has been heeded. */
function withoutButton(form: FormReading, facts: readonly string[]): FormFields {
  const { go, ...fields } = form.fields;
  const list = facts.find((fact) => question(fact).type === 'ties5');
  if (list === undefined || !go?.[0]?.startsWith('remove:')) return fields;
  const { go: _, ...left } = withListed(list, form, (sources) => sources);
  return left;
}

function belongsTo(name: string, fact: string): boolean {
  return name === fact || name.startsWith(`${fact}.`);
}
