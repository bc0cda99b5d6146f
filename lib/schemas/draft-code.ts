/** Crockford base32: no I, L, O or U, so that a code on paper is read back as it was written. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 12;

const SHAPE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);

/** In: a code as a person typed it. Out: its 12 characters, or null if it cannot be one. */
export function readCode(typed: string): string | null {
  // Longer than any spelling of a code: not worth reading.
  if (typed.length > 200) return null;
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return SHAPE.test(plain) ? plain : null;
}

/** In: the 12 characters. Out: as shown and printed, `XXXX-XXXX-XXXX`. */
export function formatCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}
