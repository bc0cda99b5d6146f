import { SetFormInput } from '../../schemas/diagnostic';
import { mutation } from '../mutation';
import { lockDrawn } from './drawn-with';
import { touch } from './lifetime';

/** Goes on from the short form to all questions, or back; the answers stay. */
export const setForm = mutation({
  action: 'diagnostic.setForm',
  input: SetFormInput,
  target: lockDrawn,
  run: async (ctx, { form }, own) => {
    if (own.form === form) return { result: undefined, audit: [] };
    await touch(ctx.db, own.id, { form });
    const [before, after] = [{ form: own.form }, { form }];
    return {
      result: undefined,
      audit: [{ kind: 'diagnostic', id: own.id, salt: own.auditSalt, before, after }],
    };
  },
});
