/**
 * Address a request came from, for counting wrong codes; null where it is not known. Only a proxy can tell: the web
 * server keeps a header that the sender made up and does not show the connection. PUENTE_PROXIES says how many trusted
 * proxies stand in front, each of which adds the address it was called from at the end of `x-forwarded-for`.
 */
export function networkAddress(headers: Pick<Headers, 'get'>): string | null {
  const proxies = Number(process.env.PUENTE_PROXIES);
  if (!Number.isSafeInteger(proxies) || proxies < 1) return null;
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  return entries.at(-proxies) || null;
}
