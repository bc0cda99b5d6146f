import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { ServerResponse } from 'node:http';

/**
 * Sends the page that is being drawn with this status, in which the framework gives a page no say:
 * lib/jobs/launch/front-door.mjs keeps the answer within reach. Out: false where that was not loaded.
 */
export function sendStatus(status: 403 | 404): boolean {
  const answers: unknown = Reflect.get(globalThis, Symbol.for('puente.answers'));
  const answer: unknown = answers instanceof AsyncLocalStorage ? answers.getStore() : undefined;
  if (!(answer instanceof ServerResponse) || answer.headersSent) return false;
  answer.statusCode = status;
  return true;
}
