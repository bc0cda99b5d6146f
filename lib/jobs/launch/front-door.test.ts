import http, { type IncomingMessage } from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sendStatus } from '@/lib/auth/status';
import './front-door.mjs';

let server: http.Server;

// Stands for the framework: says what it was asked, and does as a page would that finds nothing.
beforeAll(async () => {
  server = http.createServer(async (request, response) => {
    const length = request.method === 'POST' ? await lengthOf(request) : 0;
    if (request.url === '/gone') expect(sendStatus(404)).toBe(true);
    if (request.url === '/typed') {
      for (const name of ['Content-Type', 'Set-Cookie']) response.setHeader(name, ['text/css']);
      return void response.end(JSON.stringify(response.getHeaders()));
    }
    response.end(`${request.method} ${request.url} ${length}`);
  });
  // As the framework does, which then says nothing outside of development.
  server.on('upgrade', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

async function lengthOf(request: IncomingMessage): Promise<number> {
  let length = 0;
  for await (const chunk of request) length += chunk.length;
  return length;
}

/** In: what goes over the line. Out: what comes back, until the server hangs up. */
function exchange(sent: string, to = server): Promise<{ status: number; head: string; text: string }> {
  const address = to.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(sent, 'latin1'));
    let said = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', text = ''] = said.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), head, text });
    });
  });
}

function ask(method: string, target: string, headers = '', body = '') {
  return exchange(`${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n${body}`);
}

describe('the framework is asked', () => {
  it.each(['/', '/offerings?q=%FF&next=//x', '/offerings/%C3%B1%20%2F', '/offerings/', '/a%2F%2Fb'])(
    'for %s as it came',
    async (target) => {
      for (const method of ['GET', 'POST', 'OPTIONS'])
        expect(await ask(method, target)).toMatchObject({ status: 200, text: `${method} ${target} 0` });
    },
  );

  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('why nothing answers to %s', async (method) => {
    expect((await ask(method, '/diagnostic')).text).toBe('GET /problem?kind=method 0');
  });

  it.each([
    '/%',
    '/diagnostic/%FF',
    '/offerings/%E0%A4%A',
    '/offerings/%00',
    '/a%0d%0ab',
    '/%5Cx',
    '/\\x',
    '*',
  ])('for a page that is not there instead of %s', async (target) => {
    expect((await ask('GET', target)).text).toBe('GET /404 0');
  });

  it.each(['/api/v1/offerings/%00', '/api/v1/offerings/%E0%A4%A', '/api/%'])(
    'for an address for machines that is not there instead of %s',
    async (target) => {
      expect((await ask('GET', target)).text).toBe('GET /api/404 0');
    },
  );

  it.each([
    ['//evil.example', '/evil.example/'],
    ['///evil.example//a?b=//c', '/evil.example/a/?b=//c'],
    ['//', '/'],
    ['http://evil.example/offerings?page=2', '/offerings?page=2'],
    ['HTTP://evil.example', '/'],
    ['http://evil.example?lang=es', '/?lang=es'],
    ['http://evil.example//other.example/', '/other.example/'],
  ])('for no other site: %s', async (target, path) => {
    expect((await ask('GET', target)).text).toBe(`GET ${path} 0`);
  });

  it('for an answer with one type, as whoever packs it expects', async () => {
    expect(JSON.parse((await ask('GET', '/typed')).text)).toEqual({
      'content-type': 'text/css',
      'set-cookie': ['text/css'],
    });
  });

  it('for what fits, and otherwise why it does not, before it is sent', async () => {
    const most = 1024 * 1024;
    const full = await ask('POST', '/language', `Content-Length: ${most}\r\n`, 'a'.repeat(most));
    expect(full.text).toBe(`POST /language ${most}`);
    const larger = await ask('POST', '/language', `Content-Length: ${most + 1}\r\n`);
    expect(larger.text).toBe('GET /problem?kind=tooLarge 0');
    const file = '/desk/offerings/import/check';
    const sent = await ask('POST', file, `Content-Length: ${most + 1}\r\n`, 'a'.repeat(most + 1));
    expect(sent.text).toBe(`POST ${file} ${most + 1}`);
    const endless = await ask('POST', file, `Content-Length: ${16 * most + 1}\r\n`);
    expect(endless.text).toBe('GET /problem?kind=tooLarge 0');
  });
});

describe('the answer', () => {
  it('has the status a page chose, and no other has', async () => {
    const statuses = await Promise.all(
      ['/gone', '/', '/gone', '/there'].map(async (target) => (await ask('GET', target)).status),
    );
    expect(statuses).toEqual([404, 200, 404, 200]);
    // Outside of a request there is nothing to choose for.
    expect(sendStatus(404)).toBe(false);
  });

  it.each([
    ['a method nobody knows', 'TRACK / HTTP/1.1\r\n\r\n', 405],
    ['a version nobody knows', 'GET / HTTP/9.9\r\n\r\n', 400],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['a zero byte', 'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['endless headers', `GET / HTTP/1.1\r\nX: ${'x'.repeat(32_000)}\r\n\r\n`, 431],
  ])('to %s is short and harmless', async (_what, sent, status) => {
    const answer = await exchange(sent);
    expect(answer).toEqual({
      status,
      head: expect.stringContaining("Content-Security-Policy: default-src 'none'"),
      text: `${status} ${http.STATUS_CODES[status]}`,
    });
  });

  it('to a web socket is that there is none, and the end of the line', async () => {
    const offer = 'Host: x\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\n';
    expect(await exchange(`GET /_next/hmr HTTP/1.1\r\n${offer}\r\n`)).toEqual({
      status: 400,
      head: expect.stringMatching(/Content-Security-Policy: default-src 'none'[\s\S]*Connection: close/),
      text: expect.stringContaining('400 Bad Request'),
    });
  });

  it('is the page where another protocol was only offered', async () => {
    const offer =
      'Host: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n';
    expect(await exchange(`GET /offerings HTTP/1.1\r\n${offer}\r\n`)).toMatchObject({
      status: 200,
      text: expect.stringContaining('GET /offerings 0'),
    });
  });

  it('to a web socket is left to the framework in development', async () => {
    vi.stubEnv('NODE_ENV', 'development');
    const developing = http.createServer(() => {});
    vi.unstubAllEnvs();
    developing.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
    await new Promise<void>((resolve) => developing.listen(0, '127.0.0.1', resolve));
    const offer = 'Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n';
    expect(await exchange(`GET /_next/hmr HTTP/1.1\r\n${offer}\r\n`, developing)).toMatchObject({
      status: 101,
    });
    developing.close();
  });

  it('is not waited for longer than a minute', () => {
    expect(server.requestTimeout).toBe(60_000);
    expect(server.headersTimeout).toBeLessThanOrEqual(60_000);
  });
});
