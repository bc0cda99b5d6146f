import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { diagnostic, institutionVersion, sensitiveRun, sensitiveRunMatch } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { deleteDiagnostic } from '../diagnostics/delete';
import { getDiagnostic } from '../diagnostics/get';
import { saveScreen } from '../diagnostics/save-screen';
import { aJob, anOwner, answerFirstSection, save } from '../testing/visitors';
import { createRun } from './create';
import { latestRun } from './latest';
import { getMatch } from './match';
import { rerun } from './rerun';

const { db, owner: admin } = await withTestDatabase();

// Words that stand in no catalogue, policy or reference file once places are kept for nobody else.
const GROUPS = ['women', 'indigenous_afro', 'disability', 'migrant', 'rural', 'youth'];
const TYPED = 'canary_typed_text';
const SENSITIVE = ['sensitive_answer', 'sensitive_screen', 'sensitive_run', 'sensitive_run_match'];
/** Published, and the same for every firm. */
const PUBLIC = [
  'institution_version',
  'offering_version',
  'match_reference',
  'rule_template',
  'size_rule',
  'activity',
];

/** Tables of which some column of text or JSON holds the word. */
async function tablesWith(word: string): Promise<readonly string[]> {
  const columns = await admin.execute<{ table: string; column: string }>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'json', 'jsonb', 'ARRAY', 'USER-DEFINED')`);
  const found = new Set<string>();
  for (const { table, column } of columns) {
    const rows = await admin.execute(
      sql`select 1 from ${sql.identifier(table)} where ${sql.identifier(column)}::text like ${`%${word}%`} limit 1`,
    );
    if (rows.length > 0) found.add(table);
  }
  return [...found].filter((table) => !PUBLIC.includes(table));
}

const owner = await anOwner(db);
const { ctx } = owner;

beforeAll(async () => {
  // Every institution keeps places for these groups, so that the answer shows in as many matches as it can.
  const rows = await admin.select().from(institutionVersion);
  for (const { id, definition } of rows) {
    const one = Object(definition);
    const reserved = Object.fromEntries(GROUPS.map((group) => [group, 0.4]));
    const changed = { ...one, access: { ...one.access, reserved } };
    await admin.update(institutionVersion).set({ definition: changed }).where(eq(institutionVersion.id, id));
  }
  await answerFirstSection(ctx);
  await save(ctx, 'priorities', { 'need.priorities.1': ['OPS'], 'need.priorities.2': ['QMS'] });
  await save(ctx, 'people', { 'people.lead_group': GROUPS }, 1);
  await save(ctx, 'refused', { 'access.refused': ['requirements'] });
  await createRun(ctx, {});
  await saveScreen(ctx, {
    screen: 'people',
    version: 2,
    intent: 'keep',
    fields: { 'people.lead_group': ['women', TYPED] },
  });
});

describe('answers about groups and refusals', () => {
  it.each([...GROUPS, TYPED])('leave no "%s" in any other table', async (word) => {
    const tables = await tablesWith(word);
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter((table) => !SENSITIVE.includes(table))).toEqual([]);
  });

  it('leave no name of the refusal in what is stored of a person elsewhere', async () => {
    const { answers } = await getDiagnostic(ctx);
    expect(answers['access.refused']?.answer).toEqual({ state: 'answered', value: ['requirements'] });
    const [row] = await admin.execute<{ rows: number }>(sql`select count(*)::int as rows from sensitive_answer
      where fact = 'access.refused'`);
    expect(row?.rows).toBe(1);
    for (const table of ['answer', 'diagnostic_screen', 'match_run', 'run_match'])
      expect(
        await admin.execute(
          sql`select 1 from ${sql.identifier(table)} t where t::text like '%"requirements"%'`,
        ),
      ).toEqual([]);
  });

  it('are seen by their owner: the label, what was typed, and the same bytes again', async () => {
    const run = await latestRun(ctx);
    const labelled = run?.summary.matches.find((match) =>
      match.labels.some((label) => label.code === 'label.place_kept'),
    );
    for (const group of ['women', 'youth'])
      expect(labelled?.labels).toContainEqual({
        code: 'label.place_kept',
        values: { groups: [group], percent: 40 },
      });
    const detail = await getMatch(ctx, labelled?.offering ?? '');
    expect(detail.match.labels).toEqual(labelled?.labels);
    expect(run?.summary.matches[detail.position - 1]?.offering).toBe(labelled?.offering);
    expect((await getDiagnostic(ctx)).screens.people?.pending?.fields).toEqual({
      'people.lead_group': ['women', TYPED],
    });
    expect(await rerun(ctx, run?.id ?? '')).toMatchObject({ same: true });
    expect(await rerun(aJob(db, 'rerun'), run?.id ?? '')).toMatchObject({ same: true });
  });

  it('go with their diagnostic', async () => {
    expect(await admin.$count(sensitiveRun)).toBe(1);
    expect(await admin.$count(sensitiveRunMatch)).toBeGreaterThan(0);
    await deleteDiagnostic(ctx, {});
    expect(await admin.$count(diagnostic)).toBe(0);
    for (const table of SENSITIVE)
      expect(await admin.execute(sql`select 1 from ${sql.identifier(table)}`)).toEqual([]);
  });

  it('leave nothing apart where none were given', async () => {
    const other = await anOwner(db);
    await save(other.ctx, 'country', { 'firm.country': ['AR'] });
    const { id } = await createRun(other.ctx, {});
    expect(await admin.$count(sensitiveRun)).toBe(0);
    expect(await rerun(other.ctx, id)).toMatchObject({ same: true });
  });
});
