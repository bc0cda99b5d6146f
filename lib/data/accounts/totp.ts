import { createHmac, timingSafeEqual } from 'node:crypto';
import { bytesOfBase32 } from './base32';

/** As every app for codes understands it without being told (RFC 6238): SHA-1, six digits, a new one every 30 seconds. */
export const TOTP = { seconds: 30, digits: 6 } as const;
/** Clocks of telephones go a little wrong: the step before and the step after are good too. */
const DRIFT = 1;

/** RFC 4226, section 5.3. In: the key and the number of the step. Out: the digits. */
export function codeOfStep(key: Uint8Array, step: number, digits: number = TOTP.digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** In: seconds since 1970. Out: the number of the step they fall in. */
export function stepAt(seconds: number): number {
  return Math.floor(seconds / TOTP.seconds);
}

type Tried = {
  /** Base32. */
  secret: string;
  code: string;
  /** Seconds since 1970. */
  seconds: number;
  /** Last step of which a code was accepted: nothing up to it is accepted again. */
  after: number;
};

/** In: a code as it was sent. Out: the step that it is of, if it is good now and was not used; else null. */
export function acceptedStep({ secret, code, seconds, after }: Tried): number | null {
  const key = bytesOfBase32(secret);
  if (key === null || !/^\d{6}$/.test(code)) return null;
  const now = stepAt(seconds);
  const sent = Buffer.from(code);
  const good: number[] = [];
  // All of them, whichever it is, so that it always takes as long.
  for (let step = now - DRIFT; step <= now + DRIFT; step += 1)
    if (step >= 0 && timingSafeEqual(Buffer.from(codeOfStep(key, step)), sent) && step > after)
      good.push(step);
  return good[0] ?? null;
}
