/**
 * Address a request came from, for counting wrong codes. The web server notes it in `x-forwarded-for`; each trusted
 * proxy in front adds one entry at the end. PUENTE_PROXIES says how many there are, so that an entry made up by the
 * sender is never taken for the address.
 */
export function networkAddress(headers: Pick<Headers, 'get'>): string {
  const entries = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const proxies = Math.max(1, Number(process.env.PUENTE_PROXIES) || 1);
  return entries.at(-proxies) ?? entries[0] ?? 'unknown';
}
