import { eq, sql } from 'drizzle-orm';
import { secondFactor } from '@/db/schema';
import { personOf } from '../context';
import { iso } from '../diagnostics/state';
import { may } from '../policy';
import { reading } from '../reading';
import { countRecoveryCodes, newSecret, sealOffer, unsealOffer } from './second-factor';

/** Off: `offer` holds the secret to show and the same for the form; null for those who cannot turn it on. */
export type SecondStepState =
  | { isOn: true; since: string; codesLeft: number }
  | { isOn: false; offer: { secret: string; sealed: string } | null };

/** In: the offer that came back with a form that could not be taken, so that the app need not be set up again. */
export const readSecondStep = reading(
  'account.read',
  async (ctx, given: { offer: string | null }): Promise<SecondStepState> => {
    const person = personOf(ctx.actor) ?? '';
    const [row] = await ctx.db
      .select({ since: iso(sql`${secondFactor.since}`) })
      .from(secondFactor)
      .where(eq(secondFactor.personId, person));
    if (row) return { isOn: true, since: row.since, codesLeft: await countRecoveryCodes(ctx.db, person) };
    if (!may(ctx.actor, 'secondStep.turnOn', { person })) return { isOn: false, offer: null };
    const secret = (given.offer && unsealOffer(person, given.offer)) || newSecret();
    return { isOn: false, offer: { secret, sealed: sealOffer(person, secret) } };
  },
);
