import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LOGS, serverFolder } from './support/server-folder';

/** What tests type that is somebody's own: names, addresses, passwords, and what opens an account. */
const OWN = [
  /@firm\.example/,
  /Ana Prueba/,
  /Tornos [0-9a-f]{6}/,
  /caballo verde/,
  /sign-in\/link\/[\w-]{20}/,
];

/** After all tests: nothing of anybody stands in what the site, its jobs and its database have logged. */
export default function expectNoPersonalData(): void {
  const folder = serverFolder();
  const files = LOGS.map((name) => path.join(folder, name)).filter((file) => existsSync(file));
  if (files.length === 0) throw new Error(`There is no log in ${folder}.`);
  for (const file of files)
    for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      const own = OWN.find((pattern) => pattern.test(line));
      if (own) throw new Error(`Line ${index + 1} of ${path.basename(file)} tells ${own} of somebody.`);
    }
}
