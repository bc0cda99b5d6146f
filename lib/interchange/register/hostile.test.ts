import { describe, expect, it } from 'vitest';
import { matchText } from './testing/command';
import { HOSTILE_FILES } from './testing/hostile-files';

describe('files nobody should have made', () => {
  it('are at least 60', () => {
    expect(HOSTILE_FILES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(HOSTILE_FILES)('$name', async ({ content, expect: expected }) => {
    const run = await matchText(content);
    // A fault of ours would show its stack.
    expect(run.err).not.toMatch(/\n\s+at /);
    if (expected === 'problem') {
      expect(run).toMatchObject({ code: 2, out: '', results: null });
      expect(run.err.trim().split('\n')).toHaveLength(1);
      return;
    }
    const { accepted, refused } = expected;
    expect(run.results?.refused.map((row) => row.code)).toEqual(refused);
    expect(run.results?.run).toMatchObject({
      accepted,
      refused: refused.length,
      rows: accepted + refused.length,
    });
    expect(run.results?.matches).toHaveLength(accepted);
    expect(run.code).toBe(accepted > 0 ? 0 : 1);
    for (const row of run.results?.refused ?? []) {
      expect(Number(row.line)).toBeGreaterThan(1);
      expect(row.reason).not.toBe('');
      expect(row.value).not.toMatch(/^[=+\-@\t\r]/);
    }
  });
});
