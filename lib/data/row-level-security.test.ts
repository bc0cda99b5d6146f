import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '@/db/client';
import { withTestDatabase } from '@/db/testing';
import type { Actor } from './context';
import { recordConsent } from './diagnostics/consent';
import { getDiagnostic } from './diagnostics/get';
import { hashOfCode, newCode } from './draft-code';
import { refreshPopulation } from './population/refresh';
import { createRun } from './runs/create';
import { latestRun } from './runs/latest';
import { enterScope, goOnFor, lookFor } from './scope';
import { aFirm, ofInstitution, type TestFirm } from './testing/people';
import { aJob, anOwner, answerFirstSection, aVisitor } from './testing/visitors';

const { db, owner, url } = await withTestDatabase();

/** The same for everybody. Every other table must hide its rows from whoever has not said who they are. */
const SHARED = {
  select: [
    ...['reference_load', 'country', 'subdivision', 'capital_subdivision', 'place', 'activity', 'size_rule'],
    ...['standard', 'capability', 'rule_template', 'ranking_policy', 'exchange_rate'],
    'institution_version',
  ],
  // Of the catalogue, each institution adds to its own part.
  'insert, select': ['match_reference', 'catalogue_revision', 'offering_version', 'intake'],
};

/** Counts of attempts, which nobody owns: whoever says who they are may count. */
const COUNTERS = ['attempt', 'code_attempt'];
/** What anybody may cause, in their own name or to a mailbox, and nobody may read. */
const WRITTEN_BY_ALL = ['audit_log', 'mail'];

type Table = { name: string; enabled: boolean; forced: boolean; owner: string };

const tables = await owner.execute<Table>(sql`
  select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, r.rolname as owner
  from pg_class c join pg_roles r on r.oid = c.relowner
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1`);
const shared = Object.values(SHARED).flat();
const hidden = tables.map(({ name }) => name).filter((name) => !shared.includes(name));

let firm: TestFirm;

// One row of everybody's in every table that hides its rows, so that there is something to hide.
beforeAll(async () => {
  firm = await aFirm({ db, owner });
  await recordConsent(firm.ctx, { purpose: 'reports', given: true, textVersion: '1' });
  await createRun(firm.ctx, {});
  await refreshPopulation(aJob(db, 'count-population'));
  const [own] = await owner.execute<{ person: string }>(
    sql`select person_id as person from membership where firm_id = ${firm.id}`,
  );
  const person = own?.person ?? '';
  await owner.execute(
    sql`insert into sensitive_screen values (${firm.diagnostic}, 'refused', 1, 1) on conflict do nothing`,
  );
  const run = sql`(select id from match_run limit 1)`;
  await owner.execute(sql`insert into sensitive_run values (${run}, '{}', '', '') on conflict do nothing`);
  await owner.execute(sql`insert into sensitive_run_match values (${run}, 'none', 0, '')`);
  await owner.execute(sql`insert into population_count values ('none', 1, '', '2026-12-01', 0, 0, 0, '{}')`);
  await owner.execute(sql`insert into population_part values (0, 1, '')`);
  await owner.execute(sql`insert into population_column values (0, 'firm.country', '')`);
  await owner.execute(sql`insert into code_attempt values ('all', 1)`);
  await owner.execute(sql`insert into attempt values ('all', 1)`);
  const ends = sql`now() + interval '1 day'`;
  await owner.execute(sql`
    insert into sign_in_link (token_hash, purpose, email, person_id, firm_id, expires_at)
    values ('link', 'sign_in', 'somebody@example.org', ${person}, ${firm.id}, ${ends})`);
  await owner.execute(sql`insert into second_factor values (${person}, 'sealed', 0)`);
  await owner.execute(sql`insert into recovery_code values (${person}, 'code')`);
  await owner.execute(sql`insert into half_sign_in values ('half', ${person}, ${ends})`);
  await owner.execute(sql`insert into known_device values ('device', ${person})`);
  await owner.execute(sql`insert into identity values (gen_random_uuid(), 'issuer', 'subject', ${person})`);
  await owner.execute(sql`
    insert into mail (id, "to", kind, locale) values (gen_random_uuid(), 'somebody@example.org', 'sign_in', 'en')`);
  await owner.execute(sql`
    insert into request (id, firm_id, institution, offering, kind, state, shared, notify, audit_salt)
    values (gen_random_uuid(), ${firm.id}, 'I01', 'O01', 'talk', 'sent', '{}', false, '')`);
  await owner.execute(sql`
    insert into request_event (request_id, number, step, side, person, text)
    select id, 1, 'send', 'firm', ${person}, '' from request`);
  await owner.execute(sql`
    insert into offering_draft (id, institution, offering, definition, text, edited_by)
    values (gen_random_uuid(), 'I01', 'O01', '{}', '{}', ${person})`);
  await owner.execute(sql`
    insert into offering_import (id, institution, person, session, expires_at)
    values (gen_random_uuid(), 'I01', ${person}, ${person}, ${ends})`);
  await owner.execute(sql`
    insert into offering_import_row (import_id, number, institution, line, outcome)
    select id, 1, 'I01', 2, 'refused' from offering_import`);
  await owner.execute(sql`insert into offering_event values ('O01', 1, 'I01', 'publish', 1, 1, ${person})`);
  await owner.execute(sql`insert into desk_setting values ('I01', true, ${person})`);
  await owner.execute(sql`
    insert into scheduled_step values (gen_random_uuid(), 'O01', 'I01', 'publish', '2027-01-01', 'none', ${person})`);
  await owner.execute(sql`insert into publish_ask values ('O01', 'I01', 'none', ${person})`);
  await owner.execute(sql`
    insert into intake (id, institution, offering, opens, closes, starts, places, reserved, release_days, answer_days,
      method, criteria, seed_hash, edited_by)
    values (gen_random_uuid(), 'I01', 'O01', '2026-12-01', '2026-12-02', '2026-12-03', 1, '[]', 1, 1,
      'lottery', '[]', '', ${person})`);
  await owner.execute(sql`insert into intake_seed select id, 'seed' from intake`);
  await owner.execute(sql`
    insert into intake_entry (request_id, intake_id, number, groups)
    select request.id, intake.id, 1, '[]' from request, intake`);
  await owner.execute(sql`
    insert into saved_match (diagnostic_id, offering, offering_version) values (${firm.diagnostic}, 'O01', 1)`);
  await owner.execute(sql`
    insert into notice (id, diagnostic_id, offering, before, after, because, catalogue_revision, as_of)
    values (gen_random_uuid(), ${firm.diagnostic}, 'O01', 'no', 'eligible', '{"why": "new"}', 1, '2026-12-01')`);
  await owner.execute(sql`insert into notice_state values (${firm.diagnostic}, 1, '', '{}')`);
  await owner.execute(sql`insert into notice_reader values (${firm.diagnostic}, ${person})`);
  await owner.execute(sql`insert into typed_form values ('form', '/', '{}', '[]', ${ends})`);
  await owner.execute(sql`
    insert into typed_edit (person, offering, form_id, expires_at) values (${person}, 'O01', gen_random_uuid(), ${ends})`);
});

describe('the tables', () => {
  it('are each named as shared, or hide their rows, from their owner too', () => {
    for (const name of shared) expect(tables.map((table) => table.name)).toContain(name);
    const open = tables.filter(({ name, enabled, forced }) => !shared.includes(name) && !(enabled && forced));
    expect(open).toEqual([]);
    expect(hidden.length).toBeGreaterThan(20);
  });

  it('give the application no more than it needs', async () => {
    const rows = await owner.execute<{ name: string; grants: string }>(sql`
      select table_name as name, string_agg(lower(privilege_type), ', ' order by privilege_type) as grants
      from information_schema.role_table_grants where grantee = 'puente_app' group by 1`);
    const grants = Object.fromEntries(rows.map((row) => [row.name, row.grants]));
    for (const [some, names] of Object.entries(SHARED))
      for (const name of names) expect([name, grants[name]]).toEqual([name, some]);
    expect(grants.audit_log).toBe('insert, select');
    for (const name of await finalTables()) expect([name, grants[name]]).not.toContain('update');
    expect(rows.filter((row) => /truncate|references|trigger/.test(row.grants))).toEqual([]);
  });

  it('belong to somebody else, as does everything the application could use to get around its rules', async () => {
    const [role] = await owner.execute(sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = 'puente_app'`);
    expect(Object.values(role ?? { missing: true })).toEqual([false, false, false, false, false]);
    const owned = sql`select count(*)::int as owned from pg_shdepend
      where refclassid = 'pg_authid'::regclass and refobjid = 'puente_app'::regrole and deptype = 'o'`;
    expect(await owner.execute(owned)).toEqual([{ owned: 0 }]);
    const member = sql`select count(*)::int as roles from pg_auth_members where member = 'puente_app'::regrole`;
    expect(await owner.execute(member)).toEqual([{ roles: 0 }]);
    const trusted = sql`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`;
    expect(await owner.execute(trusted)).toEqual([]);
    await expect(db.execute(sql`create table mine (id int)`)).rejects.toThrow();
    await expect(db.execute(sql`alter table person disable row level security`)).rejects.toThrow();
    const around = db.transaction(async (tx) => {
      await tx.execute(sql`set local row_security = off`);
      await tx.execute(sql`select from person`);
    });
    expect(await codeOf(around)).toBe('42501');
  });
});

/** Tables of which a trigger refuses every change. */
async function finalTables(): Promise<readonly string[]> {
  const rows = await owner.execute<{ name: string }>(
    sql`select distinct tgrelid::regclass::text as name from pg_trigger where tgfoid = 'refuse_change'::regproc`,
  );
  expect(rows.length).toBeGreaterThan(8);
  return rows.map(({ name }) => name);
}

const nobody = '00000000-0000-4000-8000-000000000000';
const stranger = { person: nobody, session: nobody };
const draft = hashOfCode(newCode());

const OTHERS: Readonly<Record<string, Actor | null>> = {
  'nobody at all': null,
  'a visitor': { kind: 'visitor', draft: null },
  'a visitor with another draft': { kind: 'visitor', draft },
  'another person': { kind: 'person', ...stranger },
  'the owner of another firm': { kind: 'firm_owner', ...stranger, firm: nobody, draft },
  'an officer of another institution': { kind: 'programme_officer', ...stranger, institution: 'I99' },
  'the administrator of another institution': { kind: 'institution_admin', ...stranger, institution: 'I99' },
  'a job of another name': { kind: 'job', name: 'test' },
};

describe.each(Object.entries(OTHERS))('%s, by raw SQL,', (_, actor) => {
  it('sees no row of anybody', async () => {
    for (const name of hidden) {
      const isTheirs = actor !== null && COUNTERS.includes(name);
      expect([name, await rowsOf(owner, name)]).not.toEqual([name, 0]);
      const seen = await as(actor, (tx) => rowsOf(tx, name));
      if (!isTheirs) expect([name, seen]).toEqual([name, 0]);
    }
  });

  it('adds none', async () => {
    for (const name of hidden) {
      if (actor !== null && [...COUNTERS, ...WRITTEN_BY_ALL].includes(name)) continue;
      const row = sql`select (jsonb_populate_record(null::${sql.identifier(name)}, ${await aRow(name)}::jsonb)).*`;
      const add = as(actor, (tx) =>
        tx.execute(sql`insert into ${sql.identifier(name)} overriding system value ${row}`),
      );
      expect([name, await codeOf(add)]).toEqual([name, '42501']);
    }
  });

  it('changes and deletes none', async () => {
    const before = await contentOf(hidden);
    for (const name of hidden) {
      if (actor !== null && COUNTERS.includes(name)) continue;
      const column = sql.identifier(await aColumn(name));
      for (const statement of [
        sql`update ${sql.identifier(name)} set ${column} = ${column}`,
        sql`delete from ${sql.identifier(name)}`,
      ]) {
        const code = await codeOf(
          as(actor, async (tx) => expect((await tx.execute(statement)).count).toBe(0)),
        );
        expect([null, '42501']).toContain(code);
      }
    }
    expect(await contentOf(hidden)).toEqual(before);
  });
});

it('shows a firm its own rows, and an institution the requests made to it', async () => {
  const seen = await as(firm.ctx.actor, async (tx) =>
    Object.fromEntries(
      await Promise.all(hidden.map(async (name) => [name, await rowsOf(tx, name)] as const)),
    ),
  );
  expect(seen).toMatchObject({ diagnostic: 1, firm: 1, membership: 1, person: 1, match_run: 1, request: 1 });
  expect(seen).toMatchObject({ saved_match: 1, result_day: 1, notice: 1, notice_state: 1, notice_reader: 1 });
  expect(seen).toMatchObject({ second_factor: 1, recovery_code: 1, half_sign_in: 1 });
  expect(seen.answer).toBeGreaterThan(0);
  expect(seen.run_match).toBeGreaterThan(0);
  const officer = await ofInstitution({ db, owner }, 'I01');
  expect(await as(officer.actor, (tx) => rowsOf(tx, 'request'))).toBe(1);
  expect(await as(officer.actor, (tx) => rowsOf(tx, 'request_event'))).toBe(1);
  expect(await as(officer.actor, (tx) => rowsOf(tx, 'answer'))).toBe(0);
});

it('finds a row for whoever holds what leads to it, and no other', async () => {
  const found = (sought: Parameters<typeof lookFor>[1], name: string) =>
    db.transaction(async (tx) => {
      await lookFor(tx, sought);
      return rowsOf(tx, name);
    });
  expect(await found({ token: 'link' }, 'sign_in_link')).toBe(1);
  expect(await found({ token: 'device' }, 'sign_in_link')).toBe(0);
  expect(await found({ token: 'half' }, 'half_sign_in')).toBe(1);
  expect(await found({ token: 'link' }, 'half_sign_in')).toBe(0);
  expect(await found({ token: 'half' }, 'second_factor')).toBe(0);
  expect(await found({ device: 'device' }, 'known_device')).toBe(1);
  expect(await found({ email: 'somebody@example.org' }, 'mail')).toBe(1);
  expect(await found({ email: 'nobody@example.org' }, 'mail')).toBe(0);
  const held = firm.ctx.actor.kind === 'firm_owner' ? (firm.ctx.actor.draft ?? '') : '';
  expect(await found({ code: held }, 'diagnostic')).toBe(1);
  expect(await found({ code: held }, 'answer')).toBe(0);
  const [counted] = await owner.execute<{ id: string }>(sql`select id from intake`);
  expect(await found({ intake: counted?.id ?? '' }, 'intake_entry')).toBe(1);
  expect(await found({ intake: nobody }, 'intake_entry')).toBe(0);
  expect(await found({ intake: counted?.id ?? '' }, 'request')).toBe(0);
  expect(await found({ intake: counted?.id ?? '' }, 'intake_seed')).toBe(0);
});

it('adds to the audit log only in the name of who asks, and takes nothing away', async () => {
  const entry = (kind: string, id: string | null) =>
    sql`insert into audit_log (actor_kind, actor_id, action, target_kind, target_id) values (${kind}, ${id}, '', '', '')`;
  const { actor } = firm.ctx;
  const named = 'person' in actor ? actor.person : '';
  await expect(as(actor, (tx) => tx.execute(entry('firm_owner', named)))).resolves.toMatchObject({
    count: 1,
  });
  for (const other of [entry('job', null), entry('firm_owner', nobody), entry('programme_officer', named)])
    expect(await codeOf(as(actor, (tx) => tx.execute(other)))).toBe('42501');
  for (const statement of [
    'update audit_log set action = action',
    'delete from audit_log',
    'truncate audit_log',
  ])
    for (const one of [actor, { kind: 'job', name: 'audit-verify' } as const, null])
      expect(await codeOf(as(one, (tx) => tx.execute(sql.raw(statement))))).toBe('42501');
});

it('forgets who asked with the end of a transaction, and of a statement that says so itself', async () => {
  const one = connect(url, { max: 1 });
  try {
    const ctx = { ...firm.ctx, db: one.db };
    for (const verb of [getDiagnostic, latestRun, (own: typeof ctx) => createRun(own, {})]) {
      expect(await verb(ctx)).toBeTruthy();
      expect(await rowsOf(one.db, 'diagnostic')).toBe(0);
    }
    await as(null, (tx) => goOnFor(tx, { person: nobody }));
    expect(await one.db.execute(sql`select puente_setting('actor') as actor`)).toEqual([{ actor: null }]);
  } finally {
    await one.close();
  }
});

it('shows another visitor nothing through the verbs, even with the id in hand', async () => {
  const other = await anOwner(db);
  await answerFirstSection(other.ctx);
  const count = await as(other.ctx.actor, async (tx) =>
    tx.execute(sql`select count(*)::int as rows from answer where diagnostic_id = ${firm.diagnostic}`),
  );
  expect(count).toEqual([{ rows: 0 }]);
  await expect(getDiagnostic(aVisitor(db))).rejects.toMatchObject({ code: 'not_found' });
});

function as<Out>(actor: Actor | null, work: (tx: Database) => Promise<Out>): Promise<Out> {
  return db.transaction(async (tx) => {
    if (actor) await enterScope(tx, actor);
    return work(tx);
  });
}

async function rowsOf(on: Database, name: string): Promise<number> {
  const [row] = await on.execute<{ rows: number }>(
    sql`select count(*)::int as rows from ${sql.identifier(name)}`,
  );
  return row?.rows ?? -1;
}

async function aRow(name: string): Promise<string> {
  const [row] = await owner.execute<{ row: string }>(
    sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t limit 1`,
  );
  return row?.row ?? '';
}

async function aColumn(name: string): Promise<string> {
  const [row] = await owner.execute<{ column: string }>(sql`
    select attname as column from pg_attribute
    where attrelid = ${name}::regclass and attnum > 0 and attidentity = '' order by attnum limit 1`);
  return row?.column ?? '';
}

function contentOf(names: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    names.map(async (name) => {
      const all = sql`select md5(string_agg(t::text, '|' order by t::text)) as hash from ${sql.identifier(name)} t`;
      const [row] = await owner.execute<{ hash: string }>(all);
      return `${name} ${row?.hash}`;
    }),
  );
}

/** Null where it went well. */
async function codeOf(work: Promise<unknown>): Promise<string | null> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return null;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(error);
}
