import { expect, it } from 'vitest';
import { readSeenConsent, seenConsent } from './seen-consent';

it('comes back as it was drawn', () => {
  expect(readSeenConsent(seenConsent())).toEqual({ given: false, times: 0 });
  expect(readSeenConsent(seenConsent({ given: true, times: 3 }))).toEqual({ given: true, times: 3 });
});

it.each([undefined, '', 'yes', 'yes.', 'no.-1', 'maybe.1', 'yes.1.5', 'yes.99999999999'])(
  'does not take %s for what was shown',
  (text) => {
    expect(readSeenConsent(text)).toBeUndefined();
  },
);
