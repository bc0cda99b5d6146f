import 'server-only';
import { randomBytes } from 'node:crypto';
import { keyed } from '../keyed';

/** A new secret: 256 random bits as 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

/** What the database knows a token by. The same text is another one as a session, as a link, as a device, or half-way in. */
export function hashOfToken(use: 'session' | 'link' | 'device' | 'half', token: string): string {
  return keyed(use, token);
}
