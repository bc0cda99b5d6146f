import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { person, typedForm } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { TYPED_MAX } from '../../schemas/limits';
import { personOf } from '../context';
import { enterScope, lookFor } from '../scope';
import { ofInstitution } from '../testing/people';
import { aJob, aVisitor } from '../testing/visitors';
import { keepTypedForm } from './keep';
import { readTypedForm } from './read';

const { db, owner } = await withTestDatabase();
const ctx = aVisitor(db);
const aToken = () => randomBytes(32).toString('base64url');
const typed = {
  form: '/account/requests/send',
  fields: { message: ['Hello'], share: ['firm.country', 'firm.isic'] },
  errors: [{ field: 'phone', code: 'too_long' }],
};

it('gives a form back to the browser that sent it, for that form alone', async () => {
  const token = aToken();
  await keepTypedForm(ctx, { token, ...typed });
  const { form, ...rest } = typed;
  expect(await readTypedForm(ctx, token, form)).toEqual(rest);
  expect(await readTypedForm(ctx, token, '/account/details')).toBeNull();
  expect(await readTypedForm(ctx, aToken(), form)).toBeNull();
});

it('keeps the last form only, and none that is an hour old', async () => {
  const token = aToken();
  await keepTypedForm(ctx, { token, ...typed });
  await keepTypedForm(ctx, { token, ...typed, fields: { message: ['Again'] } });
  expect(await readTypedForm(ctx, token, typed.form)).toMatchObject({ fields: { message: ['Again'] } });
  await owner.update(typedForm).set({ expiresAt: sql`now() - interval '1 second'` });
  expect(await readTypedForm(ctx, token, typed.form)).toBeNull();
});

it('is refused to a job, and refuses what is no form', async () => {
  const token = aToken();
  await expect(keepTypedForm(aJob(db), { token, ...typed })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(readTypedForm(aJob(db), token, typed.form)).rejects.toMatchObject({ code: 'forbidden' });
  const fields = Object.fromEntries(
    Array.from({ length: TYPED_MAX + 1 }, (_, index) => [`f${index}`, ['x']]),
  );
  await expect(keepTypedForm(ctx, { token, ...typed, fields })).rejects.toMatchObject({ code: 'invalid' });
});

it('goes with the person who had signed in, and is kept in nobody else’s name', async () => {
  const officer = await ofInstitution({ db, owner }, 'I01');
  const [token, other] = [aToken(), aToken()];
  await keepTypedForm(officer, { token, ...typed });
  await keepTypedForm(ctx, { token: other, ...typed });
  expect(await readTypedForm(officer, token, typed.form)).not.toBeNull();
  const id = personOf(officer.actor) ?? '';
  const forged = db.transaction(async (tx) => {
    await enterScope(tx, ctx.actor);
    await lookFor(tx, { token: 'forged' });
    await tx.execute(sql`insert into typed_form values ('forged', '/', '{}', '[]', now(), ${id})`);
  });
  await expect(forged).rejects.toMatchObject({ cause: expect.objectContaining({ code: '42501' }) });
  await owner.delete(person).where(eq(person.id, id));
  expect(await readTypedForm(officer, token, typed.form)).toBeNull();
  expect(await readTypedForm(ctx, other, typed.form)).not.toBeNull();
});
