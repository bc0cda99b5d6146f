import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed, vi } from 'vitest';
import type { TestDatabase } from '@/db/testing';
import type { Context } from '../../context';
import { contentHash } from '../visitors';
import { type Outcome, type Tables, tried, writableTables } from './cell';
import type { Row } from './row';
import { accountRows } from './rows-accounts';
import { diagnosticRows } from './rows-diagnostics';
import { identityRows } from './rows-identities';
import { intakeRows } from './rows-intakes';
import { jobRows } from './rows-jobs';
import { keptRows } from './rows-kept';
import { offeringRows } from './rows-offerings';
import { requestRows } from './rows-requests';
import { secondStepRows } from './rows-second-step';
import { sharedRows } from './rows-shared';
import { verbsOfTree } from './verbs-of-tree';
import { aWorld, type Column, nothingOf, type Things, without } from './world';

const ROWS: readonly Row[] = [
  ...accountRows,
  ...diagnosticRows,
  ...identityRows,
  ...intakeRows,
  ...keptRows,
  ...offeringRows,
  ...requestRows,
  ...secondStepRows,
  ...sharedRows,
  ...jobRows,
].toSorted((a, b) => a.verb.localeCompare(b.verb));

/** Doors without an actor, and why. */
const NO_ACTOR: Readonly<Record<string, string>> = {
  actorOfSession: 'finds out who asks; the columns of the matrix are made by it',
  databaseAnswers: 'reads nothing of anyone',
  verifyAudit: 'for the command line, which asks the database as itself',
  enterScope: 'tells the database who asks',
  currentCatalogue: 'the published catalogue, behind verbs and jobs',
};

const ANY = undefined;

/**
 * Every verb for everybody, about what is theirs, another's, and what never was. In: a database, and the connection
 * that verbs get: as the application, where the database hides rows too, or as their owner, where the data layer is
 * alone. Out: the tests, and as the last of them how many cells there were at least.
 */
export function describeMatrix(
  { db, owner }: TestDatabase,
  as: 'application' | 'owner',
  { least, verbs }: Extent,
) {
  let world: Awaited<ReturnType<typeof aWorld>>;
  let tables: Tables;
  let before: string;
  let cells = 0;
  let red = false;
  const rows = ROWS.filter(({ verb }) => verbs === undefined || verbs.length === 0 || verbs.includes(verb));

  beforeAll(async () => {
    vi.stubEnv('PUENTE_DEMO', '1');
    vi.stubEnv('PUENTE_SMTP', undefined);
    world = await aWorld({ db, owner });
    tables = await writableTables(owner, world.traces);
    before = await contentHash(owner);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  beforeEach(({ skip }) => {
    if (red && verbs !== undefined) skip();
    onTestFailed(() => {
      red = true;
    });
  });

  function tries(row: Row, column: Column, { things, ctx = column.ctx }: Called): Promise<Outcome> {
    cells += 1;
    const asker = asks(row, ctx);
    return tried({
      ...{ tables, given: row.given },
      ctx: as === 'owner' ? { ...asker, db: owner } : asker,
      call: (within) => row.call(within, things),
    });
  }

  it.skipIf(verbs)('has a row for every verb of the tree, and none for another', () => {
    const verbs = verbsOfTree().filter((verb) => !(verb in NO_ACTOR));
    expect(ROWS.map(({ verb }) => verb)).toEqual([...new Set(verbs)].toSorted((a, b) => a.localeCompare(b)));
    expect(ROWS.filter(({ who }) => lettersOf(who).length !== world.columns.length)).toEqual([]);
  });

  describe.each(rows.map((row) => [row.verb, row] as const))('%s', (_, row) => {
    it('does what it should for those who may, and refuses all others', async () => {
      for (const [index, column] of world.columns.entries()) {
        const letter = lettersOf(row.who)[index] ?? '';
        const own = await tries(row, column, { things: column.own });
        expect(tell(column, 'own', own, letter)).toEqual(expected(column, 'own', row, letter));
        if (letter === '+') checkWorks(row, column, own, world.traces);
      }
    });

    if (row.named)
      it('tells nobody whether there is another’s', async () => {
        for (const [index, column] of world.columns.entries()) {
          const mayAll = row.jobSeesAll === true && column.ctx.actor.kind === 'job';
          const letter = missing(lettersOf(row.who)[index] ?? '');
          const other = await tries(row, column, { things: { ...column.own, ...column.other } });
          const none = await tries(row, column, { things: nothingOf(column.own) });
          expect(tell(column, 'none', none, letter)).toEqual(expected(column, 'none', row, letter));
          if (mayAll) expect([column.name, other.refusal]).toEqual([column.name, null]);
          else expect([column.name, other]).toEqual([column.name, none]);
        }
      });

    if (row.public || row.secret)
      it('finds nothing that never was', async () => {
        for (const [index, column] of world.columns.entries()) {
          const letter = lettersOf(row.who)[index] ?? '';
          const none = await tries(row, column, { things: nothingOf(column.own) });
          if (row.secret && letter === '+') {
            expect([column.name, none.refusal, none.audited]).toEqual([column.name, null, 0]);
            expect([column.name, none.result]).toEqual([column.name, row.secret.otherwise]);
          } else
            expect(tell(column, 'none', none, missing(letter))).toEqual(
              expected(column, 'none', row, missing(letter)),
            );
        }
      });

    const { gone, unread } = row;
    if (gone)
      it('finds nothing for those who have just lost what they act for', async () => {
        for (const [index, column] of world.columns.entries()) {
          const ctx = without(column.ctx, gone.what);
          if (lettersOf(row.who)[index] !== '+' || ctx === column.ctx) continue;
          const lost = await tries(row, column, { things: column.own, ctx });
          expect(tell(column, 'gone', lost, gone.answer)).toEqual(expected(column, 'gone', row, gone.answer));
        }
      });

    if (unread)
      it('says that it is forbidden before it reads what was sent', async () => {
        for (const [index, column] of world.columns.entries()) {
          if (lettersOf(row.who)[index] !== 'f') continue;
          const refused = await tries({ ...row, call: unread }, column, { things: column.own });
          expect(tell(column, 'unread', refused, 'f')).toEqual(expected(column, 'unread', row, 'f'));
        }
      });
  });

  it(`has tried ${least} cells at least, and left the database as it was`, async () => {
    expect(cells).toBeGreaterThanOrEqual(least);
    expect(await contentHash(owner)).toBe(before);
  });
}

/** `verbs`: those alone, or all where none is named, until the first that fails: for the drill of the guards. */
type Extent = { least: number; verbs?: readonly string[] };
type Called = { things: Things; ctx?: Context };
type Told = {
  column: string;
  about: string;
  refusal: unknown;
  changed: readonly string[] | undefined;
  result: unknown;
};

function lettersOf(who: string): readonly string[] {
  return [...who.replaceAll(' ', '')];
}

/** What somebody is told of a thing that is not theirs, who is told of their own as the letter says. */
function missing(letter: string): string {
  return letter === 'f' ? 'f' : 'n';
}

function asks({ job }: Row, ctx: Context): Context {
  return job !== undefined && ctx.actor.kind === 'job' ? { ...ctx, actor: { kind: 'job', name: job } } : ctx;
}

/** What of an outcome the letter speaks of: of a refusal its code and that nothing changed, else that there was none. */
function tell({ name: column }: Column, about: string, outcome: Outcome, letter: string): Told {
  const { refusal, changed, result } = outcome;
  const said = letter === 'n' && refusal ? { code: refusal.code } : refusal;
  const works = letter === '+';
  return {
    column,
    about,
    refusal: said,
    changed: works ? ANY : changed,
    result: letter === '0' ? result : ANY,
  };
}

function expected({ name: column }: Column, about: string, row: Row, letter: string): Told {
  const refusals: Readonly<Record<string, unknown>> = {
    f: { code: 'forbidden', detail: { action: row.action } },
    n: { code: 'not_found' },
  };
  const refusal = refusals[letter] ?? null;
  const works = letter === '+';
  return {
    ...{ column, about, refusal },
    changed: works ? ANY : [],
    result: letter === '0' ? row.empty : ANY,
  };
}

/** A mutation changes something and is audited; a reading shows one's own; neither touches or tells what is another's. */
function checkWorks(row: Row, { name, ctx, own }: Column, outcome: Outcome, traces: readonly string[]): void {
  const writes = row.does === 'writes';
  expect([name, outcome.changed.length > 0]).toEqual([name, writes]);
  expect([name, outcome.audited > 0]).toEqual([name, writes && row.unaudited === undefined]);
  const text = JSON.stringify(outcome.result) ?? '';
  if (row.shows) expect([name, text]).toEqual([name, expect.stringContaining(row.shows(own))]);
  // Jobs are for everybody, and the outbox of the demonstration is open to all.
  if (ctx.actor.kind === 'job' || row.action === 'mail.readOutbox') return;
  expect([name, outcome.othersChanged && row.given === undefined]).toEqual([name, false]);
  expect([name, traces.filter((trace) => text.includes(trace))]).toEqual([name, []]);
}
