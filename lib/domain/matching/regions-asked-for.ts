import type { Offering } from './types';

/** In: an offering. Out: the regions that a firm must be in (G2); null where any region of its countries will do: none is named, or one takes part from afar. */
export function regionsAskedFor({
  subdivisions,
  modality,
}: Pick<Offering, 'subdivisions' | 'modality'>): readonly string[] | null {
  return modality === 'online' ? null : subdivisions;
}
