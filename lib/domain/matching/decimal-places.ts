/** In: a number of decimal places. Out: tells numbers with no more of them; what the core computes with exactly. */
export function hasPlaces(places: number): (value: number) => boolean {
  return (value) => Number(value.toFixed(places)) === value;
}
