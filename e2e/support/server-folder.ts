import { tmpdir } from 'node:os';
import path from 'node:path';

/** What the site and its jobs print, and the log of the embedded database. */
export const SITE_LOG = 'site.log';
export const LOGS = [SITE_LOG, 'postgresql.log'] as const;

/** Where the server of this run of tests keeps its data. */
export function serverFolder(): string {
  return path.join(tmpdir(), `puente-e2e-${process.env.PUENTE_E2E_PORT}`);
}
