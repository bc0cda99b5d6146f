import type { Column, Columns } from './columns';
import type { Planes } from './planes';
import { partsBytes } from './value-parts';

/**
 * Memory in bytes. Of a million firms the planes take 2 bits for each firm and slot, that is 0.25 MB a slot; a number
 * takes 17 bytes a firm (two ends of 8, and 1 for its unit), any other fact 1, 2 or 4 by the number of its values, and
 * 4 for each value taken apart and each part of it.
 */
export type Memory = {
  planes: number;
  zones: number;
  numbers: number;
  codes: number;
  perMillionFirms: number;
};

/** In: columns and planes over them. Out: the bytes their buffers take; kept values and ids come on top. */
export function memoryOf(columns: Columns, planes: Planes): Memory {
  const all = [...columns.columns.values()];
  const numbers = sum(all.map((column) => (column.kind === 'number' ? bytesOf(column) : 0)));
  const codes = sum(all.map((column) => (column.kind === 'codes' ? bytesOf(column) : 0)));
  const [plane, zone] = [planes.words.byteLength, planes.zones.byteLength];
  const total = plane + zone + numbers + codes;
  return { planes: plane, zones: zone, numbers, codes, perMillionFirms: (total * 1e6) / columns.rows };
}

function bytesOf(column: Column): number {
  return column.kind === 'codes'
    ? column.codes.byteLength + (column.parts ? partsBytes(column.parts) : 0)
    : column.lo.byteLength + column.hi.byteLength + column.state.byteLength;
}

function sum(list: readonly number[]): number {
  return list.reduce((total, one) => total + one, 0);
}
