import { randomBytes, randomUUID } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { mail, request, signInLink } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { saveScreen } from '../diagnostics/save-screen';
import { sharedSchema } from '../requests/shared';
import { createRun } from '../runs/create';
import { keepOffering } from '../saved/keep';
import { aPerson } from '../testing/people';
import { aJob, anOwner, answerFirstSection, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { keepTypedForm } from '../typed/keep';
import { actorOfSession } from './actor-of-session';
import { eraseFirm } from './erase-firm';
import { eraseOwn } from './erase-own';
import { exportOwn } from './export-own';
import { followLink } from './follow-link';
import { invite } from './invite';
import { sendLink } from './send-link';
import { signIn } from './sign-in';
import { anAddress, aSignedUp, DEVICE, PASSWORD, sentToken, signedInBy } from './testing/signed-up';
import { newToken } from './tokens';

const { db, owner, sql: client } = await withTestDatabase();
const visitor = aVisitor(db);

function canary(): string {
  return `canary${randomBytes(6).toString('hex')}`;
}

/** Which of the texts stand in which table, as a search through a dump would see them. */
async function found(texts: readonly string[]): Promise<readonly { text: string; table: string }[]> {
  const tables = await client<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const all: { text: string; table: string }[] = [];
  for (const { name: table } of tables) {
    const rows = await client.unsafe<{ text: string }[]>(
      `select sought.word as text from unnest($1::text[]) sought (word) where exists (
        select from "${table}" held where held::text ilike '%' || sought.word || '%')`,
      [[...texts]],
    );
    all.push(...rows.map(({ text }) => ({ text, table })));
  }
  return all;
}

/** Which of the texts stand in the samples of columns that PostgreSQL takes for its plans, which outlast the rows. */
async function sampled(texts: readonly string[]): Promise<readonly string[]> {
  const rows = await client<{ text: string }[]>`
    select sought.word as text from unnest(${[...texts]}::text[]) sought (word) where exists (
      select from pg_statistic held where held::text ilike '%' || sought.word || '%')`;
  return rows.map(({ text }) => text);
}

/** A field of each of these pages, whose text is kept as typed. */
const FIELDS = {
  ...{ country: 'firm.country', place: 'firm.subdivision', activity: 'firm.isic', size: 'firm.employees' },
  ...{
    goal: 'sales.goal',
    people: 'people.lead_group',
    languages: 'access.languages',
    refused: 'access.refused',
  },
} as const;

/** A firm with more than twenty texts of its own in as many places as it can leave them. */
async function aMarkedFirm() {
  const texts: string[] = [];
  const marked = (end = '') => {
    const text = `${canary()}${end}`;
    texts.push(text);
    return text;
  };
  const [email, colleague, waiting] = [marked('@a.example'), marked('@b.example'), marked('@c.example')];
  const draft = await anOwner(db);
  await answerFirstSection(draft.ctx);
  await createRun(draft.ctx, {});
  await aSignedUp({ db, owner }, { from: draft.ctx, email, name: marked(), firmName: marked() });
  const typed = { email, password: PASSWORD, network: 'net' };
  await signIn(visitor, { ...typed, device: marked() });
  const signed = await signIn(visitor, { ...typed, device: marked() });
  if (signed.outcome !== 'signedIn') throw new Error(signed.outcome);
  const rosa = await signedInBy(db, signed.token);
  for (const [screen, field] of Object.entries(FIELDS)) {
    const fields = { [field]: [marked()] };
    await saveScreen(rosa.ctx, { screen, fields, version: 1, intent: 'keep' });
  }
  await invite(rosa.ctx, { email: colleague, role: 'firm_colleague' });
  const token = await sentToken(owner, colleague);
  const used = await followLink(visitor, { token, name: marked(), device: marked() });
  if (used.outcome !== 'signedIn') throw new Error(used.outcome);
  await invite(rosa.ctx, { email: waiting, role: 'firm_adviser', consent: true });
  // Somebody who advises others too, whose link is used and was cleared away.
  const adviser = await aSignedUp({ db, owner });
  await invite(rosa.ctx, { email: adviser.email, role: 'firm_adviser', consent: true });
  await followLink(visitor, { token: await sentToken(owner, adviser.email), device: DEVICE });
  await owner.delete(signInLink).where(eq(signInLink.email, adviser.email));
  await sendLink(visitor, { email, purpose: 'new_password', network: null });
  // A form of hers that could not be taken.
  const fields = { message: [marked()] };
  await keepTypedForm(rosa.ctx, { token: newToken(), form: '/account/requests/send', fields, errors: [] });
  const firm = 'firm' in rosa.ctx.actor ? rosa.ctx.actor.firm : '';
  const request = randomUUID();
  await owner.execute(sql`
    insert into request (id, firm_id, institution, offering, kind, state, shared, notify, audit_salt)
    values (${request}, ${firm}, 'I03', 'O01', 'talk', 'sent', ${JSON.stringify({ said: marked() })}::jsonb, true, 'x')`);
  await owner.execute(sql`
    insert into request_event (request_id, number, step, side, person, text)
    values (${request}, 1, 'send', (enum_range(null::request_side))[1], ${rosa.account.person.id}, ${marked()})`);
  await owner.execute(sql`
    insert into request_event (request_id, number, step, side, person, text)
    values (${request}, 2, 'send', (enum_range(null::request_side))[1], ${rosa.account.person.id}, ${marked()})`);
  await keepOffering(rosa.ctx, { offering: 'O01', note: marked() });
  await owner.execute(sql`
    insert into notice (id, diagnostic_id, offering, before, after, because, catalogue_revision, as_of)
    values (${randomUUID()}, ${draft.id}, ${marked()}, 'no', 'eligible', '{"why": "new"}', 1, '2026-12-01')`);
  await owner.execute(sql`
    insert into identity values (gen_random_uuid(), ${marked()}, ${marked()}, ${rosa.account.person.id})`);
  await owner.execute(sql`insert into notice_state values (${draft.id}, 1, ${marked()}, '{}')`);
  await owner.execute(sql`insert into notice_reader values (${draft.id}, ${rosa.account.person.id})`);
  await owner.execute(sql`
    update result_day set levels = jsonb_build_object(${marked()}::text, 1) where diagnostic_id = ${draft.id}`);
  return { rosa, draft, firm, texts, colleague: used.token };
}

describe('erasing a firm', () => {
  it('leaves none of its texts in any table, and the audit log whole', async () => {
    const neighbour = await aSignedUp({ db, owner });
    const { rosa, draft, firm, texts, colleague } = await aMarkedFirm();
    expect(texts).toHaveLength(27);
    expect(new Set((await found(texts)).map(({ text }) => text)).size).toBe(27);
    await client`analyze`;
    const rows = (await verifyAudit(owner)).rows;
    expect(await eraseFirm(rosa.ctx, { password: PASSWORD, confirm: true })).toEqual({ outcome: 'erased' });
    expect(await found(texts)).toEqual([]);
    expect(await sampled(texts)).toEqual([]);
    const ids = [firm, draft.id, rosa.account.person.id];
    expect(await found(ids)).toEqual(ids.map((text) => ({ text, table: 'audit_log' })));
    for (const id of ids) {
      expect((await auditOf(owner, id)).at(-1)).toMatchObject({ action: 'firm.erase', after: null });
    }
    for (const token of [colleague, rosa.account.session]) expect(await actorOfSession(db, token)).toBeNull();
    const audit = await verifyAudit(owner);
    expect(audit.problems).toEqual([]);
    expect(audit.rows).toBeGreaterThan(rows);
    // Nobody else notices.
    expect(await actorOfSession(db, neighbour.token)).not.toBeNull();
  });

  it('tells the institution of a place that is free again, without whose it was, and the log of each request', async () => {
    const officer = await aPerson(owner, { role: 'programme_officer', institution: 'I03' });
    const elsewhere = await aPerson(owner, { role: 'programme_officer', institution: 'I02' });
    const board = await aPerson(owner, { role: 'seat_holder', institution: 'I03' });
    const { rosa, firm, texts } = await aMarkedFirm();
    const place = randomUUID();
    await owner.insert(request).values({
      ...{ id: place, firmId: firm, institution: 'I03', offering: 'O06', kind: 'place', state: 'accepted' },
      ...{ shared: { said: texts[0] }, notify: true, auditSalt: 'x' },
    });
    const asked = await owner.select({ id: request.id }).from(request).where(eq(request.firmId, firm));
    expect(asked).toHaveLength(2);
    await eraseFirm(rosa.ctx, { password: PASSWORD, confirm: true });
    const told = await owner.select().from(mail).where(eq(mail.kind, 'place_free'));
    expect(told.map(({ to }) => to)).toContain(officer.email);
    expect(told.map(({ to }) => to)).not.toContain(elsewhere.email);
    expect(told.map(({ to }) => to)).not.toContain(board.email);
    expect(await found(texts)).toEqual([]);
    for (const { id } of asked)
      expect((await auditOf(owner, id)).at(-1)).toMatchObject({ action: 'firm.erase', after: null });
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('leaves the mails of another firm to the same people', async () => {
    const { rosa, texts } = await aMarkedFirm();
    const tomas = await aSignedUp({ db, owner }, { firmName: canary() });
    const email = texts[2] ?? '';
    await invite(tomas.ctx, { email, role: 'firm_colleague' });
    await eraseFirm(rosa.ctx, { password: PASSWORD, confirm: true });
    const [name = ''] = tomas.account.memberships.flatMap(({ firm }) => firm?.name ?? []);
    expect(await found([name])).toContainEqual({ text: name, table: 'mail' });
  });

  it('keeps people who act for somebody else too', async () => {
    const rosa = await aSignedUp({ db, owner });
    const tomas = await aSignedUp({ db, owner });
    await invite(rosa.ctx, { email: tomas.email, role: 'firm_colleague' });
    await followLink(visitor, { token: await sentToken(owner, tomas.email), device: DEVICE });
    await eraseFirm(rosa.ctx, { password: PASSWORD, confirm: true });
    const still = await actorOfSession(db, tomas.token);
    expect(still?.account.memberships).toHaveLength(1);
    expect(still?.actor).toMatchObject({ kind: 'firm_owner' });
  });

  it('is refused with a wrong password, to all but the owner, and changes nothing but the count', async () => {
    const rosa = await aSignedUp({ db, owner });
    const colleague = anAddress();
    await invite(rosa.ctx, { email: colleague, role: 'firm_colleague' });
    const used = await followLink(visitor, {
      ...{ token: await sentToken(owner, colleague), name: 'Ana', device: DEVICE },
    });
    const { ctx } = await signedInBy(db, used.outcome === 'signedIn' ? used.token : '');
    const before = await contentHash(owner);
    for (const other of [visitor, aJob(db), ctx])
      await expect(eraseFirm(other, { password: PASSWORD, confirm: true })).rejects.toMatchObject({
        code: 'forbidden',
      });
    expect(await contentHash(owner)).toBe(before);
    for (const password of ['guess', null])
      expect(await eraseFirm(rosa.ctx, { password, confirm: true })).toEqual({ outcome: 'wrong' });
    expect(await actorOfSession(db, rosa.token)).not.toBeNull();
  });
});

describe('erasing oneself', () => {
  it('leaves the firm as it is', async () => {
    const rosa = await aSignedUp({ db, owner });
    const email = `${canary()}@example.org`;
    await invite(rosa.ctx, { email, role: 'firm_colleague' });
    const token = await sentToken(owner, email);
    const used = await followLink(visitor, { token, name: canary(), device: DEVICE });
    const ana = await signedInBy(db, used.outcome === 'signedIn' ? used.token : '');
    const phone = canary();
    const ids = [randomUUID(), randomUUID()];
    const contacts = [
      { name: ana.account.person.name, email, phone },
      { name: 'Rosa Díaz', email: rosa.email, phone: '' },
    ];
    for (const [place, contact] of contacts.entries())
      await owner.insert(request).values({
        ...{ id: ids[place] ?? '', firmId: rosa.account.memberships[0]?.firm?.id ?? '', institution: 'I03' },
        ...{ offering: `O0${place}`, kind: 'talk', state: 'sent', notify: true, auditSalt: 'x' },
        shared: { firm: 'Bodega Sur', contact, answers: {}, match: null },
      });
    expect(await eraseOwn(ana.ctx, { password: null, confirm: true })).toEqual({ outcome: 'erased' });
    expect(await found([email, ana.account.person.name, phone])).toEqual([]);
    const kept = await owner.select().from(request).where(inArray(request.id, ids)).orderBy(request.offering);
    expect(kept.map(({ shared }) => sharedSchema.parse(shared).contact)).toEqual([
      { name: '', email: '', phone: '' },
      contacts[1],
    ]);
    expect((await auditOf(owner, ids[0] ?? '')).map(({ action }) => action)).toEqual(['account.erase']);
    expect(await auditOf(owner, ids[1] ?? '')).toEqual([]);
    expect(await actorOfSession(db, rosa.token)).not.toBeNull();
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('is not for an owner, whose firm would be nobody’s, nor for a visitor or a job', async () => {
    const rosa = await aSignedUp({ db, owner });
    const before = await contentHash(owner);
    for (const ctx of [visitor, aJob(db)])
      await expect(eraseOwn(ctx, { password: PASSWORD, confirm: true })).rejects.toMatchObject({
        code: 'forbidden',
      });
    expect(await contentHash(owner)).toBe(before);
    await expect(eraseOwn(rosa.ctx, { password: PASSWORD, confirm: true })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await actorOfSession(db, rosa.token)).not.toBeNull();
  });
});

describe('an export', () => {
  it('holds everything of the person and the firm, and nothing that opens anything', async () => {
    const { rosa, texts } = await aMarkedFirm();
    const { json, csv, answersCsv } = await exportOwn(rosa.ctx);
    const text = JSON.stringify(json);
    // All but what is about the colleague, whose own export holds it, and the mail to somebody who has not come.
    const missing = texts.filter((one) => !text.includes(one));
    expect(missing.filter((one) => !one.includes('@'))).toHaveLength(2);
    expect(missing.map((one) => one.split('@')[1] ?? '').filter(Boolean)).toEqual(['b.example', 'c.example']);
    const held = Object.entries(json).filter(([, rows]) => rows.length > 0);
    expect(held.map(([table]) => table)).toEqual(
      expect.arrayContaining([
        ...[
          'person',
          'membership',
          'session',
          'identity',
          'known_device',
          'sign_in_link',
          'mail',
          'firm',
          'diagnostic',
        ],
        ...[
          'diagnostic_screen',
          'answer',
          'sensitive_answer',
          'match_run',
          'run_match',
          'request',
          'request_event',
        ],
        ...['saved_match', 'result_day', 'notice', 'notice_state', 'notice_reader', 'typed_form'],
      ]),
    );
    expect(/argon2|(password|token|code)_hash|audit_salt|sign-in.link\//.test(text)).toBe(false);
    // As a spreadsheet it says no less, and each line what it is of.
    expect(texts.filter((one) => text.includes(one) && !csv.includes(one))).toEqual([]);
    expect(csv.split('\n')[0]).toBe('table,row,field,value');
    expect(csv).toContain(`\nperson,1,email,${rosa.account.person.email}\n`);
    expect(csv).toContain('\nmembership,1,role,firm_owner\n');
    expect(/argon2|(password|token|code)_hash|audit_salt|sign-in.link\//.test(csv)).toBe(false);
    expect(answersCsv.split('\n')[0]).toBe('fact,answer,source,given_at,instrument_version');
    expect(answersCsv).toContain('firm.employees');
    expect(answersCsv.trim().split('\n')).toHaveLength(
      1 + (json.answer?.length ?? 0) + (json.sensitive_answer?.length ?? 0),
    );
  });

  it('holds nothing of anybody else also where no rule of the database stands behind it', async () => {
    const { texts } = await aMarkedFirm();
    const tomas = await aSignedUp({ db, owner });
    const { json } = await exportOwn({ ...tomas.ctx, db: owner });
    for (const text of texts) expect(JSON.stringify(json)).not.toContain(text);
    expect(json.firm).toHaveLength(1);
    expect(json.diagnostic).toEqual([]);
  });

  it('holds nothing of anybody else, and only what is theirs for an adviser', async () => {
    const { rosa, texts } = await aMarkedFirm();
    const tomas = await aSignedUp({ db, owner });
    const others = JSON.stringify(await exportOwn(tomas.ctx));
    for (const text of texts) expect(others).not.toContain(text);
    await invite(rosa.ctx, { email: tomas.email, role: 'firm_adviser', consent: true });
    await owner.execute(
      sql`update membership set ended_at = now() where person_id = ${tomas.account.person.id}`,
    );
    const used = await followLink(visitor, { token: await sentToken(owner, tomas.email), device: DEVICE });
    const adviser = await signedInBy(db, used.outcome === 'signedIn' ? used.token : '');
    expect(adviser.ctx.actor.kind).toBe('firm_adviser');
    expect(Object.keys((await exportOwn(adviser.ctx)).json)).not.toContain('firm');
    for (const ctx of [visitor, aJob(db)])
      await expect(exportOwn(ctx)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
