import 'server-only';
import { cookies, headers } from 'next/headers';
import { configuredOrigin } from './configured-origin';
import { rememberFor } from './remember';

/** With the prefix, no other host and no plain connection can set it; browsers refuse it where there is no TLS. */
function sessionCookie(): string {
  return isSecure() ? '__Host-puente_session' : 'puente_session';
}

const DEVICE = 'puente_device';

/** Carries what lies between the first step of signing in and the second. */
function halfWayCookie(): string {
  return isSecure() ? '__Host-puente_half' : 'puente_half';
}

/** Carries what a sign-in provider was asked with, sealed. */
function begunCookie(): string {
  return isSecure() ? '__Host-puente_begun' : 'puente_begun';
}

/** New recovery codes, sealed, for the page that shows them. */
const CODES = 'puente_codes';

function isSecure(): boolean {
  return configuredOrigin()?.startsWith('https://') ?? false;
}

/** What the cookie of this browser carries; whether it is worth anything, the database knows. */
export async function sessionToken(): Promise<string | null> {
  return (await cookies()).get(sessionCookie())?.value ?? null;
}

/** Kept until the browser is closed; the database ends it before. */
export async function keepSession(token: string): Promise<void> {
  const { maxAge: _, ...settings } = rememberFor('year');
  (await cookies()).set(sessionCookie(), token, settings);
}

export async function forgetSession(): Promise<void> {
  (await cookies()).set(sessionCookie(), '', { ...rememberFor('year'), maxAge: 0 });
}

/** Opens nothing by itself: a code is still to come. */
export async function halfWayToken(): Promise<string | null> {
  return (await cookies()).get(halfWayCookie())?.value ?? null;
}

export async function keepHalfWay(token: string): Promise<void> {
  (await cookies()).set(halfWayCookie(), token, rememberFor('minutes'));
}

export async function forgetHalfWay(): Promise<void> {
  (await cookies()).set(halfWayCookie(), '', { ...rememberFor('minutes'), maxAge: 0 });
}

/** Only the browser that was sent to the provider may come back from it. */
export async function begunSignIn(): Promise<string | null> {
  return (await cookies()).get(begunCookie())?.value ?? null;
}

export async function keepBegunSignIn(sealed: string): Promise<void> {
  (await cookies()).set(begunCookie(), sealed, rememberFor('minutes'));
}

export async function forgetBegunSignIn(): Promise<void> {
  (await cookies()).set(begunCookie(), '', { ...rememberFor('minutes'), maxAge: 0 });
}

export async function shownCodes(): Promise<string | null> {
  return (await cookies()).get(CODES)?.value ?? null;
}

export async function keepShownCodes(sealed: string): Promise<void> {
  (await cookies()).set(CODES, sealed, rememberFor('minutes'));
}

export async function forgetShownCodes(): Promise<void> {
  (await cookies()).set(CODES, '', { ...rememberFor('minutes'), maxAge: 0 });
}

/** Says that somebody has signed in on this browser before; opens nothing by itself. */
export async function deviceToken(): Promise<string | null> {
  return (await cookies()).get(DEVICE)?.value ?? null;
}

export async function keepDevice(token: string): Promise<void> {
  (await cookies()).set(DEVICE, token, rememberFor('year'));
}

const BROWSERS = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|Opera)\b/],
  ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
] as const;
const SYSTEMS = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['Mac', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
] as const;

/** Browser and system by name, as the list of one's sessions shows them; `?` where they are not known. */
export async function deviceName(): Promise<string> {
  const said = (await headers()).get('user-agent') ?? '';
  return nameOfDevice(said);
}

/** In: what a browser says of itself. Out: a few words that its owner will know it by. */
export function nameOfDevice(said: string): string {
  const first = (names: typeof BROWSERS | typeof SYSTEMS) =>
    names.find(([, pattern]) => pattern.test(said))?.[0];
  return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(', ') || '?';
}
