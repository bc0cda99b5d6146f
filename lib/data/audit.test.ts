import { afterEach, describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from './audit';
import { anOwner, contentHash, save } from './testing/visitors';

const { db, owner: admin, sql } = await withTestDatabase();

const TRIGGERS = ['audit_log_is_append_only', 'audit_log_is_chained'];

/** As someone who owns the database could. */
async function tampering(change: () => Promise<unknown>) {
  await sql`create table audit_copy as table audit_log`;
  for (const name of TRIGGERS) await sql.unsafe(`alter table audit_log disable trigger ${name}`);
  await change();
}

afterEach(async () => {
  const [copy] = await sql`select 1 from information_schema.tables where table_name = 'audit_copy'`;
  if (!copy) return;
  await sql`delete from audit_log`;
  await sql`insert into audit_log select * from audit_copy`;
  await sql`drop table audit_copy`;
  for (const name of TRIGGERS) await sql.unsafe(`alter table audit_log enable trigger ${name}`);
});

for (let count = 0; count < 4; count += 1) {
  const { ctx } = await anOwner(db);
  await Promise.all(
    ['home', 'direct', 'supplier'].map((goal) => save(ctx, 'goal', { 'sales.goal': [goal] })),
  );
}
const honest = await verifyAudit(admin);
const middle = Math.floor(honest.rows / 2);

describe('the audit log', () => {
  it('is one chain, also when many write at the same moment', async () => {
    expect(honest.problems).toEqual([]);
    expect(honest.head?.seq).toBe(honest.rows);
    await Promise.all(Array.from({ length: 30 }, () => anOwner(db)));
    const after = await verifyAudit(admin, honest.head ?? undefined);
    expect(after).toMatchObject({ rows: honest.rows + 30, problems: [] });
  });

  it.each([
    "update audit_log set action = 'x' where seq = 1",
    'delete from audit_log where seq = 1',
    'truncate audit_log',
  ])('refuses: %s', async (statement) => {
    const before = await contentHash(admin);
    await expect(sql.unsafe(statement)).rejects.toThrow('audit_log rows are final');
    expect(await contentHash(admin)).toBe(before);
  });

  it('numbers and dates a row itself, whatever it is told', async () => {
    await sql`insert into audit_log (seq, at, actor_kind, action, target_kind, target_id, prev_hash, hash)
      values (1, '1999-01-01', 'x', 'x', 'x', 'x', 'x', 'x')`;
    expect((await verifyAudit(admin)).problems).toEqual([]);
  });

  it.each([
    [
      'an edit',
      `update audit_log set target_id = 'someone else' where seq = ${middle}`,
      [{ seq: middle, problem: 'changed' }],
    ],
    [
      'an edit of the time',
      `update audit_log set at = at + interval '1 second' where seq = ${middle}`,
      [{ seq: middle, problem: 'changed' }],
    ],
    [
      'a deletion',
      `delete from audit_log where seq = ${middle}`,
      [
        { seq: middle, problem: 'missing' },
        { seq: middle + 1, problem: 'unchained' },
      ],
    ],
    [
      'the first row gone',
      'delete from audit_log where seq = 1',
      [
        { seq: 1, problem: 'missing' },
        { seq: 2, problem: 'unchained' },
      ],
    ],
  ])('finds %s', async (_, statement, problems) => {
    await tampering(() => sql.unsafe(statement));
    expect((await verifyAudit(admin)).problems).toEqual(problems);
  });

  it('finds rows that changed places', async () => {
    await tampering(async () => {
      await sql`update audit_log set seq = -1 where seq = ${middle}`;
      await sql`update audit_log set seq = ${middle} where seq = ${middle + 1}`;
      await sql`update audit_log set seq = ${middle + 1} where seq = -1`;
    });
    expect((await verifyAudit(admin)).problems.length).toBeGreaterThan(2);
  });

  it('finds a row put in by hand', async () => {
    await tampering(
      () => sql`insert into audit_log select seq + 1, at, actor_kind, actor_id, action, target_kind, 'forged',
      before_hash, after_hash, hash, repeat('0', 64) from audit_log order by seq desc limit 1`,
    );
    expect((await verifyAudit(admin)).problems).toMatchObject([{ problem: 'changed' }]);
  });

  it('finds a cut tail by a head noted earlier', async () => {
    const { head } = await verifyAudit(admin);
    await tampering(() => sql`delete from audit_log where seq > ${middle}`);
    expect((await verifyAudit(admin)).problems).toEqual([]);
    expect((await verifyAudit(admin, head ?? undefined)).problems).toEqual([
      { seq: head?.seq, problem: 'missing' },
    ]);
  });
});

it.each(['answer', 'sensitive_answer', 'consent', 'match_run', 'run_match', 'match_reference'])(
  '%s rows are never changed',
  async (table) => {
    const [column] =
      await sql`select column_name from information_schema.columns where table_name = ${table} limit 1`;
    await expect(
      sql.unsafe(`update ${table} set ${column?.column_name} = ${column?.column_name}`),
    ).rejects.toThrow('rows are final');
  },
);

it('holds no answer and no code', async () => {
  const { ctx, code } = await anOwner(db);
  await save(ctx, 'goal', { 'sales.goal': ['undecided'] });
  const rows = await sql`select t::text as text from audit_log t`;
  for (const row of rows) {
    expect(row.text).not.toContain(code);
    expect(row.text).not.toContain('undecided');
  }
});
