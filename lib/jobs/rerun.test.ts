import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { createRun } from '../data/runs/create';
import { anOwner, answerFirstSection } from '../data/testing/visitors';

const { db, sql, url } = await withTestDatabase();

function command(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/jobs/rerun.ts', ...words],
    { env: { ...process.env, DATABASE_URL: url }, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

it('says which stored results give the same bytes, and ends with 1 where one does not', {
  timeout: 60_000,
}, async () => {
  const { ctx } = await anOwner(db);
  await answerFirstSection(ctx);
  const { id } = await createRun(ctx, {});
  expect(command('all')).toMatchObject({ status: 0, stdout: `${id} same\n1 results, 0 not the same\n` });
  expect(command(id)).toMatchObject({ status: 0 });
  expect(command()).toMatchObject({ status: 1, stdout: '' });
  expect(command('nonsense')).toMatchObject({
    status: 1,
    stdout: 'nonsense cannot be run again (not_found)\n1 results, 1 not the same\n',
  });
  await sql`alter table run_match disable trigger run_match_is_final`;
  await sql`update run_match set match = replace(match, '"no"', '"closed"') where run_id = ${id}`;
  expect(command('all')).toMatchObject({ status: 1, stdout: `${id} different\n1 results, 1 not the same\n` });
});
