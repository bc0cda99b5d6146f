import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Account, canReach, runsAsRoot, serverAccount } from './account';
import { addLibraryLinks, copyBinaries, packagedBinaries, program } from './binaries';
import { isCode } from './error-code';
import { StartError } from './start-error';

/** Where the data of this project lies and who the server runs as. */
export type Layout = {
  folder: string;
  cluster: string;
  log: string;
  lock: string;
  binaries: string;
  account: Account | undefined;
};

/** `chosen` is PUENTE_DATA; without it the data lies in the project, or under /var/lib if it must. */
export function layOut(input: { project: string; chosen?: string | undefined }): Layout {
  const folder = input.chosen ? path.resolve(input.chosen) : defaultFolder(input.project);
  const cluster = path.join(folder, 'cluster');
  makeFolder(folder);
  const account = serverAccount(cluster);
  if (account && !canReach(account, folder)) {
    throw new StartError(
      `The database runs as ${account.name}, which cannot reach ${folder}. Choose another folder with PUENTE_DATA.`,
    );
  }
  return {
    folder,
    cluster,
    log: path.join(folder, 'postgresql.log'),
    lock: path.join(folder, 'lock'),
    binaries: reachableBinaries(folder, account),
    account,
  };
}

function defaultFolder(project: string): string {
  const beside = path.join(project, '.puente');
  if (!runsAsRoot() || existsSync(path.join(beside, 'cluster'))) return beside;
  const account = serverAccount(path.join(beside, 'cluster'));
  if (!account || canReach(account, project)) return beside;
  const mark = createHash('sha256').update(project).digest('hex').slice(0, 12);
  return path.join('/var/lib/puente', mark);
}

function makeFolder(folder: string) {
  try {
    const parent = path.dirname(folder);
    for (const missing of [parent, folder].filter((entry) => !existsSync(entry))) {
      mkdirSync(missing, { recursive: true });
      // Root's own umask may be strict; the server's account must be able to pass through.
      if (runsAsRoot()) chmodSync(missing, 0o755);
    }
    // The dot makes a file that lies there no folder, whatever its rights.
    accessSync(`${folder}/.`, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (isCode(error, 'ENOTDIR', 'ENOENT', 'EEXIST', 'ELOOP')) {
      throw new StartError(
        `The data folder ${folder} cannot be made: a part of this path is a file, or a link that leads nowhere. Set PUENTE_DATA to another folder.`,
      );
    }
    if (!isCode(error, 'EACCES', 'EPERM', 'EROFS')) throw error;
    throw new StartError(
      `The data folder ${folder} cannot be written by this account. Start as its owner, or set PUENTE_DATA to another folder.`,
    );
  }
}

function reachableBinaries(folder: string, account: Account | undefined): string {
  const packaged = packagedBinaries();
  const linked = addLibraryLinks(packaged.folder);
  const reachable = !account || canReach(account, program(packaged.folder, 'postgres'));
  return linked && reachable ? packaged.folder : copyBinaries(packaged, folder);
}
