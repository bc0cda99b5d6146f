import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { type AccountProblem, passwordLengthProblem, readPassword } from '../../schemas/account';
import { isCommon } from './common-passwords';

/** argon2id, which is what the package uses unless told otherwise. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a password that nobody knows: an address without a password takes as long to refuse as one with. */
const OF_NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$4RXy8bnBm4qdWw5Orv/9BQ$2UiQYH4z1HJPNquxoe1goRHvWGSh8rYAhGtE/6hIrOQ';

/**
 * In: a password to be set, whether its owner is staff, and words anybody would try first, such as the name of the
 * firm. Out: what is wrong with it; null if nothing is.
 */
export async function passwordProblem(
  typed: string,
  { isStaff, words }: { isStaff: boolean; words: readonly string[] },
): Promise<AccountProblem | null> {
  const problem = passwordLengthProblem(typed, isStaff);
  if (problem !== null) return problem;
  return (await isCommon(typed, words)) ? 'too_common' : null;
}

export async function hashPassword(typed: string): Promise<string> {
  const password = readPassword(typed);
  if (password === null) throw new Error('A password is checked before it is hashed.');
  return hash(password, COST);
}

/** In: a password as read, and the hash it should have, if there is one. Takes the same time either way. */
export async function isPassword(password: string, expected: string | null): Promise<boolean> {
  const same = await verify(expected ?? OF_NOBODY, password);
  return same && expected !== null;
}
