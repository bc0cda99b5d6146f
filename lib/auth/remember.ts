import { configuredOrigin } from './configured-origin';

const DAY = 24 * 60 * 60;

/** Life of a cookie in days. A draft lives as long as its answers: 90 days from the last change. */
const DAYS = { year: 365, draft: 90, typed: 1 / 24, minutes: 10 / (24 * 60) } as const;

/** Settings of a cookie. Over plain http, as on a first try at home, browsers would drop a `Secure` one. */
export function rememberFor(life: keyof typeof DAYS) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: configuredOrigin()?.startsWith('https://') ?? false,
    maxAge: DAYS[life] * DAY,
  } as const;
}
