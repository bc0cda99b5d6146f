import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const APP = path.resolve(import.meta.dirname, '../../app');

/**
 * Every address that takes a form, read from the routes themselves so that a new one is never forgotten. What names a
 * record names none that is there.
 */
export function postAddresses(): readonly string[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .filter((file) =>
      /export (const|async function|function) POST\b/.test(readFileSync(path.join(APP, file), 'utf8')),
    )
    .map((file) =>
      `/${path.dirname(file)}`
        .replaceAll(path.sep, '/')
        .replace('[screen]', 'size')
        .replace(/\[\w+\]/g, 'nothing'),
    )
    .toSorted();
}
