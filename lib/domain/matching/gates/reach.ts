import type { Finding } from '../../rules';
import type { FirmView } from '../firm-reader';
import type { Offering } from '../types';
import { criterion, decided, type GateHead, gate } from './criterion';

const G1: GateHead = { node: 'G1', reason: { code: 'gate.sector', values: {} } };
const G2: GateHead = { node: 'G2', reason: { code: 'gate.place', values: {} } };
const G3: GateHead = { node: 'G3', reason: { code: 'gate.size', values: {} } };
const G4: GateHead = { node: 'G4', reason: { code: 'gate.language', values: {} } };

/** G1 The offering is for the firm's country and activity. */
export function sectorGate({ countries, sectors }: Offering, view: FirmView): Finding {
  return gate(G1, [
    criterion(
      'criterion.country',
      { id: 'G1.country', op: 'in', fact: 'firm.country', values: countries },
      view,
    ),
    criterion('criterion.sector', { id: 'G1.sector', op: 'under', fact: 'firm.isic', codes: sectors }, view),
  ]);
}

/** G2 It reaches the firm's place: named, or none is named, or one takes part from afar. */
export function placeGate({ subdivisions, modality }: Offering, view: FirmView): Finding {
  const place =
    subdivisions === null || modality === 'online'
      ? decided('G2.place', true, { code: 'criterion.any_place', values: { modality } })
      : criterion(
          'criterion.place',
          { id: 'G2.place', op: 'in', fact: 'firm.subdivision', values: subdivisions },
          view,
        );
  return gate(G2, [place]);
}

/** G3 It is for firms of this size. */
export function sizeGate({ sizeClasses }: Offering, view: FirmView): Finding {
  return gate(G3, [
    criterion('criterion.size', { id: 'G3.size', op: 'in', fact: 'size.class', values: sizeClasses }, view),
  ]);
}

/** G4 One language in common. */
export function languageGate({ languages }: Offering, view: FirmView): Finding {
  return gate(G4, [
    criterion(
      'criterion.language',
      { id: 'G4.language', op: 'intersects', fact: 'access.languages', values: languages },
      view,
    ),
  ]);
}
