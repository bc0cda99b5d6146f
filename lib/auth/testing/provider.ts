import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** Who signs in at the provider, and what is wrong with what it says of them. */
export type Says = {
  subject: string;
  email?: string;
  isVerified?: boolean;
  /** In the token, where another stands there than the right one. */
  claims?: Readonly<Record<string, unknown>>;
  /** Says the address not in the token but where it is asked for it. */
  apart?: true;
  signedBySomebodyElse?: true;
};

type Code = { says: Says; nonce: string; challenge: string; redirect: string };

export type TestProvider = Awaited<ReturnType<typeof startProvider>>;

/** A sign-in provider for tests, on this machine: whoever comes is whom they say they are. */
export async function startProvider({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const [own, other] = [newKey(), newKey()];
  const codes = new Map<string, Code>();
  const tokens = new Map<string, Says>();
  const seen: string[] = [];
  let trouble: 'none' | 'hangs' | 'fails' = 'none';
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const issuer = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;

  /** As its page does when its form is sent. In: where the browser was sent. Out: where it is sent back to. */
  function approve(address: URL, says: Says): URL {
    const asked = (name: string) => address.searchParams.get(name) ?? '';
    const code = randomBytes(16).toString('hex');
    const redirect = asked('redirect_uri');
    codes.set(code, { says, nonce: asked('nonce'), challenge: asked('code_challenge'), redirect });
    return new URL(`${redirect}?${new URLSearchParams({ code, state: asked('state') })}`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', issuer);
    seen.push(address.pathname);
    if (trouble === 'hangs') return;
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (trouble === 'fails') return json(503, { error: 'temporarily_unavailable' });
    switch (address.pathname) {
      case '/.well-known/openid-configuration':
        return json(200, description(issuer));
      case '/keys':
        return json(200, {
          keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256' }],
        });
      case '/authorize':
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(PAGE.replace('QUERY', () => hidden(address)));
        return;
      case '/approve': {
        const [email, subject] = [
          address.searchParams.get('email') ?? '',
          address.searchParams.get('email') ?? '',
        ];
        response
          .writeHead(303, { location: approve(address, { email, subject, isVerified: true }).href })
          .end();
        return;
      }
      case '/token': {
        const taken = redeem(request.headers.authorization ?? '', new URLSearchParams(await text(request)));
        return taken === null ? json(400, { error: 'invalid_grant' }) : json(200, taken);
      }
      case '/userinfo': {
        const says = tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''));
        return says ? json(200, { sub: says.subject, ...addressOf(says) }) : json(401, {});
      }
      default:
        return json(404, {});
    }
  }

  function redeem(authorization: string, form: URLSearchParams) {
    const [id, secret] = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':');
    const isClient = plain(id) === clientId && plain(secret) === clientSecret;
    const code = codes.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!code || !isClient || code.challenge !== challenge || form.get('redirect_uri') !== code.redirect)
      return null;
    const token = randomBytes(16).toString('hex');
    tokens.set(token, code.says);
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: issuer, sub: code.says.subject, aud: clientId, iat: now, exp: now + 300, nonce: code.nonce },
      ...(code.says.apart ? {} : addressOf(code.says)),
      ...code.says.claims,
    };
    const idToken = signed(claims, code.says.signedBySomebodyElse ? other : own);
    return { access_token: token, token_type: 'Bearer', expires_in: 300, id_token: idToken };
  }

  return {
    issuer,
    approve,
    /** Every path that was asked for. */
    seen,
    /** From then on. */
    be: (what: typeof trouble) => {
      trouble = what;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** As forms write it, in the header too (RFC 6749, 2.3.1). */
function plain(text = ''): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

type Key = ReturnType<typeof newKey>;

function newKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function signed(claims: object, { privateKey }: Key): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const data = `${part({ alg: 'RS256', kid: 'own' })}.${part(claims)}`;
  return `${data}.${sign('sha256', Buffer.from(data), privateKey).toString('base64url')}`;
}

function addressOf({ email, isVerified }: Says) {
  return { ...(email === undefined ? {} : { email }), email_verified: isVerified ?? false };
}

function description(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  };
}

const PAGE = `<!doctype html><html lang="en"><title>Provider</title><h1>Provider</h1>
<form action="/approve">QUERY<label>Address <input name="email"></label><button>Go on</button></form></html>`;

function hidden({ searchParams }: URL): string {
  const fields = [...searchParams].map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`,
  );
  return fields.join('');
}
