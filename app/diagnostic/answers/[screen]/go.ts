import { isLocale } from '@/lib/auth/locale';
import type { SaveOutcome } from '@/lib/data/diagnostics/save-screen';
import type { Locale } from '@/lib/domain/vocabulary';
import type { FormFields } from '@/lib/schemas/fields';
import { wordProblem } from '@/lib/schemas/screen';

/** What the pressed button asks for. */
export type Go =
  | {
      to: 'next' | 'enter' | 'back' | 'save' | 'results' | 'check' | 'stay' | 'search' | 'look' | 'keepSaved';
    }
  /** No button: the page keeps what stands in it and stays. */
  | { to: 'keep' }
  | { to: 'language'; locale: Locale };

const PLAIN = [
  'next',
  'enter',
  'back',
  'save',
  'results',
  'check',
  'search',
  'look',
  'keep',
  'keepSaved',
] as const;

/** In: the value of the button. Out: what it asks for; anything else is Continue. */
export function readGo(value: string | undefined): Go {
  const [word = '', detail = ''] = (value ?? '').split(':');
  const plain = PLAIN.find((one) => one === word);
  if (plain) return { to: plain };
  if (word === 'add' || word === 'remove' || word === 'clear') return { to: 'stay' };
  return word === 'lang' && isLocale(detail) ? { to: 'language', locale: detail } : { to: 'next' };
}

/**
 * Leaving, or staying for a while, without a check: what was typed is remembered as it is. A word that cannot be searched
 * for is checked like an answer, so that its field says why.
 */
export function onlyKeeps({ to }: Go, fields: FormFields): boolean {
  if (to === 'search') return wordProblem(fields) === null;
  return to === 'language' || to === 'look' || to === 'keep';
}

/** What was not taken is shown again, unless the button only wanted to leave or to read the page another way. */
export function stays({ to }: Go, outcome: SaveOutcome): boolean {
  const isHeld = outcome === 'rejected' || outcome === 'conflict';
  return isHeld && to !== 'back' && to !== 'language' && to !== 'look';
}
