import 'server-only';
import type { Limit } from '../attempts';
import { keyed } from '../keyed';

type From = { network: string | null };

/** What a wrong password counts against: the browser, if somebody has signed in there before, else the address. */
export function signInLimits({
  email,
  network,
  device,
}: From & { email: string; device: string | null }): Limit[] {
  // A browser that is known has a count of its own, so that nobody is locked out by what others try.
  if (device !== null) return [{ scope: `device ${device} ${keyed('address', email)}`, kind: 'inARow' }];
  const pair = keyed('address', `${email} ${network ?? ''}`);
  return [
    ...networkLimits(network),
    ...(network === null
      ? []
      : [{ scope: `pair ${pair}`, kind: 'within', most: 50, minutes: 12 * 60 } as const]),
    strangerLimit(email),
  ];
}

/** Wrong passwords for one address from browsers that are not known. */
export function strangerLimit(email: string): Limit {
  return { scope: `account ${keyed('address', email)}`, kind: 'inARow' };
}

/** A village may share one address, so this is high: it only ends what no village does. */
export function networkLimits(network: string | null): Limit[] {
  return network === null ? [] : [{ scope: `network ${network}`, kind: 'within', most: 300, minutes: 5 }];
}

export function mailLimit(email: string): Limit {
  return { scope: `mail ${keyed('address', email)}`, kind: 'within', most: 5, minutes: 60 };
}

export function invitationLimit(person: string): Limit {
  return { scope: `invitations ${person}`, kind: 'within', most: 20, minutes: 24 * 60 };
}

/** Wrong passwords of somebody who is signed in already. */
export function ownPasswordLimit(person: string): Limit {
  return { scope: `password ${person}`, kind: 'inARow' };
}

/** An answer of a sign-in provider is good once; what began it lasts for less than this. */
export function onceLimit(state: string): Limit {
  return { scope: `answer ${keyed('answer', state)}`, kind: 'within', most: 1, minutes: 60 };
}

/** Codes of the second step, whoever tries them: six digits are soon guessed by whoever may try for long. */
export function codeLimit(person: string): Limit {
  return { scope: `code ${person}`, kind: 'within', most: 5, minutes: 15 };
}
