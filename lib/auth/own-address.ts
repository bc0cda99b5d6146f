import { configuredOrigin } from './configured-origin';

/**
 * Start of the links in mails: as configured, else where the launcher listens. Never what a request claims, or somebody
 * could have a link sent that leads to a site of theirs.
 */
export function ownAddress(): string {
  const address = configuredOrigin() ?? process.env.PUENTE_ADDRESS;
  if (!address) throw new Error('PUENTE_ORIGIN is not set, and the launcher has given no PUENTE_ADDRESS');
  return address;
}
