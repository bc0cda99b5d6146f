import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { membership, person } from '@/db/schema';
import { paths } from '../../paths';
import { type AccountProblem, UseLinkInput } from '../../schemas/account';
import { forgiveAttempt } from '../attempts';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { queueMail } from '../mail/queue';
import { type Change, mutation, parseInput } from '../mutation';
import { reading } from '../reading';
import { goOnFor, lookFor } from '../scope';
import type { SignedIn } from './enter';
import { askSecondStep, type HalfWay } from './half-way';
import { strangerLimit } from './limits';
import { endLinksOf, findLink, type Link, Pending, spendLink } from './links';
import { isForStaff } from './look-at-link';
import { addMembership, draftOfBrowser, makeFirm, makePerson } from './make-account';
import { hashPassword, passwordProblem } from './password';
import { aboutPerson, lockPerson, nextVersion, type Person, rolesOf } from './people';
import { endSessionsOf, forgetDevices, goBack, openSession, rememberDevice } from './sessions';

/** `spent`: used before, too old, or no link at all. The link stays good where something is still to be put right. */
export type LinkUsed =
  /** `tookHeld`: the account now has the answers of this browser, and their code opens nothing any more. */
  | (SignedIn & { tookHeld: boolean })
  | HalfWay
  | { outcome: 'spent' }
  | { outcome: 'invalidPassword'; code: AccountProblem }
  | { outcome: 'nameMissing' };

/** Does what the link in a mail is for and signs in. Of several uses at the same moment one counts. */
export async function followLink(ctx: Context, raw: z.input<typeof UseLinkInput>): Promise<LinkUsed> {
  const input = parseInput(UseLinkInput, raw);
  const found = await lookUp(ctx, input.token);
  if (found === null) return { outcome: 'spent' };
  const { link, isStaff, words } = found;
  const isNew = link.purpose === 'invitation' && link.holder === null;
  if (isNew && input.name === null) return { outcome: 'nameMissing' };
  const password = link.purpose === 'new_password' ? (input.password ?? '') : isNew ? input.password : null;
  if (password !== null) {
    const code = await passwordProblem(password, {
      isStaff,
      words: [...words, link.email, input.name ?? ''],
    });
    if (code !== null) return { outcome: 'invalidPassword', code };
  }
  const passwordHash = password === null ? null : await hashPassword(password);
  const { token, name, device, knownDevice } = input;
  return spend(ctx, { token, name, device, knownDevice, passwordHash });
}

const lookUp = reading('account.useLink', async (ctx, token: string) => {
  const link = await findLink(ctx.db, token);
  if (link === null) return null;
  const isStaff = await isForStaff(ctx, link);
  return { link, isStaff, words: link.holder === null ? [] : (await rolesOf(ctx.db, link.holder)).firms };
});

type Given = z.output<typeof SpendInput>;
const SpendInput = z.strictObject({
  token: z.string(),
  name: z.string().nullable(),
  device: z.string(),
  knownDevice: z.string().nullable(),
  passwordHash: z.string().nullable(),
});

const SPENT: Change<LinkUsed> = { result: { outcome: 'spent' }, audit: [] };

const spend = mutation({
  action: 'account.useLink',
  input: SpendInput,
  target: async () => ({}),
  run: async (ctx, given): Promise<Change<LinkUsed>> => {
    const link = await findLink(ctx.db, given.token);
    if (link === null || !(await spendLink(ctx.db, link.tokenHash))) return SPENT;
    const done = await carryOut(ctx, link, given);
    if (done === null) return SPENT;
    await confirmAddress(ctx, done.person);
    // Who reads the mail of an address is its owner: what strangers tried there counts no more.
    await forgiveAttempt(ctx.db, [strangerLimit(link.email)]);
    const halfWay = await askSecondStep(ctx, done.person);
    if (halfWay !== null) {
      await goBack(ctx);
      return { result: halfWay.result, audit: [...done.audit, ...halfWay.audit] };
    }
    const opened = await openSession(ctx, done.person, given.device);
    const { deviceToken } = await rememberDevice(ctx.db, done.person.id, given.knownDevice);
    await goBack(ctx);
    const tookHeld = done.took !== undefined && done.took === draftOfBrowser(ctx);
    const result: LinkUsed = { outcome: 'signedIn', token: opened.token, deviceToken, tookHeld };
    return { result, audit: [...done.audit, opened.audit] };
  },
});

type Done = { person: Person; audit: readonly AuditEntry[]; took?: string };

/** Null where the person may not sign in, or is not there any more. */
async function carryOut(ctx: Context, link: Link, given: Given): Promise<Done | null> {
  switch (link.purpose) {
    case 'sign_up':
      return signUp(ctx, link);
    case 'sign_in': {
      const found = await holderOf(ctx, link);
      return found && { person: found, audit: [] };
    }
    case 'new_password':
      return setPassword(ctx, link, given);
    case 'invitation':
      return join(ctx, link, given);
  }
}

async function holderOf(ctx: Context, link: Link): Promise<Person | null> {
  await lookFor(ctx.db, { email: link.email });
  const found = link.holder === null ? null : await lockPerson(ctx.db, link.holder);
  if (found !== null) await goOnFor(ctx.db, { person: found.id });
  return found;
}

async function signUp(ctx: Context, link: Link): Promise<Done | null> {
  const pending = Pending.parse(link.pending);
  const { name, locale, passwordHash } = pending;
  const made = await makePerson(ctx, { email: link.email, name, locale, passwordHash });
  // Two links were asked for and both are used: the second one signs in.
  if (made === null) {
    const found = await holderOf(ctx, link);
    return found && { person: found, audit: [] };
  }
  const { took, audit } = await makeFirm(ctx, made.row, pending);
  return { person: made.row, audit: [made.audit, ...audit], ...(took !== null && { took }) };
}

async function setPassword(ctx: Context, link: Link, { passwordHash }: Given): Promise<Done | null> {
  const found = await holderOf(ctx, link);
  if (found === null) return null;
  await ctx.db.update(person).set({ passwordHash, version: nextVersion }).where(eq(person.id, found.id));
  await endSessionsOf(ctx.db, found.id);
  await endLinksOf(ctx.db, found);
  await forgetDevices(ctx.db, found.id);
  const values = { link: paths.newPassword() };
  await queueMail(ctx.db, { to: found.email, kind: 'password_changed', locale: found.locale, values });
  const [before, after] = [{ version: found.version }, { version: found.version + 1, password: 'new' }];
  return { person: found, audit: [aboutPerson(found, before, after)] };
}

async function join(ctx: Context, link: Link, { name, passwordHash }: Given): Promise<Done | null> {
  const { role, firmId, institution, email } = link;
  if (role === null) return null;
  const locale = ctx.locale ?? 'en';
  const made = name === null ? null : await makePerson(ctx, { email, name, locale, passwordHash });
  const joins = made?.row ?? (await holderOf(ctx, link));
  if (joins === null) return null;
  await goOnFor(ctx.db, { person: joins.id });
  const held = await ctx.db.$count(
    membership,
    and(
      ...[eq(membership.personId, joins.id), eq(membership.role, role), isNull(membership.endedAt)],
      sql`${membership.firmId} is not distinct from ${firmId}`,
      sql`${membership.institution} is not distinct from ${institution}`,
    ),
  );
  // The firm agreed when it invited.
  const agreed = link.consentVersion && { consentVersion: link.consentVersion, consentAt: link.createdAt };
  const added = held > 0 ? [] : await addMembership(ctx, joins, { role, firmId, institution, ...agreed });
  return { person: joins, audit: [...(made === null ? [] : [made.audit]), ...added] };
}

async function confirmAddress(ctx: Context, { id, email }: Person): Promise<void> {
  await lookFor(ctx.db, { email });
  await ctx.db
    .update(person)
    .set({ emailConfirmedAt: sql`now()` })
    .where(and(eq(person.id, id), isNull(person.emailConfirmedAt)));
}
