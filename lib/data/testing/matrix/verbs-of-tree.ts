import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const OUTSIDE = ['app', 'e2e', 'lib/auth', 'lib/interchange', 'lib/jobs', 'proxy.ts'];

/** Every verb that the source of the data layer holds: what it makes with its three makers, and its functions that others call. */
export function verbsOfTree(): readonly string[] {
  const outside = OUTSIDE.flatMap((place) => sources(place)).flatMap(({ text }) => importedFrom(text));
  return sources('lib/data').flatMap(({ file, text }) => {
    const made = [...text.matchAll(/^export const (\w+) = (?:mutation|reading|readingAtOnce)\(/gm)];
    const functions = [...text.matchAll(/^export async function (\w+)/gm)];
    const module = file.replace(/^lib\/data\//, '').replace(/\.ts$/, '');
    const called = functions.filter(([, name]) => outside.includes(`${module} ${name}`));
    return [...made, ...called].map(([, name]) => name ?? '');
  });
}

/** `module name` of each name that a file imports from the data layer. */
function importedFrom(text: string): string[] {
  return [...text.matchAll(/import ([^;]*?) from '(?:@\/lib|\.\.?(?:\/\.\.)*)\/data\/([^']+)'/g)].flatMap(
    ([, names = '', module = '']) => (names.match(/\w+/g) ?? []).map((name) => `${module} ${name}`),
  );
}

function sources(place: string): { file: string; text: string }[] {
  const whole = path.join(ROOT, place);
  const files = place.endsWith('.ts')
    ? [place]
    : readdirSync(whole, { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(place, file));
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|\/bench\//.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}
