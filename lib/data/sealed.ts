import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const [NONCE, TAG] = [12, 16];

/** Each purpose has a key of its own, made from the secret of the server. */
function keyOf(purpose: string): Buffer {
  return Buffer.from(
    hkdfSync('sha256', process.env.PUENTE_SECRET ?? '', '', `puente sealed: ${purpose}`, 32),
  );
}

/** In: what for, whose it is, and a text. Out: the same text so that only this server reads it, as that person's. */
export function seal(purpose: string, whose: string, text: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, keyOf(purpose), nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(whose));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
}

/** Null for what was sealed for something else, for another, with another secret, or not here. */
export function unseal(purpose: string, whose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE + TAG) return null;
  const decipher = createDecipheriv(CIPHER, keyOf(purpose), bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(whose));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
