import 'server-only';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { seal, unseal } from '../data/sealed';
import { paths } from '../paths';
import { SUBJECT } from '../schemas/account';
import { ownAddress } from './own-address';
import { isLoopback, isPrivateWay, type ProviderSettings } from './provider-settings';

/** For each question to the provider. */
const TIMEOUT_SECONDS = 4;
/** For which its own description of itself is believed. */
const DESCRIBED_MS = 60 * 60 * 1000;
/** Between leaving for the provider and coming back; the cookie lasts as long. */
const BEGUN_MS = 10 * 60 * 1000;
/** By how much its clock may differ from ours. */
const DRIFT_SECONDS = 30;
const PURPOSE = 'begun sign-in';

/** What the browser was sent to the provider with. */
const Begun = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where to go after signing in, a path of this site. */
  next: z.string().optional(),
  until: z.number(),
});
export type Begun = z.infer<typeof Begun>;

/** `why`: a code for the log, which says nothing of anybody. */
export type Away = { outcome: 'away'; why: string };
export type Said =
  /** `email`: null where the provider does not say that it is theirs. */
  { outcome: 'proven'; subject: string; email: string | null } | { outcome: 'refused'; why: string } | Away;

/** Out: the page of the provider to go to, and what the cookie of this browser is to hold until it comes back. */
export async function leaveFor(
  settings: ProviderSettings,
  next: string | undefined,
): Promise<{ outcome: 'leave'; address: string; sealed: string } | Away> {
  try {
    const configuration = await configurationOf(settings);
    const begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: ownAddress() + paths.providerReturn(),
      scope: 'openid email',
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
    });
    if (!isPrivateWay(address)) return { outcome: 'away', why: 'authorization_endpoint' };
    const text = JSON.stringify({ ...begun, next, until: Date.now() + BEGUN_MS });
    return { outcome: 'leave', address: address.href, sealed: seal(PURPOSE, ofClient(settings), text) };
  } catch (error) {
    return { outcome: 'away', why: codeOf(error) };
  }
}

/** In: what the cookie holds, and the state that came back. Out: what this browser was sent away with; else null. */
export function begunWith(
  settings: ProviderSettings,
  sealed: string | null,
  state: string | null,
): Begun | null {
  const text = sealed === null ? null : unseal(PURPOSE, ofClient(settings), sealed);
  const begun = text === null ? null : (Begun.safeParse(JSON.parse(text)).data ?? null);
  return begun !== null && begun.state === state && Date.now() < begun.until ? begun : null;
}

/** In: the query that the provider sent the browser back with. Out: who it says this is, once all of it is checked. */
export async function whoCameBack(
  settings: ProviderSettings,
  query: URLSearchParams,
  { state, nonce, verifier }: Begun,
): Promise<Said> {
  try {
    const configuration = await configurationOf(settings);
    const tokens = await authorizationCodeGrant(
      configuration,
      new URL(`${ownAddress()}${paths.providerReturn()}?${query}`),
      { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
    );
    const claims = tokens.claims();
    if (claims === undefined || !SUBJECT.test(claims.sub)) return { outcome: 'refused', why: 'subject' };
    const isElsewhere = claims.email === undefined && configuration.serverMetadata().userinfo_endpoint;
    const about = isElsewhere ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
    const { email, email_verified: isVerified } = about;
    const isTheirs = typeof email === 'string' && isVerified === true;
    return { outcome: 'proven', subject: claims.sub, email: isTheirs ? email : null };
  } catch (error) {
    return { outcome: isAway(error) ? 'away' : 'refused', why: codeOf(error) };
  }
}

/** A cookie of another provider, or of another client of it, is not ours. */
function ofClient({ issuer, clientId }: ProviderSettings): string {
  return `${issuer} ${clientId}`;
}

type Described = { of: string; at: number; configuration: Promise<Configuration> };
let described: Described | undefined;

/** Asked for once an hour; while that takes its time, for all who wait together. What failed is asked for anew. */
function configurationOf(settings: ProviderSettings): Promise<Configuration> {
  const of = JSON.stringify(settings);
  if (described?.of === of && Date.now() - described.at < DESCRIBED_MS) return described.configuration;
  const asked: Described = { of, at: Date.now(), configuration: describe(settings) };
  described = asked;
  asked.configuration.catch(() => {
    if (described === asked) described = undefined;
  });
  return asked.configuration;
}

function describe({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const server = new URL(issuer);
  // Who signed a token is always checked, also where it came straight from the provider.
  const execute = [enableNonRepudiationChecks, ...(isLoopback(server) ? [allowInsecureRequests] : [])];
  return discovery(
    server,
    clientId,
    { client_secret: clientSecret, [clockTolerance]: DRIFT_SECONDS },
    byEitherWay(clientSecret),
    { execute, timeout: TIMEOUT_SECONDS },
  );
}

/** In the header, as OpenID Connect has it where nothing is said, else in the form. */
function byEitherWay(secret: string): ClientAuth {
  const [inHeader, inForm] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? inHeader : inForm)(server, ...rest);
  };
}

const TOO_LATE = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'server_error', 'temporarily_unavailable'];

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  // What fetch throws where nobody answers.
  if (error instanceof TypeError && cause instanceof Error) return true;
  return TOO_LATE.includes(codeOf(error)) || (cause instanceof Response && cause.status >= 500);
}

/** What went wrong, as the library or the provider names it: never what either says of a person. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = Reflect.get(error, 'error') ?? Reflect.get(error, 'code') ?? error.name;
  return /^\w{1,60}$/.test(String(code)) ? String(code) : 'unknown';
}
