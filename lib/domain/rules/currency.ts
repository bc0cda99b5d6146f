const CURRENCY = /^[A-Z]{3}$/;

/** In: a unit. Out: whether it is one of money. */
export function isCurrency(unit: string): boolean {
  return CURRENCY.test(unit);
}
