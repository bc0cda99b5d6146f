import 'server-only';
import { headers } from 'next/headers';
import { configuredOrigin } from './configured-origin';

/** Start of an address shown to the one who asks alone: what is configured, else what the browser asked for. */
export async function siteOrigin(): Promise<string> {
  const configured = configuredOrigin();
  if (configured) return configured;
  const host = (await headers()).get('host') ?? 'localhost';
  return `http://${host}`;
}
