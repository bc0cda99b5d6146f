import { headers } from 'next/headers';
import { configuredOrigin } from '@/lib/auth/configured-origin';

/** In: a path. Out: its full address if the deployment says where it lives; never the host that a request claimed. */
export function siteAddress(path: string): string {
  return `${configuredOrigin() ?? ''}${path}`;
}

/** Where the reader finds this site again, to be shown only: what the deployment says, else the host that was asked. */
export async function shownAddress(): Promise<string> {
  const host = (await headers()).get('host') ?? '';
  return configuredOrigin() ?? (/^[\w.-]+(:\d+)?$/.test(host) ? host : '');
}

/** The nonce of this page, for data that stands in a script element. */
export async function pageNonce(): Promise<string | undefined> {
  return /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1];
}
