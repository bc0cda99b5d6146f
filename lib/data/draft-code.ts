import 'server-only';
import { randomBytes } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH, readCode } from '../schemas/draft-code';
import { keyed } from './keyed';

/** A new code: 60 random bits as 12 characters. */
export function newCode(): string {
  // 32 divides 256, so each character is equally likely.
  return Array.from(randomBytes(CODE_LENGTH), (byte) =>
    CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length),
  ).join('');
}

/** In: a code as kept or typed. Out: what the database knows it by, or null if it cannot be a code. */
export function hashOfCode(typed: string): string | null {
  const code = readCode(typed);
  return code === null ? null : keyed('code', code);
}

/** In: a network address. Out: a name for it that cannot be read back without the server's secret. */
export function hashOfNetwork(address: string): string {
  return keyed('network', address);
}
