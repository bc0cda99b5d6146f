import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { dayFromNumber, dayNumber } from '../../domain/dates';
import type { IntakeTerms } from '../../domain/intakes';
import type { Context } from '../context';
import { openIntake } from '../intakes/save';
import { prepareRequest } from '../requests/prepare';
import { sendRequest } from '../requests/send';
import { aFirm, type Databases, type TestFirm } from './people';
import { TODAY } from './visitors';

/** So many days after the day of the tests, or before it. */
export const inDays = (days: number) => dayFromNumber(dayNumber(TODAY) + days);

/** A call that is open today, and a start in two months. */
export function someTerms(changes: Partial<IntakeTerms> = {}): IntakeTerms {
  return {
    ...{ opens: TODAY, closes: inDays(20), starts: inDays(60), places: 1, reserved: [], releaseDays: 10 },
    ...{ answerDays: 7, method: 'lottery', criteria: [] },
    ...changes,
  };
}

/** An intake that the officer opens. Out: its id. */
export async function anIntake(
  officer: Context,
  offering: string,
  changes: Partial<IntakeTerms> = {},
): Promise<string> {
  const saved = await openIntake(officer, { offering, terms: someTerms(changes) });
  if (saved.outcome !== 'saved') throw new Error(`The intake was not opened: ${JSON.stringify(saved)}`);
  return saved.id;
}

type Asks = Partial<Parameters<typeof sendRequest>[1]>;

/** Asks for a place in the intake that is open, or that is named. */
export async function askForPlace(ctx: Context, offering: string, asks: Asks = {}) {
  const { answersVersion } = await prepareRequest(ctx, offering);
  return sendRequest(ctx, {
    ...{ offering, kind: 'place', message: 'We want to learn.', phone: '', share: [], notify: true },
    ...{ answersVersion, ...asks },
  });
}

/** A new firm that has asked. */
export async function anAskingFirm(
  databases: Databases,
  offering: string,
  asks: Asks = {},
): Promise<TestFirm & { request: string }> {
  const firm = await aFirm(databases);
  const sent = await askForPlace(firm.ctx, offering, asks);
  if (sent.outcome !== 'sent') throw new Error(`The request was not sent: ${sent.outcome}`);
  return { ...firm, request: sent.id };
}

/** As on another day. */
export function on(ctx: Context, days: number): Context {
  return { ...ctx, today: inDays(days) };
}

/** Ends what others have opened, so that an offering can be used by one test after another. */
export async function endIntakes(owner: Database, offering: string): Promise<void> {
  await owner.execute(
    sql`update intake set closes = opens, closed_on = opens, starts = opens + 1 where offering = ${offering}`,
  );
}
