import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, it } from 'vitest';
import { asDataError, DataError } from './errors';

const withCode = (code: string) => Object.assign(new Error('away'), { code });

it.each([
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57014',
  '53100',
  '53300',
  '08006',
  '55P03',
  '25006',
])('knows that %s means the database could not answer', (code) => {
  expect(asDataError(withCode(code))).toMatchObject({ code: 'unavailable' });
  expect(asDataError(new DrizzleQueryError('select 1', [], withCode(code)))).toMatchObject({
    code: 'unavailable',
  });
});

it.each(['22P02', '23505', '42P01', 'P0001', ''])('does not hide a fault of ours: %j', (code) => {
  const error = withCode(code);
  expect(asDataError(error)).toBe(error);
});

it('leaves its own errors and what is no error', () => {
  const error = new DataError('conflict');
  expect(asDataError(error)).toBe(error);
  expect(asDataError('text')).toBe('text');
  const late = Object.assign(new Error('late'), { name: 'DeadlineError' });
  expect(asDataError(late)).toMatchObject({ code: 'unavailable', detail: { reason: 'DeadlineError' } });
});

it('tells the log which query failed, and none of its values', () => {
  const cause = Object.assign(new Error('invalid input syntax for type uuid: "canary"'), { code: '22P02' });
  const error = asDataError(new DrizzleQueryError('select * from answer where id = $1', ['canary'], cause));
  expect(error).toBeInstanceOf(Error);
  if (!(error instanceof Error)) return;
  expect(error.message).toBe('query failed with 22P02: select * from answer where id = $1');
  expect(`${error.stack}${JSON.stringify(error)}${error.cause}`).not.toContain('canary');
});

it('knows a failed query by its shape, as another bundle brings a class of its own', () => {
  class ForeignQueryError extends Error {
    constructor(
      readonly query: string,
      readonly params: readonly unknown[],
      override readonly cause: Error,
    ) {
      super(`Failed query: ${query}\nparams: ${params}`);
    }
  }
  const foreign = new ForeignQueryError('select $1', ['canary'], withCode('22P02'));
  const error = asDataError(foreign);
  expect(error).not.toBe(foreign);
  expect(error).toMatchObject({ message: 'query failed with 22P02: select $1' });
  expect(JSON.stringify([error, Object(error).stack, Object(error).cause])).not.toContain('canary');
  const away = new ForeignQueryError('select $1', ['canary'], withCode('57P01'));
  expect(asDataError(away)).toMatchObject({ code: 'unavailable', detail: { reason: '57P01' } });
});
