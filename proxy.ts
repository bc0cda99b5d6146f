import { type NextRequest, NextResponse } from 'next/server';
import {
  COOKIES,
  chooseLocale,
  isLocale,
  LOCALE_HEADER,
  PATH_HEADER,
  REQUEST_ID_HEADER,
} from './lib/auth/locale';
import { rememberFor } from './lib/auth/remember';
import { shortQuery } from './lib/paths';
import { sheet } from './lib/style/sheet';

const YEAR = 365 * 24 * 60 * 60;
const DEVELOPMENT = process.env.NODE_ENV === 'development';

/** Language, content security policy and other headers. Who may see what is decided in lib/data, never here. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentPolicy(newNonce());
  const requestId = crypto.randomUUID();
  const response = responseTo(request, policy, requestId);
  response.headers.set('content-security-policy', policy);
  response.headers.set(REQUEST_ID_HEADER, requestId);
  for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
  const { pathname, searchParams } = request.nextUrl;
  // Addresses for machines are read from anywhere and leave nothing on a device.
  if (isForMachines(pathname)) {
    response.headers.delete('cross-origin-resource-policy');
    return response;
  }
  if (isPersonal(pathname)) response.headers.set('cache-control', 'no-store');
  const asked = searchParams.get('lang');
  if (isLocale(asked)) response.cookies.set(COOKIES.locale, asked, rememberFor('year'));
  return response;
}

function responseTo(request: NextRequest, policy: string, requestId: string): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  if (pathname !== '/' && pathname.endsWith('/')) {
    const url = new URL(request.nextUrl.href);
    // Many slashes become one: a path that starts with two would lead to another site.
    url.pathname = `/${pathname.replace(/^\/+|\/+$/g, '')}`;
    return NextResponse.redirect(url, 308);
  }
  const short = shortQuery(pathname, searchParams);
  if (short !== null) {
    const url = new URL(request.nextUrl.href);
    url.search = short;
    return NextResponse.redirect(url, 307);
  }
  const headers = new Headers(request.headers);
  const remembered = request.cookies.get(COOKIES.locale)?.value;
  headers.set(
    LOCALE_HEADER,
    chooseLocale(searchParams.get('lang'), remembered, headers.get('accept-language')),
  );
  headers.set(REQUEST_ID_HEADER, requestId);
  headers.set(PATH_HEADER, `${pathname}${request.nextUrl.search}`);
  // The framework reads the nonce for its own scripts from this request header.
  headers.set('content-security-policy', policy);
  return NextResponse.next({ request: { headers } });
}

const SECURITY_HEADERS = [
  ['strict-transport-security', `max-age=${YEAR}; includeSubDomains`],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  // `no-referrer` would make browsers post forms with `Origin: null`, which the guard refuses.
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
] as const;

function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${DEVELOPMENT ? " 'unsafe-eval'" : ''}`,
    // In the page stands our own sheet or none; the overlay of development brings styles of its own.
    `style-src 'self' ${DEVELOPMENT ? "'unsafe-inline'" : `'${sheet().digest}'`}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    // Nothing at run time turns a text into script or markup; the overlay of development does.
    ...(DEVELOPMENT ? [] : ["require-trusted-types-for 'script'", "trusted-types 'none'"]),
  ].join('; ');
}

function isForMachines(path: string): boolean {
  return path.startsWith('/api/');
}

function isPersonal(path: string): boolean {
  return /^\/(account|desk|diagnostic|outbox|results|sign-in|sign-up)(\/|$)/.test(path);
}

export const config = { matcher: ['/((?!_next/static/).*)'] };
