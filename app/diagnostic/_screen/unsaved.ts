import type { Context } from '@/lib/data/context';
import type { DiagnosticState, Pending } from '@/lib/data/diagnostics/get';
import { typedOn } from '@/lib/data/diagnostics/waiting';
import { getScreenContext } from '@/lib/data/reference/screen-context';
import { canonicalJson } from '@/lib/domain/canonical-json';
import type { Answer, AnswerSheet } from '@/lib/domain/facts';
import type { FormFields } from '@/lib/schemas/fields';
import { parseScreen, type ScreenContext } from '@/lib/schemas/screen';

const SKIPPED: Answer = { state: 'skipped' };

/** Questions where something was typed that is not the saved answer: what cannot be read is none. */
export async function unsavedFacts(
  context: Context,
  diagnostic: DiagnosticState,
): Promise<ReadonlySet<string>> {
  const waiting = Object.entries(diagnostic.screens).flatMap(([screen, { pending }]) =>
    pending ? textsOf(pending).map((text) => ({ screen, ...text })) : [],
  );
  if (waiting.length === 0) return new Set();
  const page = { today: context.today, context: await getScreenContext(context, diagnostic) };
  return new Set(waiting.flatMap((text) => changedBy({ ...page, ...text }, diagnostic.answers)));
}

type Text = { fields: FormFields; drawn?: readonly string[] | undefined };

function textsOf(pending: Pending): readonly Text[] {
  const { fields, facts } = typedOn(pending);
  return [{ fields, drawn: facts }, ...pending.others.map((other) => ({ fields: other }))];
}

type Kept = Text & { screen: string; today: Context['today']; context: ScreenContext };

function changedBy(kept: Kept, saved: AnswerSheet): readonly string[] {
  return parseScreen(kept)
    .asked.filter(({ fact }) => kept.drawn?.includes(fact) ?? true)
    .filter(({ fact, answer }) => answer === null || !isSame(answer, saved[fact]?.answer))
    .map(({ fact }) => fact);
}

function isSame(typed: Answer, saved: Answer = SKIPPED): boolean {
  return canonicalJson(typed) === canonicalJson(saved);
}
