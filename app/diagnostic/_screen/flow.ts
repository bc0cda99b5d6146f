import { type AnswerSheet, nextScreen, previousScreen, screensShown } from '@/lib/domain/facts';
import type { DiagnosticForm } from '@/lib/domain/vocabulary';
import { paths, type Return } from '@/lib/paths';

/** The page after a screen: the next one that shows, or the answers to check. */
export function pathAfter(screen: string, sheet: AnswerSheet, form: DiagnosticForm): string {
  const next = nextScreen(screen, sheet, form);
  return next ? paths.screen(next) : paths.check();
}

/** The page before a screen: the one before that shows, or the start. */
export function pathBefore(screen: string, sheet: AnswerSheet, form: DiagnosticForm): string {
  const previous = previousScreen(screen, sheet, form);
  return previous ? paths.screen(previous) : paths.diagnostic();
}

/** The first screen with a question that was never put, or null if all were. */
export function firstOpenScreen(sheet: AnswerSheet, form: DiagnosticForm): string | null {
  return screensShown(sheet, form).find(({ facts }) => facts.some((fact) => !sheet[fact]))?.id ?? null;
}

/** Results open after the first section: from there on, pages offer them. */
export function resultsOpen(screen: string, sheet: AnswerSheet, form: DiagnosticForm): boolean {
  const shown = screensShown(sheet, form);
  const section = shown.find(({ id }) => id === screen)?.section ?? 0;
  return section > 1 || shown.filter((one) => one.section === 1).at(-1)?.id === screen;
}

/** Screens that a changed answer can open or empty: they come next even when one only wanted to change that answer. */
const FOLLOWS: Readonly<Record<string, string>> = {
  country: 'place',
  exports: 'breadth',
  customers: 'buyer',
  certificates: 'certificate-details',
  sources: 'overlap',
};

/** An explanation shows one level for four questions on two screens: who wants to change it sees both. */
const GOES_ON: Readonly<Record<string, string>> = { learning: 'change' };

/** The screen to fill in after a single change, or null if the change asks for nothing more. */
export function screenAfterChange(
  screen: string,
  from: Return,
  sheet: AnswerSheet,
  form: DiagnosticForm,
): string | null {
  const goesOn = from.startsWith('match-') ? GOES_ON[screen] : undefined;
  if (goesOn && screensShown(sheet, form).some(({ id }) => id === goesOn)) return goesOn;
  const follows = FOLLOWS[screen];
  const shown = screensShown(sheet, form).find(({ id }) => id === follows);
  if (!shown) return null;
  const isOpen =
    shown.facts.length === 0 ||
    shown.facts.some((fact) => (sheet[fact]?.answer.state ?? 'skipped') === 'skipped');
  return isOpen ? shown.id : null;
}
