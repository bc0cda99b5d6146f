import type { Context } from '@/lib/data/context';
import { may } from '@/lib/data/policy';

/** The institution whose requests this person answers; null for everybody else. */
export function answersRequests({ actor }: Context): string | null {
  if (!('institution' in actor)) return null;
  const { institution } = actor;
  return may(actor, 'request.step', { institution }) ? institution : null;
}
