import { bytesOfBase32 } from '../accounts/base32';
import { codeOfStep, stepAt } from '../accounts/totp';

/** What an app shows, as many steps ahead. */
export function codeFrom(secret: string, ahead = 0): string {
  const key = bytesOfBase32(secret) ?? new Uint8Array();
  return codeOfStep(key, stepAt(Date.now() / 1000) + ahead);
}
