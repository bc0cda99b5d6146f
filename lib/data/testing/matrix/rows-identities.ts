import { changeIdentity } from '../../accounts/change-identity';
import { readIdentity } from '../../accounts/read-identity';
import { signInByProvider } from '../../accounts/sign-in-by-provider';
import { newToken } from '../../accounts/tokens';
import { type Row, WHO } from './row';
import { ISSUER } from './ways-in';

/** As from a caller without types. */
const unreadable = JSON.parse('{}');
const provider = 'Agency';

/** Signing in as somebody whom a provider knows. */
export const identityRows: readonly Row[] = [
  {
    ...{ verb: 'changeIdentity', action: 'account.change', who: WHO.oneself, does: 'writes', named: true },
    call: (ctx, { identity }) => changeIdentity(ctx, { identity, provider, password: null, allowed: false }),
    gone: { what: 'person', answer: 'n' },
    unread: (ctx) => changeIdentity(ctx, unreadable),
  },
  {
    ...{ verb: 'readIdentity', action: 'account.read', who: WHO.oneself, does: 'reads' },
    call: (ctx) => readIdentity(ctx, { issuer: ISSUER }),
    shows: ({ identity }) => identity,
    gone: { what: 'person', answer: '0' },
    empty: null,
  },
  {
    ...{ verb: 'signInByProvider', action: 'account.signIn', who: WHO.people, does: 'writes' },
    call: (ctx, { subject }) => {
      const known = { issuer: ISSUER, subject, email: null, provider };
      const from = { network: null, device: 'Firefox on Linux' };
      return signInByProvider(ctx, { ...known, ...from, state: newToken() });
    },
    secret: { otherwise: { outcome: 'unverified' } },
  },
];
