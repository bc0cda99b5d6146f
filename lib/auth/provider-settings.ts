import { PROVIDER_NAME_MAX } from '../schemas/account';
import { isStrange, turnsDirection } from '../schemas/fields';

/** A sign-in provider that speaks OpenID Connect, as the deployment names it. */
export type ProviderSettings = { issuer: string; clientId: string; clientSecret: string; name: string };

const NAMES = [
  'PUENTE_OIDC_ISSUER',
  'PUENTE_OIDC_CLIENT_ID',
  'PUENTE_OIDC_CLIENT_SECRET',
  'PUENTE_OIDC_NAME',
] as const;
const ISSUER_RULE =
  'PUENTE_OIDC_ISSUER must be the address by which the provider names itself, such as https://login.example, without a query (http only on this machine)';
const NAME_RULE = `PUENTE_OIDC_NAME must be what people call the provider, in ${PROVIDER_NAME_MAX} characters at most`;

/**
 * In: the environment. Out: the provider it names; null where it names none. Throws a line for the one who set it,
 * without what was set: it may hold a secret.
 */
export function providerSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ProviderSettings | null {
  const missing = NAMES.filter((name) => !environment[name]);
  if (missing.length === NAMES.length) return null;
  if (missing.length > 0)
    throw new Error(
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set. All four PUENTE_OIDC_ settings belong together.`,
    );
  const [issuer, clientId, clientSecret, name] = NAMES.map((one) => environment[one] ?? '');
  return {
    issuer: issuerOf(issuer ?? ''),
    clientId: plain('PUENTE_OIDC_CLIENT_ID', clientId ?? ''),
    clientSecret: plain('PUENTE_OIDC_CLIENT_SECRET', clientSecret ?? ''),
    name: nameOf(name ?? ''),
  };
}

/** Whether nobody on the way can read what is sent there. */
export function isPrivateWay(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Without the slash that stands for no path, so that it is one name however it is written. */
function issuerOf(text: string): string {
  const url = /^https?:\/\/[^\s\\?#@]+$/.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (url === null || !isPrivateWay(url) || text.length > 500) throw new Error(`${ISSUER_RULE}.`);
  return url.pathname === '/' ? url.origin : url.href;
}

function plain(name: string, text: string): string {
  if (!/^[\x21-\x7e]+$/.test(text)) throw new Error(`${name} must hold plain characters without spaces.`);
  return text;
}

function nameOf(text: string): string {
  const name = text.trim();
  if (name === '' || [...name].length > PROVIDER_NAME_MAX || isStrange(name) || turnsDirection(name))
    throw new Error(`${NAME_RULE}.`);
  return name;
}
