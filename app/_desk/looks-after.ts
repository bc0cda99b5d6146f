import type { Context } from '@/lib/data/context';
import { may } from '@/lib/data/policy';

/** The institution whose offerings this person looks after; null for everybody else. */
export function looksAfter({ actor }: Context): string | null {
  if (!('institution' in actor)) return null;
  const { institution } = actor;
  return may(actor, 'offering.read', { institution }) ? institution : null;
}
