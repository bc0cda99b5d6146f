import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/domain/vocabulary';

/** One page in one condition, reached from what its chapter prepared. */
export type State = { name: string; open: (page: Page, locale: Locale) => Promise<unknown> };
/** States that share what has to be there before. */
export type Chapter = {
  name: string;
  prepare: (page: Page, locale: Locale) => Promise<unknown>;
  states: readonly State[];
};
