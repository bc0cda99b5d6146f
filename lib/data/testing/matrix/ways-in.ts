import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/client';
import { halfSignIn, identity, recoveryCode } from '@/db/schema';
import { storeSecret } from '../../accounts/second-factor';
import { hashOfToken, newToken } from '../../accounts/tokens';
import { aPerson } from '../people';

/** What the app of everybody works its codes out from. */
export const APP_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
/** Address of the sign-in provider that knows everybody. */
export const ISSUER = 'https://login.example';

/** Turned on, and asked for on some browser. */
export async function aSecondStep(owner: Database, personId: string): Promise<void> {
  await storeSecret(owner, personId, { secret: APP_SECRET, lastStep: 0 });
  await owner.insert(recoveryCode).values({ personId, codeHash: randomUUID() });
  const expiresAt = '2999-01-01T00:00:00Z';
  await owner.insert(halfSignIn).values({ tokenHash: randomUUID(), personId, expiresAt });
}

export async function aHalfSignIn(owner: Database): Promise<string> {
  const { id } = await aPerson(owner, { role: 'platform_admin' });
  await storeSecret(owner, id, { secret: APP_SECRET, lastStep: 0 });
  const token = newToken();
  const tokenHash = hashOfToken('half', token);
  await owner.insert(halfSignIn).values({ tokenHash, personId: id, expiresAt: '2999-01-01T00:00:00Z' });
  return token;
}

/** Out: what the provider calls the person. */
export async function anIdentity(owner: Database, personId: string): Promise<string> {
  const subject = randomUUID();
  await owner.insert(identity).values({ id: randomUUID(), issuer: ISSUER, subject, personId });
  return subject;
}
