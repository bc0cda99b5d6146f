// The loops of kernels.ts and fill-kernels.ts once more, for WebAssembly with 128-bit registers. Written in
// AssemblyScript and compiled at build time; kernels.twin.test.ts holds both to the same results. Places are in words
// of 32 bits, as there. Nothing here allocates: all memory is the planes' own.

const PLANE_BYTES: usize = 512;
const BLOCK_FIRMS: usize = 4096;

// @ts-ignore: a decorator of AssemblyScript
@inline
function byteAt(word: usize): usize {
  return word << 2;
}

// @ts-ignore
@inline
function planeOf(list: usize, place: i32): usize {
  return byteAt(load<u32>(list + (<usize>place << 2)));
}

export function and(list: usize, count: i32, into: usize): void {
  const places = byteAt(list);
  const to = byteAt(into);
  let a = planeOf(places, 0);
  let place = min(1, count - 1);
  while (place < count) {
    const b = planeOf(places, place);
    const c = planeOf(places, min(place + 1, count - 1));
    const d = planeOf(places, min(place + 2, count - 1));
    for (let i: usize = 0; i < PLANE_BYTES; i += 16) {
      const first = v128.and(v128.load(a + i), v128.load(b + i));
      v128.store(to + i, v128.and(first, v128.and(v128.load(c + i), v128.load(d + i))));
    }
    a = to;
    place += 3;
  }
}

export function or(list: usize, count: i32, into: usize): void {
  const places = byteAt(list);
  const to = byteAt(into);
  let a = planeOf(places, 0);
  let place = min(1, count - 1);
  while (place < count) {
    const b = planeOf(places, place);
    const c = planeOf(places, min(place + 1, count - 1));
    const d = planeOf(places, min(place + 2, count - 1));
    for (let i: usize = 0; i < PLANE_BYTES; i += 16) {
      const first = v128.or(v128.load(a + i), v128.load(b + i));
      v128.store(to + i, v128.or(first, v128.or(v128.load(c + i), v128.load(d + i))));
    }
    a = to;
    place += 3;
  }
}

/** `spare` has four words for each level, one vector. */
export function atLeast(list: usize, count: i32, least: i32, into: usize, spare: usize): void {
  const places = byteAt(list);
  const to = byteAt(into);
  const levels = byteAt(spare);
  for (let i: usize = 0; i < PLANE_BYTES; i += 16) {
    for (let j = 0; j < least; j += 1) v128.store(levels + (<usize>j << 4), i32x4.splat(0));
    for (let k = 0; k < count; k += 1) {
      const some = v128.load(planeOf(places, k) + i);
      for (let j = min(k, least - 1); j > 0; j -= 1) {
        const level = levels + (<usize>j << 4);
        v128.store(level, v128.or(v128.load(level), v128.and(v128.load(level - 16), some)));
      }
      v128.store(levels, v128.or(v128.load(levels), some));
    }
    v128.store(to + i, v128.load(levels + (<usize>(least - 1) << 4)));
  }
}

export function without(first: usize, second: usize, into: usize): void {
  const a = byteAt(first);
  const b = byteAt(second);
  const to = byteAt(into);
  for (let i: usize = 0; i < PLANE_BYTES; i += 16)
    v128.store(to + i, v128.andnot(v128.load(a + i), v128.load(b + i)));
}

/** A byte holds the count of sixteen vectors at most: 128. */
// @ts-ignore
@inline
function countHalf(at: usize): v128 {
  let bytes = i8x16.popcnt(v128.load(at));
  for (let i: usize = 16; i < PLANE_BYTES / 2; i += 16)
    bytes = i8x16.add(bytes, i8x16.popcnt(v128.load(at + i)));
  return i16x8.extadd_pairwise_i8x16_u(bytes);
}

export function count(plane: usize): i32 {
  const at = byteAt(plane);
  const pairs = i16x8.add(countHalf(at), countHalf(at + PLANE_BYTES / 2));
  const sums = i32x4.extadd_pairwise_i16x8_u(pairs);
  return (
    i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3)
  );
}

export function countBetween(plane: usize, from: i32, to: i32): i32 {
  if (from >= to) return 0;
  const at = byteAt(plane);
  const first = from >> 5;
  const last = (to - 1) >> 5;
  const head = <u32>-1 << (from & 31);
  const tail = <u32>-1 >>> (-to & 31);
  if (first === last) return popcnt(load<u32>(at + (<usize>first << 2)) & head & tail);
  let total = popcnt(load<u32>(at + (<usize>first << 2)) & head) + popcnt(load<u32>(at + (<usize>last << 2)) & tail);
  let index = first + 1;
  for (; index + 1 < last; index += 2) total += <u32>popcnt(load<u64>(at + (<usize>index << 2)));
  if (index < last) total += popcnt(load<u32>(at + (<usize>index << 2)));
  return total;
}

/** Two firms at a time: their two ends as doubles, held against the limits. */
export function limits(ends: usize, least: f64, most: f64, into: usize): void {
  const lo = byteAt(ends);
  const hi = lo + BLOCK_FIRMS * 8;
  const to = byteAt(into);
  const low = f64x2.splat(least);
  const high = f64x2.splat(most);
  for (let word: usize = 0; word < BLOCK_FIRMS / 32; word += 1) {
    let isTrue: i32 = 0;
    let isFalse: i32 = 0;
    for (let pair: usize = 0; pair < 16; pair += 1) {
      const at = (word << 8) + (pair << 4);
      const from = v128.load(lo + at);
      const until = v128.load(hi + at);
      isTrue |= i64x2.bitmask(v128.and(f64x2.ge(from, low), f64x2.le(until, high))) << (<i32>pair << 1);
      isFalse |= i64x2.bitmask(v128.or(f64x2.lt(until, low), f64x2.gt(from, high))) << (<i32>pair << 1);
    }
    store<i32>(to + (word << 2), isTrue);
    store<i32>(to + PLANE_BYTES + (word << 2), isFalse);
  }
}

/** Sixteen firms at a time: their words are taken apart into bytes, and the top bits of sixteen bytes are gathered. */
export function turn(from: usize, list: usize, count: i32): void {
  const rows = byteAt(from);
  const places = byteAt(list);
  for (let group: usize = 0; group < BLOCK_FIRMS / 16; group += 1) {
    const at = rows + (group << 6);
    const a = v128.load(at);
    const b = v128.load(at + 16);
    const c = v128.load(at + 32);
    const d = v128.load(at + 48);
    const lowAB = i8x16.shuffle(a, b, 0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29);
    const lowCD = i8x16.shuffle(c, d, 0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29);
    const highAB = i8x16.shuffle(a, b, 2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31);
    const highCD = i8x16.shuffle(c, d, 2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31);
    spread(i64x2.shuffle(lowAB, lowCD, 0, 2), places, 0, count, group);
    if (count > 8) spread(i64x2.shuffle(lowAB, lowCD, 1, 3), places, 8, count, group);
    if (count > 16) spread(i64x2.shuffle(highAB, highCD, 0, 2), places, 16, count, group);
    if (count > 24) spread(i64x2.shuffle(highAB, highCD, 1, 3), places, 24, count, group);
  }
}

// @ts-ignore
@inline
function spread(bytes: v128, places: usize, first: i32, count: i32, group: usize): void {
  for (let bit = min(7, count - first - 1); bit >= 0; bit -= 1) {
    const mask = i8x16.bitmask(i8x16.shl(bytes, 7 - bit));
    store<u16>(planeOf(places, first + bit) + (group << 1), <u16>mask);
  }
}
