/** What can go wrong on purpose. Another's row and one that never existed are both `not_found`. */
export type DataErrorCode =
  | 'not_found'
  | 'forbidden'
  | 'conflict'
  | 'invalid'
  | 'expired'
  | 'too_many'
  | 'unavailable';

export class DataError extends Error {
  constructor(
    readonly code: DataErrorCode,
    /** For the log: names of things, never what somebody typed. */
    readonly detail: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
    /** What a page tells in words of its own: the answers of who asks are not there, or are not those of the form. */
    readonly told: 'noDraft' | 'otherDraft' | null = null,
  ) {
    super(code, options);
    this.name = 'DataError';
  }
}

/** The diagnostic of who asks is not there: gone, expired, or never begun. */
export function noDraft(): DataError {
  return new DataError('not_found', { entity: 'diagnostic' }, undefined, 'noDraft');
}

/** A form was drawn with another diagnostic than the one that is held now, which forms know by `held`. */
export function otherDraft(held: string): DataError {
  return new DataError('conflict', { entity: 'diagnostic', held }, undefined, 'otherDraft');
}

// The driver's own codes, the system's, and the classes of SQLSTATE that mean "not now".
const AWAY: readonly RegExp[] = [
  /^CONNECT(ION_|_TIMEOUT)/,
  /^E(CONN\w+|TIMEDOUT|PIPE|NOTFOUND|HOSTUNREACH|NETUNREACH|AI_AGAIN)$/,
  // Lost connection, out of room or memory, shut down or cancelled, lock not had in time, read-only standby.
  /^(08|53|57)\w{3}$/,
  /^(55P03|40001|40P01|25006|58030)$/,
];

/**
 * In: what a query threw. Out: the same, or `unavailable` where the database could not answer in time. What drizzle
 * and the server say about a failed query holds the values, so that is left out: it would end in the log.
 */
export function asDataError(error: unknown): unknown {
  if (error instanceof DataError) return error;
  if (isAway(error)) return new DataError('unavailable', { reason: nameOf(error) });
  return isFailedQuery(error) ? withoutValues(error) : error;
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'DeadlineError') return true;
  return AWAY.some((pattern) => pattern.test(codeOf(error))) || isAway(error.cause);
}

type FailedQuery = Error & { query: unknown; params: unknown };

// By its shape: the pool is shared by bundles that each hold a class of their own.
function isFailedQuery(error: unknown): error is FailedQuery {
  return error instanceof Error && 'query' in error && 'params' in error;
}

function withoutValues(error: FailedQuery): Error {
  const plain = new Error(`query failed with ${nameOf(error)}: ${String(error.query).slice(0, 200)}`);
  if (error.stack) plain.stack = `${plain.message}\n${error.stack.split('\n').filter(isFrame).join('\n')}`;
  return plain;
}

function isFrame(line: string): boolean {
  return /^\s+at /.test(line);
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return codeOf(error) || (error.cause === undefined ? error.name : nameOf(error.cause));
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
