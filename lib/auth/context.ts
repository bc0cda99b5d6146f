import 'server-only';
import { cache } from 'react';
import { database } from '../../db/client';
import type { Context } from '../data/context';
import { hashOfCode } from '../data/draft-code';
import { day } from '../domain/dates';
import { draftCode, requestId, requestLocale } from './request';

/** Who asks, in which language, on which day: built once per request and handed to every verb. */
export const requestContext = cache(async (): Promise<Context> => {
  const code = await draftCode();
  const now = new Date().toISOString();
  return {
    actor: { kind: 'visitor', draft: code ? hashOfCode(code) : null },
    db: database().db,
    today: day(now.slice(0, 10)),
    now,
    requestId: await requestId(),
    locale: await requestLocale(),
  };
});
