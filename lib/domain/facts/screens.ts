import { certificatesSchema } from './answer-schemas';
import { instrument, question } from './instrument';
import type { Question } from './instrument-schema';
import { readAs } from './sheet';
import { shownQuestions } from './shown';
import type { AnswerSheet } from './types';

/** The three-minute selection, or all questions. */
export type Form = 'short' | 'full';

/** One page of the diagnostic with the facts it asks for. */
export type Screen = { id: string; section: number; facts: readonly string[] };

/** Asks until when and for whom, about the certificates ticked on the screen before; has no fact of its own. */
const DETAILS = { screen: 'certificate-details', fact: 'standards.held' } as const;

/** All screens in order. */
export const screens: readonly Screen[] = instrument.screens.map((screen) => ({
  ...screen,
  facts: instrument.questions.filter((one) => one.screen === screen.id).map((one) => one.fact),
}));

/** The screen that asks for a fact. Throws RangeError if no question does. */
export function screenOf(fact: string): string {
  return question(fact).screen;
}

/** Screens the firm goes through, each with the questions that show on it. */
export function screensShown(sheet: AnswerSheet, form: Form): readonly Screen[] {
  const asked = shownQuestions(sheet).filter((one) => form === 'full' || one.short);
  return screens
    .map((screen) => ({ ...screen, facts: factsOn(screen.id, asked) }))
    .filter((screen) => screen.facts.length > 0 || detailsShow(screen.id, sheet, form));
}

/** The screen after this one, or null at the end; a screen that no longer shows still has its place. */
export function nextScreen(id: string, sheet: AnswerSheet, form: Form): string | null {
  const place = placeOf(id);
  return screensShown(sheet, form).find((screen) => placeOf(screen.id) > place)?.id ?? null;
}

/** The screen before this one, or null at the start. */
export function previousScreen(id: string, sheet: AnswerSheet, form: Form): string | null {
  const place = placeOf(id);
  return screensShown(sheet, form).findLast((screen) => placeOf(screen.id) < place)?.id ?? null;
}

function factsOn(id: string, asked: readonly Question[]): readonly string[] {
  return asked.filter((one) => one.screen === id).map((one) => one.fact);
}

function detailsShow(id: string, sheet: AnswerSheet, form: Form): boolean {
  if (id !== DETAILS.screen || form === 'short') return false;
  return Object.keys(readAs(sheet, DETAILS.fact, certificatesSchema) ?? {}).length > 0;
}

function placeOf(id: string): number {
  const place = screens.findIndex((screen) => screen.id === id);
  if (place === -1) throw new RangeError(`no screen ${id}`);
  return place;
}
