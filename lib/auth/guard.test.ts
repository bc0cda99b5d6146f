import { afterEach, describe, expect, it, vi } from 'vitest';
import { FILE_BYTES } from '../schemas/limits';
import { mutatingRequest, uploadRequest } from './guard';

const FORM = 'application/x-www-form-urlencoded';
const HOST = 'puente.example';

function post(headers: Record<string, string>, body = 'a=1&a=2&b=%C3%B1'): Request {
  return new Request(`http://${HOST}/language`, {
    method: 'POST',
    headers: { host: HOST, 'content-type': FORM, ...headers },
    body,
  });
}

async function statusOf(headers: Record<string, string>, body?: string): Promise<number> {
  const guarded = await mutatingRequest(post(headers, body));
  return guarded.ok ? 200 : guarded.status;
}

afterEach(() => vi.unstubAllEnvs());

describe('mutatingRequest', () => {
  it('reads the fields of a form of this site', async () => {
    const guarded = await mutatingRequest(
      post({ origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' }),
    );
    expect(guarded).toEqual({ ok: true, fields: { a: ['1', '2'], b: ['ñ'] } });
  });

  it.each([
    [{ origin: `http://${HOST}` }],
    [{ 'sec-fetch-site': 'same-origin' }],
    // Old Android browsers send no Origin with a form.
    [{ referer: `http://${HOST}/diagnostic/size` }],
    [{ origin: `http://${HOST}`, 'content-type': `${FORM}; charset=UTF-8` }],
  ])('accepts %j', async (headers) => {
    expect(await statusOf(headers)).toBe(200);
  });

  it.each([
    [{}],
    [{ origin: 'null' }],
    [{ origin: 'http://evil.example' }],
    [{ origin: `http://${HOST}.evil.example` }],
    [{ origin: `http://${HOST}:81` }],
    [{ referer: 'http://evil.example/' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: `http://${HOST}`, 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' }],
    [{ origin: `http://${HOST}`, 'content-type': 'text/plain' }],
    [{ origin: `http://${HOST}`, 'content-type': 'application/json' }],
    [{ origin: `http://${HOST}`, 'content-type': 'multipart/form-data; boundary=x' }],
  ])('refuses %j', async (headers) => {
    expect(await statusOf(headers)).toBe(403);
  });

  it('goes by the configured address alone', async () => {
    vi.stubEnv('PUENTE_ORIGIN', 'https://firms.example');
    expect(await statusOf({ origin: `http://${HOST}` })).toBe(403);
    expect(await statusOf({ origin: 'https://firms.example' })).toBe(200);
  });

  it('takes a form of the largest size and no more', async () => {
    const own = { origin: `http://${HOST}` };
    expect(await statusOf(own, 'a'.repeat(64 * 1024))).toBe(200);
    expect(await statusOf(own, 'a'.repeat(64 * 1024 + 1))).toBe(413);
  });

  it('stops reading a body that is longer than it said', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(16 * 1024));
      },
    });
    const headers = { host: HOST, origin: `http://${HOST}`, 'content-type': FORM };
    const init = { method: 'POST', headers, body: endless, duplex: 'half' };
    expect(await mutatingRequest(new Request(`http://${HOST}/language`, init))).toMatchObject({
      status: 413,
    });
    expect(sent).toBeLessThan(10);
  });

  it('keeps a field named like a part of every object', async () => {
    const guarded = await mutatingRequest(post({ origin: `http://${HOST}` }, '__proto__=x&constructor=y'));
    expect(guarded.ok && Object.keys(guarded.fields)).toEqual(['__proto__', 'constructor']);
  });
});

describe('uploadRequest', () => {
  const own = { origin: `http://${HOST}` };

  function upload(file: Blob | null, headers: Record<string, string> = own): Request {
    const body = new FormData();
    body.set('form', 'ñ');
    if (file) body.set('file', file, 'offerings.csv');
    return new Request(`http://${HOST}/upload`, {
      method: 'POST',
      headers: { host: HOST, ...headers },
      body,
    });
  }

  it('reads the fields and the file of a form of this site', async () => {
    const guarded = await uploadRequest(upload(new Blob(['id\n\uFEFFñ'])));
    expect(guarded).toEqual({
      ok: true,
      fields: { form: ['ñ'] },
      file: { ok: true, bytes: new TextEncoder().encode('id\n\uFEFFñ') },
    });
  });

  it('tells that there is none, or that it is too large', async () => {
    expect(await uploadRequest(upload(null))).toMatchObject({
      ok: true,
      file: { ok: false, why: 'missing' },
    });
    const most = new Blob([new Uint8Array(FILE_BYTES)]);
    expect(await uploadRequest(upload(most))).toMatchObject({ ok: true, file: { ok: true } });
    const large = { ok: true, file: { ok: false, why: 'tooLarge' } };
    expect(await uploadRequest(upload(new Blob([most, 'x'])))).toMatchObject(large);
    const endless = new Blob([most, most]);
    expect(await uploadRequest(upload(endless))).toMatchObject(large);
    const said = { ...own, 'content-length': String(3 * FILE_BYTES) };
    expect(await uploadRequest(upload(null, said))).toMatchObject(large);
  });

  it.each([
    [{}],
    [{ origin: 'http://evil.example' }],
    [{ ...own, 'sec-fetch-site': 'cross-site' }],
    [{ ...own, 'content-type': FORM }],
    [{ ...own, 'content-type': 'multipart/form-data; boundary=another' }],
  ])('refuses %j', async (headers) => {
    expect(await uploadRequest(upload(new Blob(['x']), headers))).toMatchObject({ ok: false, status: 403 });
  });
});
