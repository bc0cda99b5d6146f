import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isCode } from '@/db/embedded/error-code';
import type { Layout } from '@/db/embedded/layout';

/**
 * The secret that draft codes are hashed with, made at the first start and kept beside the password of the database:
 * whoever holds a copy of the data folder's tables alone cannot try codes against it.
 */
export function keptSecret({ cluster }: Pick<Layout, 'cluster'>): string {
  const file = path.join(cluster, 'secret');
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
