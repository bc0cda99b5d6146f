import type { SeatKind } from '../vocabulary';

const ASSOCIATIONS: ReadonlySet<SeatKind> = new Set([
  'association_small',
  'association_large',
  'association_mixed',
  'cooperative',
]);
const SMALL_FIRMS: ReadonlySet<SeatKind> = new Set(['association_small', 'cooperative']);

/** Associations of any kind and cooperatives. */
export function isAssociation(of: { kind: SeatKind }): boolean {
  return ASSOCIATIONS.has(of.kind);
}

/** Bodies that small firms run themselves. */
export function isSmallFirmBody(of: { kind: SeatKind }): boolean {
  return SMALL_FIRMS.has(of.kind);
}

/** Public bodies. */
export function isGovernment(of: { kind: SeatKind }): boolean {
  return of.kind === 'government';
}
