import { type AnswerValue, areSourcesToName, type FirmProfile, mayBeOf } from '../../facts';
import { distinct } from './asks';
import type { TrialInput } from './trial';

type Source = Readonly<Record<'kind' | 'place' | 'subdivision' | 'country' | 'division', string | null>>;

/** As many sources as the question takes. */
const MOST = 5;
/** Codes that stand for no place and no work: the first is kept free by ISO 3166, the second by ISIC. */
const UNNAMED = { country: 'ZZ', division: '00' };
const LOCAL: Source = { kind: null, place: 'local', subdivision: null, country: null, division: null };

/**
 * Sources of know-how: none, each community that something draws on or names, and those of one offering. Where a rule
 * reads how far off they are, lists of each length with each number of sources elsewhere. Of a list that was told in
 * part, the rest of it.
 */
export function sourcesListed({ firm, catalogue, asks }: TrialInput): readonly AnswerValue[] {
  const { ties, tiesOpen } = firm;
  const isToName = !tiesOpen && areSourcesToName(firm);
  if (ties !== null && !tiesOpen && !isToName) return [];
  const groups = catalogue.offerings.map(({ communities }) => distinct(communities));
  const named = asks.codesOf('ties.communities');
  const all = [...distinct([...groups.flat(), ...named]).map((one) => [one]), ...groups, named];
  if (ties !== null && isToName)
    return [[], ...all].map((communities) => sourcesNamed(firm, ties, communities));
  const country = firm.country.kind === 'exact' ? firm.country.value : null;
  const lists = all.map((communities) =>
    communities.flatMap((one) => sourceIn(one, country) ?? []).slice(0, MOST),
  );
  const readsPlaces = [...asks.keys].some((key) => key.startsWith('ties.'));
  const mixed = readsPlaces ? mixedLists() : [];
  const once = new Map([[], [LOCAL], ...lists, ...mixed].map((list) => [JSON.stringify(list), list]));
  return [...once.values()];
}

type Told = NonNullable<FirmProfile['ties']>;

/**
 * The sources told so far, those told in part now in communities that fit them, or in one that nothing names. As many
 * communities as can be are named.
 */
function sourcesNamed(firm: FirmProfile, ties: Told, communities: readonly string[]): readonly Source[] {
  const country = firm.country.kind === 'exact' ? firm.country.value : null;
  const fitting = ties.map((tie) => communities.filter((one) => mayBeOf(tie, one, firm)));
  const named = allotted(fitting);
  return ties.map(({ mayMove: _, ...tie }, at) => {
    const community = named.get(at) ?? fitting[at]?.[0];
    const source = community === undefined ? elsewhere(tie, country) : sourceIn(community, country);
    return { ...tie, ...source, kind: tie.kind };
  });
}

/** In: what fits each. Out: to as many as can be one that no other has, by their places: who has one gives way to who has no other. */
function allotted(fitting: readonly (readonly string[])[]): ReadonlyMap<number, string> {
  const heldBy = new Map<string, number>();
  const isPlaced = (at: number, asked: Set<string>): boolean =>
    (fitting[at] ?? []).some((one) => {
      if (asked.has(one)) return false;
      asked.add(one);
      const holder = heldBy.get(one);
      if (holder !== undefined && !isPlaced(holder, asked)) return false;
      heldBy.set(one, at);
      return true;
    });
  for (const at of fitting.keys()) isPlaced(at, new Set());
  return new Map([...heldBy].map(([one, at]) => [at, one]));
}

/** What was told of a source, and for the rest a region, country and division that no offering or rule names. */
function elsewhere(tie: Source, own: string | null): Source {
  const division = tie.division ?? UNNAMED.division;
  if (tie.place === 'abroad') return { ...tie, country: tie.country ?? UNNAMED.country, division };
  if (tie.place !== 'other' || own === null) return tie;
  return { ...tie, subdivision: tie.subdivision ?? `${own}-${UNNAMED.country}`, division };
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
