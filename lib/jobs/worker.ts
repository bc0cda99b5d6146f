import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { connect, databaseUrl } from '@/db/client';
import { purgeAccounts } from '@/lib/data/accounts/purge';
import type { Context } from '@/lib/data/context';
import { outboxIsOpen } from '@/lib/data/demo';
import { purgeExpiredDiagnostics } from '@/lib/data/diagnostics/purge';
import { fillIntakes } from '@/lib/data/intakes/fill';
import { tellNotices } from '@/lib/data/notices/tell';
import { takeScheduledSteps } from '@/lib/data/offerings/take-scheduled';
import { tellRequests } from '@/lib/data/requests/tell';
import { day } from '@/lib/domain/dates';
import { deliverMail } from './mail/deliver';
import { smtpSender } from './mail/send';
import { smtpSettings } from './mail/settings';
import { countPopulation } from './population/job';

type Job = { name: string; everyMs: number; run: (ctx: Context) => Promise<object> };

const [HOUR, MINUTE, SECOND] = [3_600_000, 60_000, 1000];
const folder = path.join(process.env.PUENTE_DATA || path.join(process.cwd(), '.puente'), 'population');
const open = () => connect(databaseUrl(), { max: 1, name: 'puente-copy' });

const log = pino({ name: 'puente-worker' });
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

const smtp = smtpSettings(process.env);
const mailing = {
  send: smtp && smtpSender(smtp),
  report: (failure: object) => log.warn({ job: 'deliver-mail', ...failure }, 'mail not delivered'),
  signal: stop.signal,
};

// Each must be safe to run twice and at the same time, since every server has a worker.
const jobs: readonly Job[] = [
  { name: 'purge-expired-diagnostics', everyMs: HOUR, run: (ctx) => purgeExpiredDiagnostics(ctx) },
  { name: 'purge-accounts', everyMs: HOUR, run: (ctx) => purgeAccounts(ctx, {}) },
  { name: 'count-population', everyMs: MINUTE, run: (ctx) => countPopulation(ctx, { open, folder }) },
  { name: 'fill-intakes', everyMs: MINUTE, run: (ctx) => fillIntakes(ctx, {}) },
  { name: 'take-scheduled-steps', everyMs: MINUTE, run: (ctx) => takeScheduledSteps(ctx) },
  { name: 'tell-notices', everyMs: 20 * SECOND, run: (ctx) => tellNotices(ctx, {}) },
  { name: 'tell-requests', everyMs: 20 * SECOND, run: (ctx) => tellRequests(ctx, {}) },
  // The demonstration shows its mails instead. Somebody who waits for a link should not wait for long.
  ...(outboxIsOpen()
    ? []
    : [{ name: 'deliver-mail', everyMs: 5 * SECOND, run: (ctx: Context) => deliverMail(ctx, mailing) }]),
];

const connection = connect(databaseUrl(), { max: 2, name: 'puente-worker' });
await Promise.all(jobs.map(repeat));
await connection.close();

async function repeat(job: Job) {
  while (!stop.signal.aborted) {
    await runOnce(job);
    await sleep(job.everyMs, undefined, { signal: stop.signal }).catch(() => undefined);
  }
}

async function runOnce({ name, run }: Job) {
  const today = day(new Date().toISOString().slice(0, 10));
  try {
    const done = await run({
      actor: { kind: 'job', name },
      db: connection.db,
      today,
      requestId: randomUUID(),
    });
    log.debug({ job: name, ...done }, 'job done');
  } catch (error) {
    // The next round tries again; a failing job must not end the others.
    log.error({ job: name, err: error }, 'job failed');
  }
}
