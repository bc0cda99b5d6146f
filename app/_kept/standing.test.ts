import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { standingWords } from './standing';

describe.each(LOCALES)('how a kept offer stands, in %s', (locale) => {
  const t = translator(locale);

  it('says that what comes later is then by invitation, and nothing of what never fits', () => {
    for (const status of ['later', 'closed', 'unknown'] as const) {
      expect(standingWords(t, { status, intake: 'open' }).text).not.toMatch(/invit/);
      expect(standingWords(t, { status, intake: 'invitation' }).text).toMatch(/invit/);
    }
    // Nobody answers by invitation, so of what waits for an answer it is a sentence of its own.
    for (const intake of ['waiting', 'invitation', 'closed'] as const)
      expect(standingWords(t, { status: 'unknown', intake }).text).toMatch(/^[^,]+\. \p{Lu}[^,]+$/u);
    expect(standingWords(t, { status: 'no', intake: 'invitation' }).text).not.toMatch(/invit/);
  });
});
