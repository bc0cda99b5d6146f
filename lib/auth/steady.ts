import { setTimeout as sleep } from 'node:timers/promises';

const STEP_MS = 250;

/**
 * In: work whose time would tell a stranger who has an account. Out: what it gives, or throws, at the next full
 * quarter of a second, so that a row more or less is not seen from outside.
 */
export async function steadily<Result>(work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    await sleep(STEP_MS - ((performance.now() - start) % STEP_MS));
  }
}
