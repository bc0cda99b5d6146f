import { APPEARANCES, type Appearance, isLocale } from '@/lib/auth/locale';
import type { Locale } from '@/lib/domain/vocabulary';

/** What the pressed button asks for. */
export type Go =
  | { to: 'next' | 'back' | 'save' | 'results' | 'check' | 'stay' | 'search' | 'keepSaved' }
  | { to: 'language'; locale: Locale }
  | { to: 'look'; look: Appearance };

const PLAIN = ['next', 'back', 'save', 'results', 'check', 'search', 'keepSaved'] as const;

/** In: the value of the button. Out: what it asks for; anything else is Continue. */
export function readGo(value: string | undefined): Go {
  const [word = '', detail = ''] = (value ?? '').split(':');
  const plain = PLAIN.find((one) => one === word);
  if (plain) return { to: plain };
  if (word === 'add' || word === 'remove') return { to: 'stay' };
  if (word === 'lang' && isLocale(detail)) return { to: 'language', locale: detail };
  const look = APPEARANCES.find((one) => one === detail);
  return word === 'look' && look ? { to: 'look', look } : { to: 'next' };
}

/** Leaving without a check: what was typed is remembered as it is. */
export function onlyKeeps({ to }: Go): boolean {
  return to === 'search' || to === 'language' || to === 'look';
}
