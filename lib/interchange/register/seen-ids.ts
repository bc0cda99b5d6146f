/** Which ids were seen, by 64-bit fingerprint: 16 to 32 bytes an id, whatever its length. */
export type SeenIds = { slots: Uint32Array; used: number };

const FIRST_SLOTS = 1 << 16;

/** An empty register of ids. */
export function noIds(): SeenIds {
  return { slots: new Uint32Array(FIRST_SLOTS * 2), used: 0 };
}

/**
 * In: the ids seen so far, which it fills, and an id. Out: true the first time.
 * Two different ids fall together about once in tens of millions of files of a million rows.
 */
export function firstTime(seen: SeenIds, id: string): boolean {
  // Half full at most: probing stays short.
  if (seen.used * 4 >= seen.slots.length) grow(seen);
  const added = put(seen.slots, fingerprint(id, 0x9e3779b9), fingerprint(id, 0x85ebca6b) || 1);
  if (added) seen.used += 1;
  return added;
}

function grow(seen: SeenIds): void {
  const wider = new Uint32Array(seen.slots.length * 2);
  for (let at = 0; at < seen.slots.length; at += 2) {
    const [high, low] = [seen.slots[at] ?? 0, seen.slots[at + 1] ?? 0];
    if (low !== 0) put(wider, high, low);
  }
  seen.slots = wider;
}

/** `low` is never 0: a slot whose second half is 0 is free. */
function put(slots: Uint32Array, high: number, low: number): boolean {
  const mask = slots.length / 2 - 1;
  for (let slot = low & mask; ; slot = (slot + 1) & mask) {
    const at = slot * 2;
    if (slots[at + 1] === 0) {
      slots[at] = high;
      slots[at + 1] = low;
      return true;
    }
    if (slots[at] === high && slots[at + 1] === low) return false;
  }
}

/** MurmurHash3, 32 bits, over UTF-16 units. */
function fingerprint(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    let unit = Math.imul(text.charCodeAt(at), 0xcc9e2d51);
    unit = (unit << 15) | (unit >>> 17);
    hash ^= Math.imul(unit, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
