import { eq } from 'drizzle-orm';
import { person } from '@/db/schema';
import { SignInDemoInput } from '../../schemas/account';
import { isDemo } from '../demo';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { lookFor } from '../scope';
import { askSecondStep, type HalfWay } from './half-way';
import { goBack, openSession } from './sessions';

type SignedInDemo = { outcome: 'signedIn'; token: string } | HalfWay;

/** Signs in as a person of the demonstration; where this is none, there is nobody to sign in as. */
export const signInDemo = mutation({
  action: 'account.signIn',
  input: SignInDemoInput,
  target: async () => ({}),
  run: async (ctx, { key, device }): Promise<Change<SignedInDemo>> => {
    await lookFor(ctx.db, { email: `${key}@demo.example` });
    const [found] = isDemo()
      ? await ctx.db.select().from(person).where(eq(person.demo, key)).for('update')
      : [];
    if (!found || found.suspendedAt !== null) throw new DataError('not_found', { entity: 'person' });
    const halfWay = await askSecondStep(ctx, found);
    if (halfWay !== null) {
      await goBack(ctx);
      return halfWay;
    }
    const { token, audit } = await openSession(ctx, found, device);
    await goBack(ctx);
    return { result: { outcome: 'signedIn', token }, audit: [audit] };
  },
});
