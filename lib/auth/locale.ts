import { LOCALES, type Locale } from '../domain/vocabulary';

/** Cookies a visitor can carry. None of them is needed to read a page. */
export const COOKIES = {
  locale: 'puente_lang',
  appearance: 'puente_look',
  draft: 'puente_draft',
  typed: 'puente_typed',
  /** A form that was sent when its session had ended: no mistake in another form takes its place. */
  unsent: 'puente_unsent',
  /** The style sheet that this browser has fetched. */
  sheet: 'puente_sheet',
} as const;

/** Header in which proxy.ts hands the language of the page to everything behind it. */
export const LOCALE_HEADER = 'x-puente-locale';
export const REQUEST_ID_HEADER = 'x-request-id';
/** Path and query of the page, which the framework tells no page. */
export const PATH_HEADER = 'x-puente-path';

/** Looks of the page; `system` follows the device. */
export const APPEARANCES = ['system', 'light', 'dark', 'contrast'] as const;
export type Appearance = (typeof APPEARANCES)[number];

export function isLocale(value: string | null | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

export function isAppearance(value: string | null | undefined): value is Appearance {
  return APPEARANCES.some((appearance) => appearance === value);
}

/** What was asked for in the address wins over the cookie, the cookie over the browser's own list. */
export function chooseLocale(
  asked: string | null,
  remembered: string | undefined,
  acceptLanguage: string | null,
): Locale {
  if (isLocale(asked)) return asked;
  if (isLocale(remembered)) return remembered;
  return fromAcceptLanguage(acceptLanguage ?? '') ?? 'en';
}

function fromAcceptLanguage(header: string): Locale | undefined {
  return header
    .slice(0, 500)
    .split(',')
    .map(readPreference)
    .filter((preference) => preference.weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map((preference) => preference.language)
    .find(isLocale);
}

function readPreference(item: string): { language: string; weight: number } {
  const [tag = '', ...rest] = item.trim().toLowerCase().split(';');
  const weight = rest
    .find((part) => part.trim().startsWith('q='))
    ?.trim()
    .slice(2);
  return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) || 0 };
}
