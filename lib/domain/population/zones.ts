import { ALWAYS } from './atoms';
import { PLANE_WORDS } from './layout';
import { type Planes, pairAt } from './planes';

/** What holds for a plane pair over a whole block; two bits for each plane, none set where it is mixed. */
export const ZONE = { noneTrue: 1, allTrue: 2, noneFalse: 4, allFalse: 8 } as const;

/** In: a zone. Out: that of the negated atom. */
export function negatedZone(zone: number): number {
  return ((zone & 3) << 2) | (zone >> 2);
}

/** In: planes, a block and slots whose bits were written. Notes anew what is the same for the whole block. */
export function markZones(planes: Planes, block: number, slots: ArrayLike<number>): void {
  const firms = pairAt(planes, block, ALWAYS);
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index] ?? ALWAYS;
    const at = pairAt(planes, block, slot);
    const isTrue = zoneOfPlane(planes.words, at, firms);
    const isFalse = zoneOfPlane(planes.words, at + PLANE_WORDS, firms);
    planes.zones[block * planes.capacity + slot] = isTrue | (isFalse << 2);
  }
}

/** 1 where no firm has its bit set, 2 where all have, else 0; in a block without firms both, which skips it. */
function zoneOfPlane(words: Int32Array, at: number, firms: number): number {
  let [some, lacking] = [0, 0];
  for (let index = 0; index < PLANE_WORDS && (some === 0 || lacking === 0); index += 1) {
    const word = words[at + index] ?? 0;
    some |= word;
    lacking |= word ^ (words[firms + index] ?? 0);
  }
  return (some === 0 ? 1 : 0) | (lacking === 0 ? 2 : 0);
}
