import { expect, it, vi } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { createRun } from '@/lib/data/runs/create';
import { anOwner, answerFirstSection, save } from '@/lib/data/testing/visitors';
import { printPage } from './print-view';

vi.mock('next/headers', () => ({ headers: async () => new Headers({ host: 'puente.example' }) }));

const { db } = await withTestDatabase();

it('says of an older result that something is not saved only where it is not saved by now', async () => {
  const { ctx } = await anOwner(db);
  await answerFirstSection(ctx);
  await createRun(ctx, {});
  await save(ctx, 'size', { 'firm.employees': ['400'] }, 1);
  await save(ctx, 'size', { 'firm.employees': ['400'], 'firm.year_started': ['long ago'] }, 2);
  const printed = await printPage(ctx);
  if (printed.kind !== 'run') throw new Error('There is a result.');
  expect(printed.view.stale).toBe(true);
  expect(printed.answers.diagnostic.answers['firm.employees']?.answer).toMatchObject({ value: 14 });
  expect([...printed.answers.unsaved]).toEqual(['firm.year_started']);
});
