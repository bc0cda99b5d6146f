import { PgDialect } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import type { Actor } from '../context';
import { ownDrafts, ownVersions } from './scope';

const signedIn = { person: 'p', session: 's' };
const dialect = new PgDialect();

it.each<[string, Actor, boolean]>([
  ['an officer', { kind: 'programme_officer', ...signedIn, institution: 'I01' }, true],
  ['an administrator', { kind: 'institution_admin', ...signedIn, institution: 'I01' }, true],
  ['a seat holder', { kind: 'seat_holder', ...signedIn, institution: 'I01' }, false],
  ['a firm', { kind: 'firm_owner', ...signedIn, firm: 'f', draft: null }, false],
  ['a visitor', { kind: 'visitor', draft: null }, false],
  ['a job', { kind: 'job', name: 'test' }, false],
])('%s has a desk: %s', (_, actor, has) => {
  for (const [own, table] of [
    [ownVersions, 'offering_version'],
    [ownDrafts, 'offering_draft'],
  ] as const) {
    const { sql, params } = dialect.sqlToQuery(own(actor));
    expect([sql, params]).toEqual(has ? [`"${table}"."institution" = $1`, ['I01']] : ['false', []]);
  }
});
