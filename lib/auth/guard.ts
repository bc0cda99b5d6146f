import type { FormFields } from '../schemas/fields';
import { FORM_BYTES } from '../schemas/limits';
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
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/x-www-form-urlencoded';
}

async function readAtMost(request: Request, maxBytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null;
  if (!request.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, so a longer body is never held.
    if (size > maxBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function fieldsOf(params: URLSearchParams): FormFields {
  const fields: Record<string, string[]> = Object.create(null);
  for (const [name, value] of params) {
    fields[name] ??= [];
    fields[name].push(value);
  }
  return fields;
}
