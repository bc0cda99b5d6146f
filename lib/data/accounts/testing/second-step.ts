import { eq } from 'drizzle-orm';
import { person } from '@/db/schema';
import type { MembershipRole } from '../../../domain/people';
import type { Context } from '../../context';
import { codeFrom } from '../../testing/codes';
import { aPerson, type Databases } from '../../testing/people';
import { aVisitor } from '../../testing/visitors';
import { hashPassword } from '../password';
import { readSecondStep } from '../read-second-step';
import { signIn } from '../sign-in';
import { turnOnSecondStep } from '../turn-on-second-step';
import { DEVICE, PASSWORD, signedInBy } from './signed-up';

export type Staff = { id: string; email: string; ctx: Context; token: string };

/** Somebody who decides about others, signed in by a password. */
export async function aStaff(
  { db, owner }: Databases,
  acts: { role: MembershipRole; institution?: string } = { role: 'platform_admin' },
): Promise<Staff> {
  const { id, email } = await aPerson(owner, acts);
  const passwordHash = await hashPassword(PASSWORD);
  await owner.update(person).set({ passwordHash }).where(eq(person.id, id));
  const signed = await signIn(aVisitor(db), { email, password: PASSWORD, network: null, device: DEVICE });
  if (signed.outcome !== 'signedIn') throw new Error(signed.outcome);
  const { ctx } = await signedInBy(db, signed.token);
  return { id, email, ctx, token: signed.token };
}

/** `used`: the code that turned it on. */
export type WithSecondStep = Staff & { secret: string; used: string; codes: readonly string[] };

/** The same with the second step on. */
export async function aStaffWithSecondStep(databases: Databases): Promise<WithSecondStep> {
  const staff = await aStaff(databases);
  const { secret, sealed } = await offerFor(staff.ctx);
  const code = codeFrom(secret);
  const done = await turnOnSecondStep(staff.ctx, { password: PASSWORD, code, offer: sealed });
  if (done.outcome !== 'on') throw new Error(done.outcome);
  const { ctx } = await signedInBy(databases.db, done.token);
  return { ...staff, ctx, token: done.token, secret, used: code, codes: done.codes };
}

export async function offerFor(ctx: Context): Promise<{ secret: string; sealed: string }> {
  const state = await readSecondStep(ctx, { offer: null });
  if (state.isOn || state.offer === null) throw new Error('There is no offer.');
  return state.offer;
}
