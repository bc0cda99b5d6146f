import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { database } from '@/db/client';

const PATIENCE_MS = 2000;

/** Whether the database answers within two seconds. Needs no actor: it reads nothing of anyone. */
export async function databaseAnswers(): Promise<boolean> {
  const asked = database()
    .sql.unsafe('select 1')
    .then(
      () => true,
      () => false,
    );
  return Promise.race([asked, sleep(PATIENCE_MS, false, { ref: false })]);
}
