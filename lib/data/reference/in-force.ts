import { reading } from '../reading';
import { policyAt } from './policy';
import { versionsOn } from './versions';

/** Which ranking policy and catalogue revision today's results are worked out with. */
export const getInForce = reading('reference.read', async (ctx) => {
  const { policy, catalogue } = await versionsOn(ctx.db, ctx.today);
  return { policy: await policyAt(ctx.db, policy), catalogueRevision: catalogue.revision };
});
