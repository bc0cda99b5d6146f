import { stageOf } from '../../domain/intakes';
import { IntakeStepInput } from '../../schemas/intake';
import { type Change, mutation } from '../mutation';
import { lockOwn, stateOf, writeIntake } from './save';

/** `conflict`: it has been changed since the page was drawn, or its call is not open. */
export type CallClosed = { outcome: 'closed' | 'conflict' };

/** Ends a call before its last day. Who has asked stays in the choice. */
export const closeCall = mutation({
  action: 'intake.edit',
  input: IntakeStepInput,
  target: lockOwn,
  run: async (ctx, { seen }, { own }): Promise<Change<CallClosed>> => {
    if (seen !== own.version || stageOf(own, ctx.today) !== 'open')
      return { result: { outcome: 'conflict' }, audit: [] };
    const changed = { closedOn: ctx.today, version: own.version + 1 };
    await writeIntake(ctx, own, changed);
    const after = { ...stateOf(own), ...changed };
    return {
      result: { outcome: 'closed' },
      audit: [{ kind: 'intake', id: own.id, salt: own.id, before: stateOf(own), after }],
    };
  },
});
