import { eq } from 'drizzle-orm';
import { person } from '@/db/schema';
import { SignInDemoInput } from '../../schemas/account';
import { isDemo } from '../demo';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { lookFor } from '../scope';
import { goBack, openSession } from './sessions';

/** Signs in as a person of the demonstration; where this is none, there is nobody to sign in as. */
export const signInDemo = mutation({
  action: 'account.signIn',
  input: SignInDemoInput,
  target: async () => ({}),
  run: async (ctx, { key, device }) => {
    await lookFor(ctx.db, { email: `${key}@demo.example` });
    const [found] = isDemo()
      ? await ctx.db.select().from(person).where(eq(person.demo, key)).for('update')
      : [];
    if (!found || found.suspendedAt !== null) throw new DataError('not_found', { entity: 'person' });
    const { token, audit } = await openSession(ctx, found, device);
    await goBack(ctx);
    return { result: { token }, audit: [audit] };
  },
});
