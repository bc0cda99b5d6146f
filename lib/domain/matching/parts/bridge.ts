import { type FirmProfile, mayBeOf } from '../../facts';
import { fraction, multiply } from '../../fraction';
import type { Reason } from '../../rules';
import type { PartInput, Scored } from './types';

const NONE = fraction(0);

/** Bridge: new knowledge is worth more when it does not come from where the firm already learns. */
export function bridge({ offering, firm, setting, rules }: PartInput): Scored {
  const { bridgeByCommunities, pg06Factor } = setting.exact;
  const communities = [...new Set(offering.communities)];
  const fresh = communities.filter((community) => !firm.tiedCommunities.includes(community));
  const breadth = bridgeByCommunities[Math.min(communities.length, bridgeByCommunities.length - 1)] ?? NONE;
  const explain = () => reasonFor(communities, fresh, firm);
  if (fresh.length === 0 || breadth.num === 0) return { value: NONE, explain };
  const gain = multiply(breadth, fraction(fresh.length, communities.length));
  return { value: rules['PG-06'].outcome === 'fail' ? multiply(gain, pg06Factor) : gain, explain };
}

function reasonFor(communities: readonly string[], fresh: readonly string[], firm: FirmProfile): Reason {
  if (communities.length <= 1)
    return { code: 'bridge.one_area', values: { places: placesOf(communities, firm) } };
  if (fresh.length === 0) return { code: 'bridge.known', values: { places: placesOf(communities, firm) } };
  const values = { places: placesOf(fresh, firm), communities: fresh };
  // Sources not told yet may be among these places: nothing is claimed about contacts.
  if (firm.tiesOpen) return { code: 'bridge.open_places', values };
  if (firm.ties === null) return { code: 'bridge.unknown_ties', values };
  const isToName = firm.ties.some((tie) => fresh.some((community) => mayBeOf(tie, community, firm)));
  if (isToName) return { code: 'bridge.sources_to_name', values };
  const mostlyKnown = fresh.length < communities.length - fresh.length;
  return { code: mostlyKnown ? 'bridge.mostly_known' : 'bridge.new', values };
}

/** Provinces and countries behind communities; the firm's own only if there is no other. */
function placesOf(communities: readonly string[], { subdivision }: FirmProfile): readonly string[] {
  const places = [...new Set(communities.map((community) => community.split(':')[0] ?? community))];
  const elsewhere = places.filter((place) => subdivision.kind !== 'exact' || place !== subdivision.value);
  return elsewhere.length > 0 ? elsewhere : places;
}
