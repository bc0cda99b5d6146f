import { westernDigits } from './digits';
import { plain } from './fields';

/** Letters of a recovery code, without its dash. */
export const RECOVERY_LETTERS = 10;
const TYPED_MAX = 100;

/** A code as it was meant: six digits of an app, or a recovery code without its dash. */
export type SecondStepCode = { kind: 'app' | 'recovery'; text: string };

/** What is easily taken for a letter; none of these digits stands in a recovery code. */
const LOOK_ALIKE: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '8': 'B' };

/** In: a code as typed, in any digits, with spaces or dashes. Out: what it is; null if it cannot be one. */
export function readSecondStepCode(typed: string): SecondStepCode | null {
  if (typed.length > TYPED_MAX) return null;
  const text = westernDigits(plain(typed)).replaceAll(/[\s\p{Pd}.]/gu, '');
  if (/^\d{6}$/.test(text)) return { kind: 'app', text };
  const letters = text.toUpperCase().replaceAll(/[018]/g, (digit) => LOOK_ALIKE[digit] ?? digit);
  const isRecovery = letters.length === RECOVERY_LETTERS && /^[A-Z2-7]+$/.test(letters);
  return isRecovery ? { kind: 'recovery', text: letters } : null;
}

/** In: a secret or a code. Out: the same in groups, for people to read and to type. */
export function inGroups(text: string, size: number, between: string): string {
  return (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between);
}
