import { APPLICATION_ROLE, type Connection, type ConnectOptions, connect } from '@/db/client';
import { DeadlineError } from '@/db/deadline';
import { StartError } from '@/db/embedded/start-error';

/** Says in one line why the server named by DATABASE_URL cannot be used; never shows its password. */
export async function requireReachable(url: string) {
  const { where, sql, close } = open(url, 'DATABASE_URL', { owner: true });
  try {
    await sql.unsafe('select 1');
  } catch (error) {
    throw new StartError(`The database at ${where} cannot be used (${reason(error)}). Check DATABASE_URL.`);
  } finally {
    await close();
  }
}

/**
 * The web server and the worker must not start as anybody else: an owner's rights would show them every row, and a
 * pooler may have dropped the setting that says which role they take.
 */
export async function requireApplicationRole(url: string) {
  const { where, sql, close } = open(url, 'PUENTE_APP_DATABASE_URL');
  try {
    const [row] = await sql.unsafe('select current_user as name');
    if (row?.name !== APPLICATION_ROLE) throw new Error(`it answers as ${row?.name}`);
  } catch (error) {
    throw new StartError(
      `The database at ${where} cannot be used as ${APPLICATION_ROLE} (${reason(error)}). Its user must be granted that role.`,
    );
  } finally {
    await close();
  }
}

function open(url: string, name: string, options: ConnectOptions = {}): Connection & { where: string } {
  try {
    const { protocol, hostname, port, pathname } = new URL(url);
    if (/^postgres(ql)?:$/.test(protocol)) {
      // The driver takes a URL apart by stricter rules of its own.
      const connection = connect(url, { max: 1, deadlineMs: 5000, name: 'puente-start', ...options });
      return { ...connection, where: `${hostname}:${port || 5432}${pathname}` };
    }
  } catch {
    // Said below, as for a URL of another kind.
  }
  throw new StartError(
    `${name} is not an address like postgres://user:password@host:5432/name. Signs such as % and @ in its password must be written %25 and %40.`,
  );
}

const SILENT = 'it does not answer';

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DeadlineError) return SILENT;
  const code = 'code' in error ? String(error.code) : '';
  const known: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'there is no such host',
    CONNECT_TIMEOUT: SILENT,
    '28P01': 'wrong password',
    '28000': 'this user may not connect',
    '3D000': 'there is no such database',
  };
  return known[code] ?? (error.message || code);
}
