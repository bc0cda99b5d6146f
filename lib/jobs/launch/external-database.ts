import { connect } from '@/db/client';
import { StartError } from '@/db/embedded/start-error';

/** Says in one line why the server named by DATABASE_URL cannot be used; never shows its password. */
export async function requireReachable(url: string) {
  const where = placeOf(url);
  const { sql, close } = connect(url, { max: 1, deadlineMs: 5000, name: 'puente-start' });
  try {
    await sql.unsafe('select 1');
  } catch (error) {
    throw new StartError(`The database at ${where} cannot be used (${reason(error)}). Check DATABASE_URL.`);
  } finally {
    await close();
  }
}

function placeOf(url: string): string {
  try {
    const { protocol, hostname, port, pathname } = new URL(url);
    if (/^postgres(ql)?:$/.test(protocol)) return `${hostname}:${port || 5432}${pathname}`;
  } catch {
    // Said below, as for a URL of another kind.
  }
  throw new StartError('DATABASE_URL is not an address like postgres://user:password@host:5432/name.');
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const known: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'there is no such host',
    CONNECT_TIMEOUT: 'it does not answer',
    '28P01': 'wrong password',
    '28000': 'this user may not connect',
    '3D000': 'there is no such database',
  };
  return known[code] ?? (error.message || code);
}
