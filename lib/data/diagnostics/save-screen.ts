import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { answer, diagnostic, diagnosticScreen, sensitiveAnswer, sensitiveScreen } from '@/db/schema';
import { canonicalJson } from '../../domain/canonical-json';
import { type Answer, type AnswerSheet, instrument, question } from '../../domain/facts';
import { SaveScreenInput } from '../../schemas/diagnostic';
import { factsOf, isKeptApart, isScreenId, parseScreen, screensAsking } from '../../schemas/screen';
import { DataError, noDraft } from '../errors';
import { mutation } from '../mutation';
import { screenContext } from '../reference/screen-context';
import { lockDrawn } from './drawn-with';
import { touch } from './lifetime';
import { withPlacesStored, withSourcesMoved } from './moved-sources';
import { type FactAnswer, outdated, sourcesMoved } from './outdated';
import type { OwnDiagnostic } from './scope';
import { type Decision, decide, isCurrent, type SaveOutcome } from './screen-decision';
import { compare, drawnOn } from './shown';
import { type Pending, readStateOf, type ScreenState } from './state';

export type { SaveOutcome } from './screen-decision';

/** What happened, and the version the next form of this screen carries. */
export type SavedScreen = { outcome: SaveOutcome; version: number };

const NEVER_SAVED: ScreenState = { version: 0, storedVersion: 0, pending: null, sentBy: null };

/** Takes one posted screen. The same post sent again changes nothing and is answered alike. */
export const saveScreen = mutation({
  action: 'diagnostic.save',
  input: SaveScreenInput,
  target: lockDrawn,
  run: async (ctx, { screen: id, version, shown, tab, turn, fields: sent, intent }, own) => {
    if (!isScreenId(id)) throw new DataError('not_found', { entity: 'screen' });
    const state = await readStateOf(ctx.db, own.id);
    if (!state) throw noDraft();
    const context = await screenContext(ctx, state);
    const drawn = drawnOn(id, shown);
    const screen = state.screens[id] ?? NEVER_SAVED;
    const fields = version < screen.storedVersion ? withPlacesStored(sent, state.answers) : sent;
    const parsed = parseScreen({ screen: id, fields, today: ctx.today, context, drawn });
    const compared = compare(id, shown, parsed.asked, state.answers);
    const touched = compared.filter((one) => one.touched).map(({ fact }) => fact);
    const current = isCurrent(screen, { version, tab, fields: parsed.fields, touched });
    // A form drawn earlier still shows what others have changed since; that is not what it says.
    const said = current ? parsed.answers : parsed.answers.filter(({ fact }) => touched.includes(fact));
    const changed = said.filter((one) => isNew(one, state.answers));
    const differs = changed.some(
      (one) => one.answer.state !== 'skipped' || state.answers[one.fact] !== undefined,
    );
    const decision = decide(screen, {
      version,
      tab,
      turn,
      intent,
      fields: parsed.fields,
      part: parsed.asked.length < factsOf(id).length ? parsed.asked.map(({ fact }) => fact) : undefined,
      errors: parsed.errors,
      differs,
      touched,
      clashes: compared.some((one) => one.clashes),
    });
    const answers = decision.store ? [...changed, ...outdated(changed, state.answers)] : [];
    const next = nextScreenState(screen, decision, answers.length > 0);
    if (next === null) return { result: { outcome: decision.outcome, version: screen.version }, audit: [] };
    await addAnswers(ctx.db, own, answers);
    const move = sourcesMoved(answers, state.answers);
    const carried = (pending: Pending) =>
      move === null ? pending : withSourcesMoved(pending, { today: ctx.today, context }, move);
    await writeScreens(ctx.db, own.id, {
      id,
      next,
      others: alsoChanged(id, answers, state.screens, carried),
    });
    await touch(
      ctx.db,
      own.id,
      answers.length > 0 ? { answersVersion: sql`${diagnostic.answersVersion} + 1` } : {},
    );
    const before = { screen: id, ...screen, answers: answersOf(factsOf(id), state.answers) };
    const after = {
      screen: id,
      ...next,
      answers: { ...before.answers, ...Object.fromEntries(answers.map((one) => [one.fact, one.answer])) },
    };
    return {
      result: { outcome: decision.outcome, version: next.version },
      audit: [{ kind: 'diagnostic', id: own.id, salt: own.auditSalt, before, after }],
    };
  },
});

function isNew({ fact, answer: given }: FactAnswer, sheet: AnswerSheet): boolean {
  const stored = sheet[fact]?.answer;
  return stored === undefined || canonicalJson(stored) !== canonicalJson(given);
}

function answersOf(facts: readonly string[], sheet: AnswerSheet): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    facts.flatMap((fact) => (sheet[fact] ? [[fact, sheet[fact].answer] as const] : [])),
  );
}

/** null if nothing changes. */
function nextScreenState(
  screen: ScreenState,
  { pending, sentBy }: Decision,
  stores: boolean,
): ScreenState | null {
  const samePending = canonicalJson(pending) === canonicalJson(screen.pending);
  // Who sent it is no news for other pages.
  if (samePending && !stores)
    return canonicalJson(sentBy) === canonicalJson(screen.sentBy) ? null : { ...screen, sentBy };
  const version = screen.version + 1;
  return { version, storedVersion: stores ? version : screen.storedVersion, pending, sentBy };
}

/**
 * Other screens that show one of these facts, or hold typed text that goes along with them: a form of theirs drawn
 * before is out of date.
 */
function alsoChanged(
  id: string,
  answers: readonly FactAnswer[],
  screens: Readonly<Record<string, ScreenState>>,
  carried: (pending: Pending) => Pending,
): readonly { id: string; next: ScreenState }[] {
  const showing = new Set(answers.flatMap((one) => screensAsking(one.fact)));
  const others = new Set([...showing, ...Object.keys(screens)].filter((other) => other !== id));
  return [...others].flatMap((other) => {
    const screen = screens[other] ?? NEVER_SAVED;
    const pending = screen.pending && carried(screen.pending);
    if (!showing.has(other) && canonicalJson(pending) === canonicalJson(screen.pending)) return [];
    const version = screen.version + 1;
    const storedVersion = showing.has(other) ? version : screen.storedVersion;
    return [{ id: other, next: { ...screen, version, storedVersion, pending } }];
  });
}

async function addAnswers(db: Database, own: OwnDiagnostic, answers: readonly FactAnswer[]): Promise<void> {
  const rows = answers.map((one) => ({
    ...one,
    diagnosticId: own.id,
    source: own.filledBy,
    instrumentVersion: instrument.version,
  }));
  const sensitive = rows.filter((row) => question(row.fact).sensitive);
  const ordinary = rows.filter((row) => !question(row.fact).sensitive);
  if (ordinary.length > 0) await db.insert(answer).values(ordinary);
  if (sensitive.length > 0) await db.insert(sensitiveAnswer).values(sensitive);
}

async function writeScreens(
  db: Database,
  diagnosticId: string,
  change: { id: string; next: ScreenState; others: readonly { id: string; next: ScreenState }[] },
): Promise<void> {
  const rows = [change, ...change.others].map(({ id, next }) => ({ diagnosticId, screen: id, ...next }));
  for (const table of [diagnosticScreen, sensitiveScreen]) {
    const own = rows.filter((row) => isKeptApart(row.screen) === (table === sensitiveScreen));
    if (own.length === 0) continue;
    await db
      .insert(table)
      .values(own)
      .onConflictDoUpdate({
        target: [table.diagnosticId, table.screen],
        set: {
          version: sql`excluded.version`,
          storedVersion: sql`excluded.stored_version`,
          pending: sql`excluded.pending`,
          sentBy: sql`excluded.sent_by`,
        },
      });
  }
}
