import type { Actor } from './context';
import { DataError } from './errors';

/** What an action is done to: the code hash of the diagnostic it belongs to, where it belongs to one. */
export type Target = { draft: string | null };

type Rules = {
  [K in Actor['kind']]?: (actor: Extract<Actor, { kind: K }>, target: Target) => boolean;
};

const anyone = () => true;
const own: NonNullable<Rules['visitor']> = (actor, target) =>
  actor.draft !== null && actor.draft === target.draft;

/** Who may do what. No row, no access. */
export const policy = {
  'diagnostic.start': { visitor: anyone },
  'diagnostic.resume': { visitor: anyone },
  'diagnostic.read': { visitor: own },
  'diagnostic.save': { visitor: own },
  'diagnostic.setLocale': { visitor: own },
  'diagnostic.setForm': { visitor: own },
  'diagnostic.consent': { visitor: own },
  'diagnostic.delete': { visitor: own },
  'diagnostic.purge': { job: anyone },
  'run.create': { visitor: own },
  'run.read': { visitor: own },
  'run.rerun': { visitor: own, job: anyone },
  'run.list': { job: anyone },
  'population.refresh': { job: anyone },
  'population.read': { job: anyone },
  'population.store': { job: anyone },
  'catalogue.read': { visitor: anyone, job: anyone },
  'reference.read': { visitor: anyone, job: anyone },
} as const satisfies Record<string, Rules>;

export type Action = keyof typeof policy;

export function may(actor: Actor, action: Action, target: Target): boolean {
  const rules: Rules = policy[action];
  switch (actor.kind) {
    case 'visitor':
      return rules.visitor?.(actor, target) ?? false;
    case 'job':
      return rules.job?.(actor, target) ?? false;
  }
}

/** Refuses an actor of a kind that may never do this, before anything is looked up. */
export function requireKind(actor: Actor, action: Action): void {
  if (!(actor.kind in policy[action])) throw new DataError('forbidden', { action });
}

/** Refuses as a miss does: who may not see a thing is not told that it is there. */
export function requireAllowed(actor: Actor, action: Action, target: Target): void {
  if (!may(actor, action, target)) throw new DataError('not_found', { action });
}
