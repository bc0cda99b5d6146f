import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { mail, person, recoveryCode, secondFactor, session } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { codeFrom } from '../testing/codes';
import { aJob, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { actorOfSession } from './actor-of-session';
import { makeRecoveryCodes, turnOffSecondStep } from './change-second-step';
import { eraseOwn } from './erase-own';
import { exportOwn } from './export-own';
import { readSecondStep } from './read-second-step';
import { sealCodes, unsealCodes } from './shown-codes';
import { signIn } from './sign-in';
import { awaitsSecondStep, takeSecondStep } from './take-second-step';
import { aStaff, aStaffWithSecondStep, offerFor } from './testing/second-step';
import { aSignedUp, DEVICE, PASSWORD } from './testing/signed-up';
import { turnOnSecondStep } from './turn-on-second-step';

const databases = await withTestDatabase();
const { db, owner, sql: client } = databases;
const visitor = aVisitor(db);

/** Which of the texts stand in some table. */
async function found(texts: readonly string[]): Promise<readonly string[]> {
  const tables = await client<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const rows = await Promise.all(
    tables.map(({ name }) => client.unsafe<{ row: string }[]>(`select t::text as row from "${name}" t`)),
  );
  const all = rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
  return texts.filter((text) => all.includes(text));
}

function mailsTo(email: string) {
  return owner.$count(mail, eq(mail.to, email));
}

describe('turning it on', () => {
  it('takes the password and a code of the app, tells ten codes, and ends all other sessions', async () => {
    const staff = await aStaff(databases);
    const elsewhere = await signIn(visitor, {
      ...{ email: staff.email, password: PASSWORD, network: null, device: DEVICE },
    });
    const { secret, sealed } = await offerFor(staff.ctx);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const mails = await mailsTo(staff.email);
    for (const given of [
      { password: 'a guess', code: codeFrom(secret) },
      { password: null, code: codeFrom(secret) },
      { password: PASSWORD, code: codeFrom(secret, 40) },
      { password: PASSWORD, code: 'ABCDE-FGH23' },
    ])
      expect(await turnOnSecondStep(staff.ctx, { ...given, offer: sealed })).toEqual({ outcome: 'wrong' });
    expect(await readSecondStep(staff.ctx, { offer: sealed })).toMatchObject({
      isOn: false,
      offer: { secret },
    });
    const done = await turnOnSecondStep(staff.ctx, {
      ...{ password: PASSWORD, code: codeFrom(secret), offer: sealed },
    });
    if (done.outcome !== 'on') throw new Error(done.outcome);
    expect(new Set(done.codes).size).toBe(10);
    for (const code of done.codes) expect(code).toMatch(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/);
    // The cookie has a new secret, a copy of the old one opens nothing, nor does another browser.
    const others = [staff.token, elsewhere.outcome === 'signedIn' ? elsewhere.token : ''];
    for (const token of others) expect(await actorOfSession(db, token)).toBeNull();
    expect(await actorOfSession(db, done.token)).not.toBeNull();
    expect(await owner.$count(session, eq(session.personId, staff.id))).toBe(1);
    expect(await readSecondStep(staff.ctx, { offer: null })).toMatchObject({ isOn: true, codesLeft: 10 });
    expect(await mailsTo(staff.email)).toBe(mails + 1);
    // Neither the database nor its log holds anything that opens something.
    expect(await found([secret, ...done.codes, ...done.codes.map((code) => code.replace('-', ''))])).toEqual(
      [],
    );
    expect(await auditOf(owner, staff.id)).toMatchObject([{ action: 'secondStep.turnOn' }]);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('takes only the secret that this person was shown, and not twice', async () => {
    const [rosa, ana] = [await aStaff(databases), await aStaff(databases)];
    const { secret, sealed } = await offerFor(rosa.ctx);
    const given = { password: PASSWORD, code: codeFrom(secret), offer: sealed };
    expect(await turnOnSecondStep(ana.ctx, given)).toEqual({ outcome: 'stale' });
    expect(await turnOnSecondStep(rosa.ctx, { ...given, offer: '' })).toEqual({ outcome: 'stale' });
    const all = await Promise.all([1, 2, 3].map(() => turnOnSecondStep(rosa.ctx, given)));
    expect(all.map(({ outcome }) => outcome).toSorted()).toEqual(['on', 'stale', 'stale']);
    expect(await owner.$count(recoveryCode, eq(recoveryCode.personId, rosa.id))).toBe(10);
  });

  it('is for those who decide about others, and refused to all else without a change', async () => {
    const firm = await aSignedUp({ db, owner });
    const staff = await aStaff(databases);
    const { sealed } = await offerFor(staff.ctx);
    const before = await contentHash(owner);
    const given = { password: PASSWORD, code: '123456' };
    for (const ctx of [visitor, aJob(db), firm.ctx])
      await expect(turnOnSecondStep(ctx, { ...given, offer: sealed })).rejects.toMatchObject({
        code: 'forbidden',
      });
    for (const ctx of [visitor, aJob(db)])
      for (const verb of [
        () => makeRecoveryCodes(ctx, given),
        () => turnOffSecondStep(ctx, given),
        () => readSecondStep(ctx, { offer: null }),
      ])
        await expect(verb()).rejects.toMatchObject({ code: 'forbidden' });
    for (const verb of [
      () => takeSecondStep(aJob(db), { token: '', code: '123456', device: DEVICE }),
      () => awaitsSecondStep(aJob(db), { token: '' }),
    ])
      await expect(verb()).rejects.toMatchObject({ code: 'forbidden' });
    expect(await readSecondStep(firm.ctx, { offer: sealed })).toEqual({ isOn: false, offer: null });
    expect(await contentHash(owner)).toBe(before);
  });
});

describe('changing it', () => {
  it('takes password and code for new recovery codes, and those before no longer work', async () => {
    const { ctx, codes, secret, used, id } = await aStaffWithSecondStep(databases);
    const code = codeFrom(secret, 1);
    for (const given of [
      { password: 'a guess', code },
      { password: PASSWORD, code: used },
    ])
      expect(await makeRecoveryCodes(ctx, given)).toEqual({ outcome: 'wrong' });
    const made = await makeRecoveryCodes(ctx, { password: PASSWORD, code });
    if (made.outcome !== 'made') throw new Error(made.outcome);
    expect(made.codes.filter((one) => codes.includes(one))).toEqual([]);
    const [old = '', fresh = ''] = [codes[0], made.codes[0]];
    expect(await turnOffSecondStep(ctx, { password: PASSWORD, code: old })).toEqual({ outcome: 'wrong' });
    expect(await turnOffSecondStep(ctx, { password: PASSWORD, code: fresh })).toMatchObject({
      outcome: 'off',
    });
    expect((await auditOf(owner, id)).map(({ action }) => action)).toEqual([
      ...['secondStep.turnOn', 'secondStep.change', 'secondStep.change'],
    ]);
  });

  it('turns it off with both, ends other sessions, sends a mail, and keeps nothing', async () => {
    const { ctx, email, id, codes } = await aStaffWithSecondStep(databases);
    const [code = ''] = codes;
    const mails = await mailsTo(email);
    expect(await turnOffSecondStep(ctx, { password: 'a guess', code })).toEqual({ outcome: 'wrong' });
    const done = await turnOffSecondStep(ctx, { password: PASSWORD, code });
    expect(await actorOfSession(db, done.outcome === 'off' ? done.token : '')).not.toBeNull();
    expect(await mailsTo(email)).toBe(mails + 1);
    expect(await owner.$count(secondFactor, eq(secondFactor.personId, id))).toBe(0);
    expect(await owner.$count(recoveryCode, eq(recoveryCode.personId, id))).toBe(0);
    const again = await signIn(visitor, { email, password: PASSWORD, network: null, device: DEVICE });
    expect(again.outcome).toBe('signedIn');
  });

  it('counts codes whatever the password is, and then looks at none', async () => {
    const { ctx, codes } = await aStaffWithSecondStep(databases);
    const [code = ''] = codes;
    for (const password of ['a guess', PASSWORD, 'a guess', PASSWORD, 'a guess'])
      expect(await turnOffSecondStep(ctx, { password, code: '000000' })).toEqual({ outcome: 'wrong' });
    expect(await turnOffSecondStep(ctx, { password: PASSWORD, code })).toEqual({
      ...{ outcome: 'tooMany', minutes: 15 },
    });
  });
});

it('shows new codes to the person they are for alone', async () => {
  const [rosa, ana] = [await aStaff(databases), await aStaff(databases)];
  const sealed = sealCodes(rosa.ctx.actor, ['ABCDE-FGH23']);
  expect(unsealCodes(rosa.ctx.actor, sealed)).toEqual(['ABCDE-FGH23']);
  for (const actor of [ana.ctx.actor, visitor.actor]) expect(unsealCodes(actor, sealed)).toBeNull();
  expect(unsealCodes(rosa.ctx.actor, null)).toBeNull();
});

it('is in the export without anything that opens something, and goes with the person', async () => {
  const { ctx, secret, codes, id, email } = await aStaffWithSecondStep(databases);
  await signIn(visitor, { email, password: PASSWORD, network: null, device: DEVICE });
  const { json } = await exportOwn(ctx);
  expect(json.second_factor).toMatchObject([{ person_id: id }]);
  expect(json.recovery_code).toHaveLength(10);
  expect(json.half_sign_in).toHaveLength(1);
  const [row] = await owner.select().from(secondFactor).where(eq(secondFactor.personId, id));
  const hashes = await owner.select().from(recoveryCode).where(eq(recoveryCode.personId, id));
  const text = JSON.stringify(json);
  for (const one of [secret, row?.secret ?? '', ...codes, ...hashes.map(({ codeHash }) => codeHash)])
    expect(text).not.toContain(one);
  expect(/token_hash|code_hash|"secret"/.test(text)).toBe(false);
  expect(await eraseOwn(ctx, { password: PASSWORD, confirm: true })).toEqual({ outcome: 'erased' });
  expect(await owner.$count(person, eq(person.id, id))).toBe(0);
  for (const table of ['second_factor', 'recovery_code', 'half_sign_in', 'attempt']) {
    const rows = await owner.execute(
      sql`select from ${sql.identifier(table)} t where t::text like ${`%${id}%`}`,
    );
    expect([table, rows.length]).toEqual([table, 0]);
  }
  expect((await verifyAudit(owner)).problems).toEqual([]);
});
