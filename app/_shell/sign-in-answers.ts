import { headers } from 'next/headers';
import { networkAddress } from '@/lib/auth/network';
import {
  deviceName,
  deviceToken,
  forgetHalfWay,
  forgetSession,
  forgetShownCodes,
  halfWayToken,
  keepDevice,
  keepHalfWay,
  keepSession,
} from '@/lib/auth/session-cookie';
import { hashOfNetwork } from '@/lib/data/draft-code';
import { paths } from '@/lib/paths';

/** From where somebody signs in: what the verbs count attempts by, and what the list of sessions shows. */
export async function whence(): Promise<{
  network: string | null;
  device: string;
  knownDevice: string | null;
}> {
  const address = networkAddress(await headers());
  return {
    network: address === null ? null : hashOfNetwork(address),
    device: await deviceName(),
    knownDevice: await deviceToken(),
  };
}

/** Gives this browser its session. */
export async function signedIn({
  token,
  deviceToken: known,
}: {
  token: string;
  deviceToken?: string;
}): Promise<void> {
  await keepSession(token);
  if (known) await keepDevice(known);
  if ((await halfWayToken()) !== null) await forgetHalfWay();
}

/** In: what the cookie between the two steps carries. Out: the page of the second step. */
export async function halfWayIn({ token }: { token: string }, next?: string): Promise<string> {
  await keepHalfWay(token);
  return paths.secondStep({ next });
}

/** In: where to go. Out: an answer that takes everything of this site off the browser but what it still needs. */
export async function signedOut(path: string): Promise<Response> {
  await forgetSession();
  await forgetShownCodes();
  // Not the cookies: the language, the look and a visitor's answers are not the account's.
  const gone = { 'clear-site-data': '"cache", "storage"' };
  return new Response(null, {
    status: 303,
    headers: { location: path, 'cache-control': 'no-store', ...gone },
  });
}
