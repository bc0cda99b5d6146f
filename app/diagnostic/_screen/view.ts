import { randomUUID } from 'node:crypto';
import type { Typed } from '@/app/_components/forms/types';
import type { Context } from '@/lib/data/context';
import type { DiagnosticState, Pending } from '@/lib/data/diagnostics/get';
import { shownOf } from '@/lib/data/diagnostics/shown';
import { typedOn } from '@/lib/data/diagnostics/waiting';
import { type AnswerSheet, screens, screensShown } from '@/lib/domain/facts';
import type { Locale } from '@/lib/domain/vocabulary';
import { type Translator, translator } from '@/lib/messages';
import { isKeptApart } from '@/lib/schemas/screen';
import { optionalWords, words } from '../../_components/forms/words';
import { typedFromAll } from './typed-from';

/** Asks for details of the certificates named on the screen before; has no question of its own. */
export const DETAILS = { screen: 'certificate-details', fact: 'standards.held' } as const;

/** Everything one question page is drawn from. */
export type ScreenView = {
  context: Context;
  locale: Locale;
  t: Translator;
  diagnostic: DiagnosticState;
  screen: string;
  facts: readonly string[];
  /** What stands in the fields: typed and not saved yet, else saved. */
  typed: Typed;
  pending: Pending | null;
  version: number;
  /** Tells a posted form what it had shown, should the answers have changed since. */
  shown: string;
  /** Names this one drawing of the page: what it keeps while it stays open is no other's. */
  tab: string;
  /** Kept by the page itself while nobody types; not so where one answers about oneself: there a button sends it. */
  keepsItself: boolean;
  /** The words of the h1: the question itself where it is the only one. */
  heading: string;
  alone: boolean;
  position: { section: number; total: number; name: string };
};

export function screenView(context: Context, diagnostic: DiagnosticState, screen: string): ScreenView {
  const locale = context.locale ?? diagnostic.locale;
  const t = translator(locale);
  const { answers, form, screens: saved } = diagnostic;
  const shown = screensShown(answers, form);
  // A question that does not show for now is still reached from the page with all answers.
  const facts =
    screen === DETAILS.screen ? [DETAILS.fact] : (factsOf(shown, screen) ?? factsOf(screens, screen) ?? []);
  const state = saved[screen];
  const pending = state?.pending ?? null;
  const [first = ''] = facts;
  const alone = facts.length === 1 && screen !== DETAILS.screen;
  return {
    context,
    locale,
    t,
    diagnostic,
    screen,
    facts,
    typed: typedFrom(facts, answers, pending),
    pending,
    version: state?.version ?? 0,
    shown: shownOf(screen, answers, facts),
    tab: randomUUID(),
    keepsItself: !isKeptApart(screen),
    heading: alone ? words(t, `diagnostic.${first}.text`) : titleOf(t, screen, facts),
    alone,
    position: positionOf(t, screen, shown),
  };
}

/** The short form asks less on some screens, and their title says so. */
function titleOf(t: Translator, screen: string, facts: readonly string[]): string {
  const all = factsOf(screens, screen) ?? facts;
  const short = facts.length < all.length ? optionalWords(t, `diagnostic.screen.${screen}.short`) : undefined;
  return short ?? words(t, `diagnostic.screen.${screen}.title`);
}

/** Where a form drawn earlier was kept, the questions it did not change show what is saved. */
function typedFrom(facts: readonly string[], answers: AnswerSheet, pending: Pending | null): Typed {
  const typed = pending === null ? { fields: {}, facts: [] } : typedOn(pending);
  const saved = typed.facts ? facts.filter((fact) => !typed.facts?.includes(fact)) : [];
  return { ...typedFromAll(saved.map((fact) => answers[fact])), ...typed.fields };
}

type Screens = ReturnType<typeof screensShown>;

function factsOf(list: Screens, screen: string): readonly string[] | undefined {
  return list.find(({ id }) => id === screen)?.facts;
}

/** Sections that nobody goes through in the short form are not counted. */
function positionOf(t: Translator, screen: string, shown: Screens): ScreenView['position'] {
  const section = screens.find(({ id }) => id === screen)?.section ?? 1;
  const sections = [...new Set(shown.map((one) => one.section))];
  const place = sections.indexOf(section);
  return {
    section: place === -1 ? section : place + 1,
    total: sections.length,
    name: words(t, `diagnostic.section.${section}`),
  };
}
