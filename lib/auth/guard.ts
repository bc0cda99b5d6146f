import type { FormFields } from '../schemas/fields';
import { FILE_BYTES, FORM_BYTES } from '../schemas/limits';
import { configuredOrigin } from './configured-origin';

export type GuardedRequest =
  | { ok: true; fields: FormFields }
  | { ok: false; status: 403; problem: 'forbidden' }
  | { ok: false; status: 413; problem: 'tooLarge' };

/**
 * Every request that changes something passes here first: it must come from a page of this site, be an ordinary
 * form and be of a form's size. In: the request. Out: its fields, or why it is refused.
 */
export async function mutatingRequest(
  request: Request,
  maxBytes: number = FORM_BYTES,
): Promise<GuardedRequest> {
  if (!isFromThisSite(request.headers) || !isPlainForm(request.headers)) {
    return { ok: false, status: 403, problem: 'forbidden' };
  }
  const body = await readAtMost(request, maxBytes);
  if (body === null) return { ok: false, status: 413, problem: 'tooLarge' };
  return { ok: true, fields: fieldsOf(new URLSearchParams(body)) };
}

/** A file as it was sent; `tooLarge`: larger than a file may be, and not read. */
export type SentFile = { ok: true; bytes: Uint8Array } | { ok: false; why: 'missing' | 'tooLarge' };
export type GuardedUpload =
  | { ok: true; fields: FormFields; file: SentFile }
  | { ok: false; status: 403; problem: 'forbidden' };

/** What stands around a file in the request that carries it. */
const ENVELOPE_BYTES = FORM_BYTES;

/** The same for a form that carries a file, in the field `file`. A file that is too large is told to its page. */
export async function uploadRequest(request: Request): Promise<GuardedUpload> {
  const refused = { ok: false, status: 403, problem: 'forbidden' } as const;
  if (!isFromThisSite(request.headers) || typeOf(request.headers) !== 'multipart/form-data') return refused;
  const body = await bytesAtMost(request, FILE_BYTES + ENVELOPE_BYTES);
  if (body === null) return { ok: true, fields: {}, file: { ok: false, why: 'tooLarge' } };
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const form = await new Response(body, { headers }).formData().catch(() => null);
  if (!form) return refused;
  const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const file = form.get('file');
  return { ok: true, fields: fieldsOf(new URLSearchParams(texts)), file: await sentFile(file) };
}

async function sentFile(file: FormDataEntryValue | null): Promise<SentFile> {
  // A form without a chosen file sends one without a name.
  if (file === null || typeof file === 'string' || (file.name === '' && file.size === 0))
    return { ok: false, why: 'missing' };
  if (file.size > FILE_BYTES) return { ok: false, why: 'tooLarge' };
  return { ok: true, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/**
 * Browsers name the page a form was sent from in `Origin`, the newer ones also in `Sec-Fetch-Site`; old Android
 * browsers send only `Referer`. One of them must say that it was ours, and none may say otherwise.
 */
export function isFromThisSite(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (origin !== null) return ownHosts(headers).includes(hostOf(origin));
  return site === 'same-origin' || ownHosts(headers).includes(hostOf(headers.get('referer')));
}

/** With PUENTE_ORIGIN set, only that address counts; otherwise the one the browser asked for. */
function ownHosts(headers: Headers): string[] {
  const configured = configuredOrigin();
  const host = configured ? hostOf(configured) : (headers.get('host')?.toLowerCase() ?? '');
  return host ? [host] : [];
}

function hostOf(address: string | null): string {
  return address && URL.canParse(address) ? new URL(address).host : '';
}

function isPlainForm(headers: Headers): boolean {
  return typeOf(headers) === 'application/x-www-form-urlencoded';
}

function typeOf(headers: Headers): string {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

async function readAtMost(request: Request, maxBytes: number): Promise<string | null> {
  const bytes = await bytesAtMost(request, maxBytes);
  return bytes && new TextDecoder().decode(bytes);
}

async function bytesAtMost(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, so a longer body is never held.
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function fieldsOf(params: URLSearchParams): FormFields {
  const fields: Record<string, string[]> = Object.create(null);
  for (const [name, value] of params) {
    fields[name] ??= [];
    fields[name].push(value);
  }
  return fields;
}
