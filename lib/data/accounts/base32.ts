const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BITS = 5;

/** RFC 4648, section 6, without the padding: apps that make codes do not want it. */
export function base32(bytes: Uint8Array): string {
  let [held, bits, text] = [0, 0, ''];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= BITS) {
      bits -= BITS;
      text += ALPHABET[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (BITS - bits)) & 31] : text;
}

/** In: base32, in groups or not. Out: its bytes; null for any other text. */
export function bytesOfBase32(typed: string): Uint8Array | null {
  const text = typed.replaceAll(/\s/g, '').toUpperCase().replace(/=+$/, '');
  if (!/^[A-Z2-7]*$/.test(text)) return null;
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const letter of text) {
    held = (held << BITS) | ALPHABET.indexOf(letter);
    bits += BITS;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >>> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
}
