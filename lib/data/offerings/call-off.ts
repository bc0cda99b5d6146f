import { CallOffInput } from '../../schemas/offering';
import { type Change, mutation } from '../mutation';
import { lockForStep } from './lock-for-step';
import { dropScheduled } from './scheduled';

/** `gone`: it has been taken, or another one stands in its place. Nothing was stored. */
export type CalledOff = { outcome: 'off' | 'gone' };

/** Takes back what was to be done on a day, whoever of the desk wanted it, and what is left of a day that has passed. */
export const callOffStep = mutation({
  action: 'offering.publish',
  input: CallOffInput,
  target: lockForStep,
  run: async (ctx, { scheduled }, { desk }): Promise<Change<CalledOff>> => {
    if (desk.scheduled?.id !== scheduled) return { result: { outcome: 'gone' }, audit: [] };
    await dropScheduled(ctx, desk.id, null);
    const { step, day, person } = desk.scheduled;
    const entry = { kind: 'scheduled_step', id: desk.id, salt: desk.id };
    return { result: { outcome: 'off' }, audit: [{ ...entry, before: { step, day, person }, after: null }] };
  },
});
