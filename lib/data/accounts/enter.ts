import 'server-only';
import { paths } from '../../paths';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { queueMail } from '../mail/queue';
import { askSecondStep, type HalfWay } from './half-way';
import type { Person } from './people';
import { goBack, openSession, rememberDevice } from './sessions';

export type SignedIn = {
  outcome: 'signedIn';
  /** For the cookie of the session. */
  token: string;
  /** For the cookie of a browser on which somebody has signed in before. */
  deviceToken: string;
};

/** `held`: what the cookie of a known device carries. */
type On = { device: string; held: string | null };

/**
 * In: a person who has taken the first step and is locked. Out: signed in, or asked for the second step. Whoever asked
 * is who the log names.
 */
export async function enter(
  ctx: Context,
  person: Person,
  on: On,
): Promise<{ result: SignedIn | HalfWay; audit: readonly AuditEntry[] }> {
  const halfWay = await askSecondStep(ctx, person);
  if (halfWay === null) return enterAtLast(ctx, person, on);
  await goBack(ctx);
  return halfWay;
}

/** The same after the last step: opens the session, and tells its owner of a browser that is new. */
export async function enterAtLast(
  ctx: Context,
  person: Person,
  { device, held }: On,
): Promise<{ result: SignedIn; audit: readonly AuditEntry[] }> {
  const { token, audit } = await openSession(ctx, person, device);
  const { deviceToken, isNew } = await rememberDevice(ctx.db, person.id, held);
  const { email: to, locale } = person;
  if (isNew)
    await queueMail(ctx.db, { to, kind: 'new_device', locale, values: { device, link: paths.sessions() } });
  await goBack(ctx);
  return { result: { outcome: 'signedIn', token, deviceToken }, audit: [audit] };
}
