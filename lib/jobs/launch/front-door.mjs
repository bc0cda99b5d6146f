// Loaded into the process of the web server before the framework. Requests pass here first, for five things the
// framework cannot do: answer some odd requests without failing, let a page choose its status code, give up on senders
// that never finish, send its built files as small as they can be, and pack what its route handlers answer. Plain JavaScript, because nothing could translate anything else yet.
import { AsyncLocalStorage } from 'node:async_hooks';
import http, { STATUS_CODES } from 'node:http';
import { packedFiles, sendPacked } from './packed-files.mjs';

/** No page or address of ours answers to any other. */
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];
/** More than any form of ours may send; each form has a smaller limit of its own. */
const LARGEST = 1024 * 1024;
/** Where a file can be sent, and how much more: what is larger than a file may be is told on its own page. */
const FILES_TO = '/desk/offerings/import/check';
const LARGEST_FILE = 16 * LARGEST;
/** The longest screen is 3 KB, which the slowest line sends in a few seconds. */
const PATIENCE_MS = 60_000;

const answers = new AsyncLocalStorage();
// For lib/auth/status.ts: what is bundled for pages shares nothing else with this file.
Reflect.set(globalThis, Symbol.for('puente.answers'), answers);

// The launcher starts it in the folder of the project. In development files change under their names.
const files = process.env.NODE_ENV === 'production' ? packedFiles(process.cwd()) : new Map();

const { createServer } = http;
http.createServer = (...given) => {
  const listener = given.at(-1);
  if (typeof listener !== 'function') return createServer(...given);
  const server = createServer(...given.slice(0, -1), (request, response) => {
    if (wantsSocket(request)) return refuseSocket(response);
    if (sendPacked(files, request, response)) return;
    setRight(request);
    tellType(response);
    return answers.run(response, listener, request, response);
  });
  server.requestTimeout = PATIENCE_MS;
  server.on('clientError', refuseUnread);
  // The framework listens for its reload socket, which only development has: elsewhere such a request would wait for
  // ever. With nobody listening it is an ordinary one.
  if (process.env.NODE_ENV !== 'development') {
    server.on('newListener', (name, listener) => {
      if (name === 'upgrade') queueMicrotask(() => server.off(name, listener));
    });
  }
  return server;
};

/**
 * The framework gives the type of a route handler's answer as a list of one, by which its own packing does not know it
 * and sends it as it is.
 * @param {import('node:http').ServerResponse} response
 */
function tellType(response) {
  const set = response.setHeader;
  response.setHeader = (name, value) => {
    const isList = name.toLowerCase() === 'content-type' && Array.isArray(value);
    return set.call(response, name, isList ? value.join() : value);
  };
}

/**
 * Other offers to change the protocol may be left aside; a web socket has no use for a page.
 * @param {import('node:http').IncomingMessage} request
 */
function wantsSocket({ headers }) {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/** @param {import('node:http').ServerResponse} response */
function refuseSocket(response) {
  response.writeHead(400, { ...HARMLESS, Connection: 'close' }).end(said(400));
}

/**
 * Turns a request that the framework would answer with an error, or past our headers, into one for the page that
 * says why. What is as it should be is left alone.
 * @param {import('node:http').IncomingMessage} request
 */
export function setRight(request) {
  const { method = '', headers, url = '' } = request;
  if (!METHODS.includes(method)) return lead(request, '/problem?kind=method');
  const most = url === FILES_TO ? LARGEST_FILE : LARGEST;
  if (Number(headers['content-length'] ?? 0) > most) return lead(request, '/problem?kind=tooLarge');
  const [path = '', query] = split(url);
  // Machines are told in their own way, by an address of theirs that names nothing.
  if (!path.startsWith('/') || !canBeRead(path))
    return lead(request, path.startsWith('/api/') ? '/api/404' : '/404');
  request.url = `${path.includes('//') ? withSingleSlashes(path) : path}${query}`;
}

/** @param {import('node:http').IncomingMessage} request @param {string} url */
function lead(request, url) {
  request.method = 'GET';
  request.url = url;
}

/** Path and query of a target, which may also be written as a full address. @param {string} url */
function split(url) {
  const target = url.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = target.indexOf('?');
  return mark < 0 ? [target || '/', ''] : [target.slice(0, mark) || '/', target.slice(mark)];
}

/** Ends with a slash, so that proxy.ts leads on to the address as it should be written. @param {string} path */
function withSingleSlashes(path) {
  const parts = path.split('/').filter(Boolean);
  return `/${parts.map((part) => `${part}/`).join('')}`;
}

/** Percent signs that mean something, and no character that an address cannot hold. @param {string} path */
function canBeRead(path) {
  try {
    return !/[\p{Cc}\\]/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** What keeps an answer without the framework's headers from doing any harm. */
const HARMLESS = {
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Content-Type': 'text/plain; charset=utf-8',
};

/** @param {number} status */
function said(status) {
  return `${status} ${STATUS_CODES[status]}`;
}

const UNREAD = { HPE_INVALID_METHOD: 405, HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * Answers what is no request at all, as Node would, and with headers that keep the answer harmless.
 * @param {Error & { code?: string }} error
 * @param {import('node:net').Socket & { _httpMessage?: { headersSent: boolean } }} socket
 */
function refuseUnread({ code = '' }, socket) {
  // An answer that was begun would be spoilt; Node itself looks here too.
  if (!socket.writable || socket._httpMessage?.headersSent) return void socket.destroy();
  const status = Object.hasOwn(UNREAD, code) ? UNREAD[code] : 400;
  const text = said(status);
  const lines = [
    `HTTP/1.1 ${text}`,
    ...(status === 405 ? [`Allow: ${METHODS.join(', ')}`] : []),
    ...Object.entries(HARMLESS).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${text.length}`,
    'Connection: close',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n${text}`);
  socket.destroySoon();
}
