import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import type { Locale } from '../domain/vocabulary';
import {
  type Appearance,
  COOKIES,
  isAppearance,
  isLocale,
  LOCALE_HEADER,
  PATH_HEADER,
  REQUEST_ID_HEADER,
} from './locale';

/** Language of this page; proxy.ts has chosen it. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const chosen = (await headers()).get(LOCALE_HEADER);
  return isLocale(chosen) ? chosen : 'en';
});

export async function requestAppearance(): Promise<Appearance> {
  const chosen = (await cookies()).get(COOKIES.appearance)?.value;
  return isAppearance(chosen) ? chosen : 'system';
}

/** The mark of the style sheet that this browser has fetched, if any. */
export async function requestSheet(): Promise<string | undefined> {
  return (await cookies()).get(COOKIES.sheet)?.value;
}

/** Shown with an error, so that a person who calls can name it. */
export async function requestId(): Promise<string> {
  return (await headers()).get(REQUEST_ID_HEADER) ?? 'unknown';
}

/** The written code of the visitor's own draft, if this browser holds one. */
export async function draftCode(): Promise<string | undefined> {
  return (await cookies()).get(COOKIES.draft)?.value;
}

/** Path and query that were asked for, to be opened again; proxy.ts says it. */
export async function requestPath(): Promise<string> {
  return (await headers()).get(PATH_HEADER) ?? '/';
}
