import { compare, type Fraction, fraction } from '../../fraction';
import type { Reason } from '../../rules';
import type { Modality } from '../../vocabulary';
import type { ExactPolicy } from '../exact-policy';
import { greatCircleKm } from './great-circle';
import type { PartInput, Scored } from './types';

const NONE = fraction(0);
const HERE = fraction(1);

/** Dist: how near it is; nothing is far that comes to the firm or over the wire. */
export function dist(input: PartInput): Scored {
  const { modality, place } = input.offering;
  if (modality === 'online' || modality === 'at_firm')
    return { value: HERE, explain: () => ({ code: `dist.${modality}`, values: {} }) };
  const km = kilometres(input);
  if (isFartherThanSaid(input)) return { value: NONE, explain: () => fartherThanSaid('dist.farther', input) };
  const { distance } = input.setting.exact;
  const score = km === null ? distance.unknown : scoreFor(km, distance);
  const floor = modality === 'hybrid' ? distance.hybridFloor : NONE;
  return { value: compare(score, floor) < 0 ? floor : score, explain: () => reasonFor(km, modality, place) };
}

/** An onsite place lies farther than the firm said its people can go; "only online or at our site" rules out any. */
export function isFartherThanSaid(input: PartInput): boolean {
  const { travelKm } = input.firm;
  if (input.offering.modality !== 'onsite' || travelKm === null) return false;
  const km = kilometres(input);
  return travelKm === 0 || (km !== null && km > travelKm);
}

/** How far it is and how far the firm said it can go. */
export function fartherThanSaid(code: string, input: PartInput): Reason {
  const { offering, firm } = input;
  return {
    code,
    values: { km: rounded(kilometres(input)), travel: firm.travelKm ?? '', place: offering.place },
  };
}

/** Kilometres between the middles of the two provinces, 0 inside one; null where a place is not known. */
function kilometres({ offering, firm, setting }: PartInput): number | null {
  if (firm.subdivision.kind !== 'exact') return null;
  if (firm.subdivision.value === offering.place) return 0;
  const [here, there] = [setting.geography[firm.subdivision.value], setting.geography[offering.place]];
  return here && there ? greatCircleKm(here, there) : null;
}

function scoreFor(km: number, distance: ExactPolicy['distance']): Fraction {
  return km === 0 ? HERE : (distance.steps.find((step) => km <= step.km)?.score ?? distance.beyond);
}

function reasonFor(km: number | null, modality: Modality, place: string): Reason {
  if (km === 0) return { code: 'dist.same_place', values: { place } };
  const kind = modality === 'hybrid' ? 'hybrid' : 'km';
  if (km === null) return { code: kind === 'km' ? 'dist.unknown' : 'dist.hybrid_unknown', values: { place } };
  return { code: `dist.${kind}`, values: { km: rounded(km), place } };
}

function rounded(km: number | null): number | '' {
  return km === null ? '' : Math.round(km);
}
