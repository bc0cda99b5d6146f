import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packedFiles, packFiles, sendPacked } from './packed-files.mjs';

const SCRIPT = 'export const words = "ñ";\n'.repeat(50);
const project = mkdtempSync(path.join(tmpdir(), 'puente-packed-'));
let server: http.Server;

beforeAll(async () => {
  mkdirSync(path.join(project, '.next/static/chunks'), { recursive: true });
  writeFileSync(path.join(project, '.next/static/chunks/one.js'), SCRIPT);
  writeFileSync(path.join(project, '.next/static/chunks/one.js.map'), '{}');
  packFiles(project);
  const files = packedFiles(project);
  server = http.createServer((request, response) => {
    if (!sendPacked(files, request, response)) response.end('the framework');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(project, { recursive: true });
});

type Answer = { headers: http.IncomingHttpHeaders; body: Buffer };

function ask(target: string, accepted: string, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const headers = { 'accept-encoding': accepted };
  return new Promise((resolve, reject) => {
    const request = http.request(
      { port, host: '127.0.0.1', path: target, method, headers },
      async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk);
        resolve({ headers: answer.headers, body: Buffer.concat(chunks) });
      },
    );
    request.on('error', reject).end();
  });
}

describe('a built file', () => {
  const target = '/_next/static/chunks/one.js';

  it.each(['br', 'gzip, deflate, br', 'gzip, BR;q=0.5'])(
    'comes packed to who accepts %s',
    async (accepted) => {
      const { headers, body } = await ask(target, accepted);
      expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
      expect(headers).toMatchObject({
        'content-encoding': 'br',
        'content-type': 'application/javascript; charset=UTF-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'Accept-Encoding',
      });
    },
  );

  it.each(['', 'gzip', 'brotlish', 'br;q=0', 'gzip, br; q=0.0'])(
    'is left to the framework for %s',
    async (accepted) => {
      expect((await ask(target, accepted)).body.toString()).toBe('the framework');
    },
  );

  it('sends no body where only its headers are asked for', async () => {
    const { headers, body } = await ask(target, 'br', 'HEAD');
    expect(body).toHaveLength(0);
    expect(Number(headers['content-length'])).toBeGreaterThan(0);
  });

  it.each([
    ['POST', target],
    ['GET', '/_next/static/chunks/one.js.map'],
    ['GET', '/_next/static/chunks/one.js.br'],
    ['GET', '/_next/static/chunks/../chunks/one.js'],
    ['GET', '/_next/static/chunks/two.js'],
  ])('is not what %s %s asks for', async (method, other) => {
    expect((await ask(other, 'br', method)).body.toString()).toBe('the framework');
  });
});

it('there are none before the first build', () => {
  expect(packedFiles(path.join(project, 'nowhere')).size).toBe(0);
});
