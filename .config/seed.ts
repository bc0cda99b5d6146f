import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

/**
 * In: nothing but the environment. Out: a whole number below 2^31 that every random test of the run draws from.
 * A given `PUENTE_SEED` comes first. CI takes it from the commit, so that the same sources give the same answer twice;
 * elsewhere each run draws other cases.
 */
export function seedOfRun(): number {
  const given = process.env.PUENTE_SEED;
  if (given !== undefined && /^\d{1,10}$/.test(given)) return Number(given) % 2 ** 31;
  return (process.env.CI ? seedOfCommit() : undefined) ?? randomInt(2 ** 31);
}

function seedOfCommit(): number | undefined {
  try {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number.parseInt(commit.slice(0, 8), 16) % 2 ** 31;
  } catch {
    // Sources without their history.
    return undefined;
  }
}
