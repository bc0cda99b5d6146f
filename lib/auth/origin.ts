import 'server-only';
import { headers } from 'next/headers';

/** Start of every absolute address shown: what is configured, else what the browser asked for. */
export async function siteOrigin(): Promise<string> {
  const configured = process.env.PUENTE_ORIGIN;
  if (configured && URL.canParse(configured)) return new URL(configured).origin;
  const host = (await headers()).get('host') ?? 'localhost';
  return `http://${host}`;
}
