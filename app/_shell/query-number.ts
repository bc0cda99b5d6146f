/** In: a value of an address's query. Out: the whole number it is, or what stands for anything else. */
export function queryNumber(value: string | string[] | undefined, otherwise: number): number {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : otherwise;
}
