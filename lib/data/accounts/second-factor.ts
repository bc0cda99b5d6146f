import 'server-only';
import { randomBytes } from 'node:crypto';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { recoveryCode, secondFactor } from '@/db/schema';
import { inGroups, RECOVERY_LETTERS, type SecondStepCode } from '../../schemas/second-step';
import { keyed } from '../keyed';
import { seal, unseal } from '../sealed';
import { base32 } from './base32';
import { acceptedStep } from './totp';

const RECOVERY_CODES = 10;
/** As many as RFC 4226 recommends. */
const SECRET_BYTES = 20;
const STORED = 'second factor';
const OFFERED = 'offered second factor';

/** A new secret for an app, in base32. */
export function newSecret(): string {
  return base32(randomBytes(SECRET_BYTES));
}

/** For the form that the secret is shown beside: the database learns of it only when it was confirmed. */
export function sealOffer(person: string, secret: string): string {
  return seal(OFFERED, person, secret);
}

export function unsealOffer(person: string, offer: string): string | null {
  return unseal(OFFERED, person, offer);
}

export async function isOn(tx: Database, person: string): Promise<boolean> {
  return (await tx.$count(secondFactor, eq(secondFactor.personId, person))) > 0;
}

/** In: a secret and the step of the code that confirmed it, which is not accepted again. */
export async function storeSecret(
  tx: Database,
  person: string,
  { secret, lastStep }: { secret: string; lastStep: number },
): Promise<void> {
  await tx.insert(secondFactor).values({ personId: person, secret: seal(STORED, person, secret), lastStep });
}

/** Makes ten recovery codes in place of those before. Out: the codes, told here and never again. */
export async function replaceRecoveryCodes(tx: Database, person: string): Promise<readonly string[]> {
  await forgetRecoveryCodes(tx, person);
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    base32(randomBytes(RECOVERY_LETTERS)).slice(0, RECOVERY_LETTERS),
  );
  await tx
    .insert(recoveryCode)
    .values(codes.map((code) => ({ personId: person, codeHash: hashOfRecovery(person, code) })));
  return codes.map((code) => inGroups(code, RECOVERY_LETTERS / 2, '-'));
}

export async function forgetRecoveryCodes(tx: Database, person: string): Promise<void> {
  await tx.delete(recoveryCode).where(eq(recoveryCode.personId, person));
}

export function countRecoveryCodes(tx: Database, person: string): Promise<number> {
  return tx.$count(recoveryCode, eq(recoveryCode.personId, person));
}

function hashOfRecovery(person: string, code: string): string {
  return keyed('recovery', `${person} ${code}`);
}

/** By the clock of the database, as everything that ends. */
export async function acceptedNow(
  tx: Database,
  { secret, code, after }: { secret: string; code: string; after: number },
): Promise<number | null> {
  const [row] = await tx.execute<{ seconds: number }>(
    sql`select extract(epoch from clock_timestamp())::float8 as seconds`,
  );
  return row ? acceptedStep({ secret, code, after, seconds: row.seconds }) : null;
}

/** Uses a code up. Out: false if it is wrong or was used before. In: a transaction that has locked the person. */
export async function spendCode(tx: Database, person: string, code: SecondStepCode | null): Promise<boolean> {
  if (code === null) return false;
  if (code.kind === 'recovery') {
    const hash = hashOfRecovery(person, code.text);
    const gone = await tx
      .delete(recoveryCode)
      .where(and(eq(recoveryCode.personId, person), eq(recoveryCode.codeHash, hash)))
      .returning({ of: recoveryCode.personId });
    return gone.length === 1;
  }
  const [row] = await tx.select().from(secondFactor).where(eq(secondFactor.personId, person));
  const secret = row ? unseal(STORED, person, row.secret) : null;
  if (!row || secret === null) return false;
  const step = await acceptedNow(tx, { secret, code: code.text, after: row.lastStep });
  if (step === null) return false;
  const moved = await tx
    .update(secondFactor)
    .set({ lastStep: step })
    .where(and(eq(secondFactor.personId, person), lt(secondFactor.lastStep, step)))
    .returning({ of: secondFactor.personId });
  return moved.length === 1;
}
