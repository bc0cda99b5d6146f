import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { steadily } from './steady';

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await steadily(work).catch(() => undefined);
  return performance.now() - start;
}

// A timer may come a little early by the finer clock, and late on a busy machine, but never a step early.
const AT_LEAST = 245;

describe('steadily', () => {
  it('answers no sooner than at the next full quarter of a second, whatever the work took', async () => {
    const times = await Promise.all([
      timeOf(async () => 'at once'),
      timeOf(() => sleep(60)),
      timeOf(async () => {
        await sleep(20);
        throw new Error('refused');
      }),
    ]);
    for (const time of times) expect(time).toBeGreaterThan(AT_LEAST);
    expect(await timeOf(() => sleep(260))).toBeGreaterThan(2 * AT_LEAST);
  });

  it('hands on what the work gives or throws', async () => {
    expect(await steadily(async () => 'sent')).toBe('sent');
    await expect(
      steadily(async () => {
        throw new RangeError('no');
      }),
    ).rejects.toThrow(RangeError);
  });
});
