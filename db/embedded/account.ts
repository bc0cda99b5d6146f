import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The account a server process runs as; PostgreSQL refuses to run as root. */
export type Account = { name: string; uid: number; gid: number };

/** Undefined means: as whoever runs us. */
export function serverAccount(clusterFolder: string): Account | undefined {
  if (!runsAsRoot()) return undefined;
  const accounts = knownAccounts();
  // An existing cluster keeps its owner, whatever accounts were added since.
  const owner = ownerOf(clusterFolder);
  if (owner !== undefined && owner.uid !== 0) {
    return accounts.find(({ uid }) => uid === owner.uid) ?? { name: `account ${owner.uid}`, ...owner };
  }
  const account = ['postgres', 'nobody'].map((wanted) => accounts.find(({ name }) => name === wanted));
  const found = account.find((candidate) => candidate !== undefined);
  if (!found) throw new Error('PostgreSQL does not run as root, and there is no account postgres or nobody.');
  return found;
}

export function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether the account can get to this file or folder through all its parents. */
export function canReach(account: Account, path: string): boolean {
  const { uid, gid } = account;
  const { status } = spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', path], {
    uid,
    gid,
    cwd: '/',
  });
  return status === 0;
}

function knownAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && { uid: stats.uid, gid: stats.gid };
}
