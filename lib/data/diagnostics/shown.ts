import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json';
import type { Answer, AnswerSheet } from '../../domain/facts';
import { factsOf } from '../../schemas/screen';

const SKIPPED: Answer = { state: 'skipped' };
/** Forty-eight bits: enough to tell the answers of one person apart. */
const DIGEST = 8;

/**
 * In: a screen, the answers, and the questions that are drawn. Out: a mark of what its form shows, which the form
 * brings back when it is posted; empty for a question that is not on it.
 */
export function shownOf(screen: string, sheet: AnswerSheet, drawn: readonly string[]): string {
  return factsOf(screen)
    .map((fact) => (drawn.includes(fact) ? digest(sheet[fact]?.answer) : ''))
    .join('.');
}

/** In: the mark that came back. Out: the questions that stood on the page; undefined if the mark does not tell. */
export function drawnOn(screen: string, shown: string | undefined): readonly string[] | undefined {
  const facts = factsOf(screen);
  const marks = marksOf(shown, facts);
  const drawn = facts.filter((_, index) => marks[index]);
  return drawn.length > 0 ? drawn : undefined;
}

/** Nothing for a mark of another form. */
function marksOf(shown: string | undefined, facts: readonly string[]): readonly string[] {
  const marks = shown?.split('.') ?? [];
  return marks.length === facts.length ? marks : [];
}

/** One question of a posted form beside what the form had shown and what is stored by now. */
export type Compared = {
  fact: string;
  /** The form says something else than it had shown. */
  touched: boolean;
  /** What is stored is neither what the form had shown nor what it says. */
  clashes: boolean;
};

/** In: what was read of each question (null: a mistake). Out: which ones this form changed, and where it meets others. */
export function compare(
  screen: string,
  shown: string | undefined,
  asked: readonly { fact: string; answer: Answer | null }[],
  sheet: AnswerSheet,
): readonly Compared[] {
  const facts = factsOf(screen);
  const marks = marksOf(shown, facts);
  return asked.map(({ fact, answer }) => {
    // A form that does not tell counts as drawn empty: its empty fields then take nothing away.
    const before = marks[facts.indexOf(fact)] || digest(SKIPPED);
    const stored = digest(sheet[fact]?.answer);
    const typed = answer === null ? null : digest(answer);
    const touched = typed !== before;
    return { fact, touched, clashes: touched && stored !== before && stored !== typed };
  });
}

/** Never asked and left open show the same: nothing. */
function digest(answer: Answer = SKIPPED): string {
  return createHash('sha256').update(canonicalJson(answer)).digest('base64url').slice(0, DIGEST);
}
