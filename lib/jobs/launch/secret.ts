import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isCode } from '@/db/embedded/error-code';
import { StartError } from '@/db/embedded/start-error';

/**
 * The secret that draft codes are hashed with, made at the first start and kept in this folder, beside the password
 * of an embedded database: whoever holds a copy of the tables alone cannot try codes against it.
 */
export function keptSecret(folder: string): string {
  const file = path.join(folder, 'secret');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** The secret for a database that somebody else runs. In: what was set, and where one for development is kept. */
export function secretForExternal(input: {
  given: string | undefined;
  dev: boolean;
  folder: string;
}): string {
  if (input.given) return input.given;
  if (input.dev) return keptSecret(input.folder);
  // Several servers may share this database, so none of them can make the secret up by itself.
  throw new StartError(
    'PUENTE_SECRET is not set. With DATABASE_URL it must be, to the same long random text on every server.',
  );
}
