import type { Context } from '@/lib/data/context';
import { may } from '@/lib/data/policy';

/** Whether the answers of who asks stand in an account, and not behind a written code. */
export function inAccount({ actor }: Context): boolean {
  return 'firm' in actor;
}

/** Whether who asks may agree to things for the firm and delete its answers; its helpers may not. */
export function decidesOnAnswers({ actor }: Context): boolean {
  return 'draft' in actor && may(actor, 'diagnostic.delete', { draft: actor.draft });
}
