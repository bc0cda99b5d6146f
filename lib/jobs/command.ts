import { randomUUID } from 'node:crypto';
import { connect, databaseUrl } from '@/db/client';
import type { Context } from '@/lib/data/context';
import { day } from '@/lib/domain/dates';

/** In: the name of a job, and what it does. Runs it on a connection of its own, which is closed whatever happens. */
export async function runCommand(name: string, work: (ctx: Context) => Promise<void>): Promise<void> {
  const { db, close } = connect(databaseUrl(), { max: 1, name: `puente-${name}` });
  const today = day(new Date().toISOString().slice(0, 10));
  try {
    await work({ db, actor: { kind: 'job', name }, today, requestId: randomUUID() });
  } finally {
    await close();
  }
}
