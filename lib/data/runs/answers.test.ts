import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getDiagnostic } from '../diagnostics/get';
import { anOwner, answerFirstSection, aVisitor, save } from '../testing/visitors';
import { answersOfRun } from './answers';
import { createRun } from './create';

const { db } = await withTestDatabase();
const { ctx } = await anOwner(db);
await answerFirstSection(ctx);
const { id } = await createRun(ctx, {});

it('are those of the result, also of groups, after the firm has answered anew', async () => {
  const before = (await getDiagnostic(ctx)).answers;
  expect(await answersOfRun(ctx, id)).toEqual(before);
  await save(ctx, 'size', { 'firm.employees': ['400'] }, 1);
  await save(ctx, 'people', { 'people.lead_group': ['youth'] }, 1);
  await save(ctx, 'priorities', { 'need.priorities.1': ['OPS'] });
  const then = await answersOfRun(ctx, id);
  expect(then['firm.employees']?.answer).toEqual({ state: 'answered', value: 14 });
  expect(then['people.lead_group']?.answer).toEqual({ state: 'answered', value: ['women'] });
  expect(then['need.priorities']).toBeUndefined();
});

it('are shown to nobody else, and there are none of no result', async () => {
  const other = await anOwner(db);
  for (const [who, run] of [
    [other.ctx, id],
    [ctx, '00000000-0000-4000-8000-000000000000'],
    [ctx, 'no id'],
  ] as const)
    await expect(answersOfRun(who, run)).rejects.toMatchObject({ code: 'not_found' });
  await expect(answersOfRun(aVisitor(db), id)).rejects.toMatchObject({ code: 'not_found' });
});
