import net from 'node:net';
import type postgres from 'postgres';

/**
 * A server that hangs keeps its connections open and says nothing, so no timeout of its own helps.
 * These two let a web request fail within its deadline and give the pool its connections back.
 */
export class DeadlineError extends Error {
  constructor(readonly afterMs: number) {
    super(`the database gave no answer within ${afterMs} ms`);
    this.name = 'DeadlineError';
  }
}

/** The connection was lost while the server was asked to commit: it may have done so or not. */
export class OutcomeUnknownError extends Error {
  constructor() {
    super('the connection was lost during a commit');
    this.name = 'OutcomeUnknownError';
  }
}

type Address = { host: string[]; port: number[]; path?: string | false };

/** A socket for the driver that destroys itself when a request on it meets only silence. */
export function socketThatGivesUp(silenceMs: number) {
  return ({ host, port, path }: Address): net.Socket => {
    const socket = path ? net.connect(path) : net.connect(port[0] ?? 5432, host[0] ?? 'localhost');
    let timer: NodeJS.Timeout | undefined;
    const send = socket.write;
    socket.write = function write(this: net.Socket, ...args: unknown[]) {
      timer ??= setTimeout(() => socket.destroy(new DeadlineError(silenceMs)), silenceMs);
      return Reflect.apply(send, socket, args);
    };
    const heard = () => {
      clearTimeout(timer);
      timer = undefined;
    };
    socket.on('data', heard);
    socket.once('close', heard);
    return socket;
  };
}

/** Makes queries and transactions of this pool fail after `ms`, also those still waiting for a connection. */
export function answerWithin(sql: postgres.Sql, ms: number) {
  const unsafe = sql.unsafe;
  const begin = sql.begin;
  sql.unsafe = ((...args: Parameters<typeof unsafe>) => {
    const query = unsafe(...args) as RunningQuery;
    const timer = setTimeout(() => giveUp(query, ms), ms);
    const done = () => clearTimeout(timer);
    query.then(done, done);
    return query;
  }) as typeof unsafe;
  sql.begin = ((...args: [string, Body] | [Body]) => {
    const [options, body] = args.length === 2 ? args : (['', args[0]] as const);
    return beginWithin({ begin: begin as Begin, options, body, ms });
  }) as typeof begin;
}

type Body = (tx: postgres.TransactionSql) => unknown;
type Begin = (options: string, body: Body) => Promise<unknown>;

// What the driver's query objects hold: `state` is set once a connection has taken the query.
type RunningQuery = postgres.PendingQuery<postgres.Row[]> & {
  state: unknown;
  reject: (error: Error) => void;
};

function giveUp(query: RunningQuery, ms: number) {
  // First, since to cancel rejects as well and says that a user has asked for it.
  query.reject(new DeadlineError(ms));
  // Only a waiting query can be cancelled without a new connection, which would hang as well.
  if (!query.state) query.cancel();
}

async function beginWithin(input: { begin: Begin; options: string; body: Body; ms: number }) {
  const { begin, options, body, ms } = input;
  let late = false;
  let committing = false;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true;
      reject(new DeadlineError(ms));
    }, ms);
  });
  const work = begin(options, async (tx) => {
    const result = await body(tx);
    // The caller was told that it failed, so it must not be kept.
    if (late) throw new DeadlineError(ms);
    // From here on it may be kept, so it can no longer be called failed; the socket's own limit still holds.
    clearTimeout(timer);
    committing = true;
    return result;
  }).catch((error: unknown) => {
    throw committing && isLost(error) ? new OutcomeUnknownError() : error;
  });
  work.catch(() => undefined);
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}

/** What the server says has a code of its own; this is said by the driver or the system. */
function isLost(error: unknown): boolean {
  if (error instanceof DeadlineError) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(CONNECTION_|E(CONN|PIPE|TIMEDOUT))/.test(code);
}
