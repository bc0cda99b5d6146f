import type { AnswerValue } from '../../facts';
import { distinct } from './asks';
import type { TrialInput } from './trial';

type Source = Readonly<Record<'kind' | 'place' | 'subdivision' | 'country' | 'division', string | null>>;

/** As many sources as the question takes. */
const MOST = 5;
const LOCAL: Source = { kind: null, place: 'local', subdivision: null, country: null, division: null };

/**
 * Sources of know-how: none, each community that something draws on or names, and those of one offering. Where a rule
 * reads how far off they are, lists of each length with each number of sources elsewhere.
 */
export function sourcesListed({ firm, catalogue, asks }: TrialInput): readonly AnswerValue[] {
  if (firm.ties !== null && !firm.tiesOpen) return [];
  const groups = catalogue.offerings.map(({ communities }) => distinct(communities));
  const named = asks.codesOf('ties.communities');
  const country = firm.country.kind === 'exact' ? firm.country.value : null;
  const all = [...distinct([...groups.flat(), ...named]).map((one) => [one]), ...groups, named];
  const lists = all.map((communities) =>
    communities.flatMap((one) => sourceIn(one, country) ?? []).slice(0, MOST),
  );
  const readsPlaces = [...asks.keys].some((key) => key.startsWith('ties.'));
  const mixed = readsPlaces ? mixedLists() : [];
  const once = new Map([[], [LOCAL], ...lists, ...mixed].map((list) => [JSON.stringify(list), list]));
  return [...once.values()];
}

/** A source in a community, as it can be told; null where no answer ties the firm to it. */
function sourceIn(community: string, own: string | null): Source | null {
  const [place = '', division = null] = community.split(':');
  if (place.includes('-')) return placed(place, own, division);
  return place === own ? null : { ...LOCAL, place: 'abroad', country: place, division };
}

function placed(region: string, own: string | null, division: string | null): Source | null {
  const isOwn = own === null || region.startsWith(`${own}-`);
  return isOwn ? { ...LOCAL, place: 'other', subdivision: region, division } : null;
}

function mixedLists(): readonly (readonly Source[])[] {
  const far: readonly string[] = ['other', 'abroad'];
  return Array.from({ length: MOST }, (_, at) => at + 1).flatMap((length) =>
    far.flatMap((place) =>
      Array.from({ length }, (_, at) => {
        const away = Array.from({ length: at + 1 }, () => ({ ...LOCAL, place }));
        return [...away, ...Array.from({ length: length - at - 1 }, () => LOCAL)];
      }),
    ),
  );
}
