import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json';
import type { Answer, AnswerSheet } from '../../domain/facts';
import { factsOf } from '../../schemas/screen';

const SKIPPED: Answer = { state: 'skipped' };
/** Forty-eight bits: enough to tell the answers of one person apart. */
const DIGEST = 8;

/** In: a screen and the answers. Out: a mark of what its form shows, which the form brings back when it is posted. */
export function shownOf(screen: string, sheet: AnswerSheet): string {
  return factsOf(screen)
    .map((fact) => digest(sheet[fact]?.answer))
    .join('.');
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
  const marks = shown?.split('.') ?? [];
  return asked.map(({ fact, answer }) => {
    // A form that does not tell counts as drawn empty: its empty fields then take nothing away.
    const before = (marks.length === facts.length && marks[facts.indexOf(fact)]) || digest(SKIPPED);
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
