/** In: a number of elements. Out: as many zeros in memory that threads can share. */
export function sharedDoubles(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

/** In: a number of elements. Out: as many zeros in memory that threads can share. */
export function sharedWords(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

/** In: a number of elements. Out: as many zeros in memory that threads can share. */
export function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

/** In: rows and the greatest code. Out: room for one code a row, no wider than needed. */
export function sharedCodes(rows: number, greatest: number): Uint8Array | Uint16Array | Uint32Array {
  if (greatest < 2 ** 8) return sharedBytes(rows);
  if (greatest < 2 ** 16) return new Uint16Array(new SharedArrayBuffer(rows * Uint16Array.BYTES_PER_ELEMENT));
  return new Uint32Array(new SharedArrayBuffer(rows * Uint32Array.BYTES_PER_ELEMENT));
}
