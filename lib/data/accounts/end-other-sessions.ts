import { NoInput } from '../../schemas/account';
import { mutation } from '../mutation';
import { lockOneself, sessionOf } from './own';
import { aboutPerson } from './people';
import { endSessionsOf } from './sessions';

/** Signs out every browser of one's own but this one. */
export const endOtherSessions = mutation({
  action: 'account.endSession',
  input: NoInput,
  target: lockOneself,
  run: async (ctx, _, { own }) => {
    const ended = await endSessionsOf(ctx.db, own.id, sessionOf(ctx.actor));
    const audit = ended === 0 ? [] : [aboutPerson(own, { sessions: ended + 1 }, { sessions: 1 })];
    return { result: { ended }, audit };
  },
});
