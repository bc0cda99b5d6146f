import 'server-only';
import { createHmac } from 'node:crypto';

/** What a text is known by in the database: nobody reads it back without the server's secret. */
export function keyed(purpose: string, text: string): string {
  return createHmac('sha256', process.env.PUENTE_SECRET ?? '')
    .update(purpose)
    .update('\0')
    .update(text)
    .digest('hex');
}
