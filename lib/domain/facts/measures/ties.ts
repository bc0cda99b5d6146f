import { type Fact, possible } from '../../fact';
import { add, compare, decimal, type Fraction, fraction, multiply } from '../../fraction';
import { liesUnder } from '../../rules';
import { TIE_PLACES, type TiePlace } from '../../vocabulary';
import { tiesSchema } from '../answer-schemas';
import { divisionsOf } from '../divisions';
import { choiceOf, readAs } from '../sheet';
import type { AnswerSheet, FirmProfile, PlacedTie, Tie } from '../types';
import settings from './settings.json' with { type: 'json' };

type Shares = Readonly<Record<TiePlace, Fraction>>;
type TieMeasures = Pick<
  FirmProfile,
  | 'ties'
  | 'tiesOpen'
  | 'tieShares'
  | 'redundancy'
  | 'bridging'
  | 'isolated'
  | 'isolatedCertain'
  | 'translocal'
>;

const ZERO = fraction(0);

/** Where the firm itself works, as far as it is known for certain. */
type OwnPlace = Pick<FirmProfile, 'country' | 'subdivision'>;

/** Where the firm learns from, how much these sources repeat each other, and whether it stands alone. */
export function tieMeasures(sheet: AnswerSheet, own: OwnPlace): TieMeasures {
  const listed = readAs(sheet, 'ties.list', tiesSchema);
  const placed = listed?.flatMap((tie) => placedIn(own, tie)) ?? null;
  const allPlaced = placed?.length === listed?.length;
  // Of sources whose place is open nothing is counted; where that leaves none, it is not the answer "none".
  const ties = allPlaced || placed?.length ? placed : null;
  const tieShares = ties === null || ties.length === 0 ? null : sharesOf(ties);
  const overlap = choiceOf(sheet, 'ties.overlap');
  const redundancy = overlap === null ? null : decimal(Number(overlap));
  return {
    ties,
    tiesOpen: !allPlaced,
    tieShares,
    redundancy,
    bridging: tieShares === null ? ZERO : bridgingOf(tieShares, redundancy),
    ...isolationOf(ties, { allPlaced, outsidePeers: choiceOf(sheet, 'ties.outside_peers') }),
    translocal: ties === null ? null : isTranslocal(tieShares),
  };
}

/** A source where it is as seen from the firm, marked where more of the place of the firm may move it; or none. */
function placedIn(own: OwnPlace, tie: Tie): readonly PlacedTie[] {
  const placed = asSeenFrom(own, tie);
  if (placed === null) return [];
  return [mayMove(own, tie) ? { ...placed, mayMove: true } : placed];
}

/** Whether the source may turn out to be elsewhere once the firm says its country or region, which it has not yet. */
function mayMove({ country, subdivision }: OwnPlace, tie: Tie): boolean {
  if (tie.place === 'abroad') return country.kind !== 'exact';
  if (subdivision.kind === 'exact') return false;
  if (tie.place === 'local') return (tie.subdivision ?? tie.country) !== null;
  // Once it is named it may turn out to be the own region.
  if (tie.subdivision === null) return true;
  return country.kind !== 'exact' || liesUnder(tie.subdivision, country.value) === 'met';
}

/** Whether nothing that the firm may yet say of its place moves a source it has listed. */
export function areTiesSettled({ ties, tiesOpen }: Pick<FirmProfile, 'ties' | 'tiesOpen'>): boolean {
  return ties !== null && !tiesOpen && !ties.some((tie) => tie.mayMove);
}

/**
 * In: a firm. Out: the lowest and highest value that the measure may yet take, whatever is said of how far the sources
 * know each other; null where nothing is known of them.
 */
export function possibleBridging(firm: FirmProfile): { lo: Fraction; hi: Fraction } | null {
  if (!areTiesSettled(firm)) return null;
  const { tieShares, bridging } = firm;
  if (tieShares === null || !firm.unknownFacts.includes('ties.overlap'))
    return { lo: bridging, hi: bridging };
  return { lo: bridgingOf(tieShares, fraction(1)), hi: bridgingOf(tieShares, ZERO) };
}

/**
 * In: a source as it was listed, and the codes of the firm's country and region, null where not said. Out: true if
 * nothing says where the source is as seen from there.
 */
export function isPlaceOpen(tie: Tie, own: { country: string | null; subdivision: string | null }): boolean {
  const known = (value: string | null): Fact<string> =>
    value === null ? { kind: 'unknown', why: 'not_asked' } : { kind: 'exact', value };
  return asSeenFrom({ country: known(own.country), subdivision: known(own.subdivision) }, tie) === null;
}

/**
 * In: the same, and where the firm says that the source is as seen from there. Out: the source in that place; which
 * region or country it is stays where that still fits.
 */
export function placedAgain(tie: Tie, place: TiePlace, country: string | null): Tie {
  const region = tie.subdivision;
  const from = tie.country ?? region?.slice(0, 2) ?? null;
  const isOwn = from !== null && from === country;
  return {
    ...tie,
    place,
    subdivision: place === 'other' && isOwn ? region : null,
    country: place === 'abroad' && !isOwn ? from : null,
  };
}

type InCommunities = Pick<FirmProfile, 'subdivision' | 'isic'> & { ties: readonly PlacedTie[] | null };

/** Communities the firm already learns in: its own and those of its sources; a local source adds none. */
export function tiedCommunities({ subdivision, isic, ties }: InCommunities): readonly string[] {
  const own = ownCommunity({ subdivision, isic });
  return [...new Set([...own, ...(ties ?? []).flatMap(communityOf)])].toSorted();
}

/** In: a firm. Out: the communities it is known to learn in, and whether there may be more; none without a list. */
export function settledCommunities(firm: FirmProfile): { members: readonly string[]; open: boolean } {
  const { subdivision, isic, ties } = firm;
  if (ties === null) return { members: [], open: true };
  const members = tiedCommunities({ subdivision, isic, ties: ties.filter((tie) => !tie.mayMove) });
  const isOpen = !areTiesSettled(firm) || ownCommunity(firm).length === 0 || areSourcesToName(firm);
  return { members, open: isOpen };
}

/** Whether a source elsewhere was listed without all that its community is told by: the place and the division. */
export function areSourcesToName({ ties }: Pick<FirmProfile, 'ties'>): boolean {
  return ties?.some(isToName) ?? false;
}

/**
 * In: a source as it was listed, a community, and where the firm is. Out: whether the source was told in part, and what
 * was told fits that community.
 */
export function mayBeOf(tie: Tie, community: string, { country, subdivision }: OwnPlace): boolean {
  const [place = '', division = null] = community.split(':');
  if (!isToName(tie) || (tie.division !== null && tie.division !== division)) return false;
  const isRegion = place.includes('-');
  const own = country.kind === 'exact' ? country.value : null;
  if (tie.place === 'abroad') return !isRegion && place !== own && (tie.country ?? place) === place;
  const isHome = subdivision.kind === 'exact' && subdivision.value === place;
  const isNear = own === null || liesUnder(place, own) === 'met';
  return isRegion && isNear && !isHome && (tie.subdivision ?? place) === place;
}

function isToName(tie: Tie): boolean {
  return tie.place !== 'local' && communityOf(tie).length === 0;
}

/** None where the region or the division is open. */
function ownCommunity({ subdivision, isic }: Pick<FirmProfile, 'subdivision' | 'isic'>): readonly string[] {
  const [place, ...otherPlaces] = possible(subdivision);
  const [division, ...otherDivisions] = divisionsOf(isic) ?? [];
  const isOpen = place === undefined || division === undefined;
  return isOpen || otherPlaces.length > 0 || otherDivisions.length > 0 ? [] : [`${place}:${division}`];
}

/**
 * A source was placed as seen from where the firm said it was. If it has since said another place, the source counts as
 * what it then is: one of the own region is local, one of a region of another country is abroad. Of one in what is now
 * the own country nothing says whether it is near, so its place is open: null. So is that of one which was near another
 * place: the firm may have moved, or have put right what it said.
 */
function asSeenFrom({ country, subdivision }: OwnPlace, tie: Tie): Tie | null {
  const own = country.kind === 'exact' ? country.value : null;
  if (tie.place === 'local') {
    // Near somewhere in a country is near the firm only while no more is known of where the firm is either.
    const near = tie.subdivision ?? tie.country;
    const here = subdivision.kind === 'exact' ? subdivision.value : own;
    return near === null || near === here ? { ...tie, subdivision: null, country: null } : null;
  }
  if (tie.place === 'abroad') return own !== null && tie.country === own ? null : tie;
  if (tie.place !== 'other' || tie.subdivision === null) return tie;
  if (subdivision.kind === 'exact' && tie.subdivision === subdivision.value)
    return { ...tie, place: 'local', subdivision: null };
  if (own === null || liesUnder(tie.subdivision, own) === 'met') return tie;
  return { ...tie, place: 'abroad', subdivision: null, country: tie.subdivision.slice(0, 2) };
}

function sharesOf(ties: readonly Tie[]): Shares {
  const share = (place: TiePlace) => fraction(ties.filter((tie) => tie.place === place).length, ties.length);
  const [local, other, abroad] = TIE_PLACES;
  return { local: share(local), other: share(other), abroad: share(abroad) };
}

function bridgingOf(shares: Shares, redundancy: Fraction | null): Fraction {
  const repeated = redundancy ?? decimal(settings.redundancyIfUnknown);
  const fresh = add(fraction(1), multiply(fraction(-1), repeated));
  const elsewhere = add(shares.other, shares.abroad);
  const { newContacts, otherPlaces } = settings.bridgingWeights;
  return add(multiply(decimal(newContacts), fresh), multiply(decimal(otherPlaces), elsewhere));
}

/** Isolated: no source at all, or only local ones and no firm outside to trade experience with. */
function isolationOf(
  ties: readonly PlacedTie[] | null,
  { allPlaced, outsidePeers }: { allPlaced: boolean; outsidePeers: string | null },
): Pick<FirmProfile, 'isolated' | 'isolatedCertain'> {
  if (ties === null) return { isolated: false, isolatedCertain: false };
  if (ties.length === 0) return { isolated: true, isolatedCertain: true };
  const elsewhere = ties.filter((tie) => tie.place !== 'local');
  if (elsewhere.some((tie) => !tie.mayMove)) return { isolated: false, isolatedCertain: true };
  if (!allPlaced || elsewhere.length > 0) return { isolated: false, isolatedCertain: false };
  if (ties.some((tie) => tie.mayMove)) return { isolated: outsidePeers === '0', isolatedCertain: false };
  return { isolated: outsidePeers === '0', isolatedCertain: outsidePeers !== null };
}

function isTranslocal(shares: Shares | null): boolean {
  return shares !== null && compare(shares.abroad, decimal(settings.translocalShare)) >= 0;
}

function communityOf(tie: Tie): readonly string[] {
  const place = tie.place === 'other' ? tie.subdivision : tie.place === 'abroad' ? tie.country : null;
  return place === null || tie.division === null ? [] : [`${place}:${tie.division}`];
}
