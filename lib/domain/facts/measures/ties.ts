import { type Fact, possible } from '../../fact';
import { add, compare, decimal, type Fraction, fraction, multiply } from '../../fraction';
import { TIE_PLACES, type TiePlace } from '../../vocabulary';
import { tiesSchema } from '../answer-schemas';
import { choiceOf, readAs } from '../sheet';
import type { AnswerSheet, FirmProfile, Tie } from '../types';
import settings from './settings.json' with { type: 'json' };

type Shares = Readonly<Record<TiePlace, Fraction>>;
type TieMeasures = Pick<
  FirmProfile,
  'ties' | 'tieShares' | 'redundancy' | 'bridging' | 'isolated' | 'isolatedCertain' | 'translocal'
>;

const ZERO = fraction(0);

/** Where the firm learns from, how much these sources repeat each other, and whether it stands alone. */
export function tieMeasures(sheet: AnswerSheet): TieMeasures {
  const ties = readAs(sheet, 'ties.list', tiesSchema);
  const tieShares = ties === null || ties.length === 0 ? null : sharesOf(ties);
  const overlap = choiceOf(sheet, 'ties.overlap');
  const redundancy = overlap === null ? null : decimal(Number(overlap));
  return {
    ties,
    tieShares,
    redundancy,
    bridging: tieShares === null ? ZERO : bridgingOf(tieShares, redundancy),
    ...isolationOf(ties, choiceOf(sheet, 'ties.outside_peers')),
    translocal: ties === null ? null : isTranslocal(tieShares),
  };
}

/** Communities the firm already learns in: its own and those of its sources; a local source adds none. */
export function tiedCommunities(input: {
  subdivision: Fact<string>;
  divisions: readonly string[] | null;
  ties: readonly Tie[] | null;
}): readonly string[] {
  const places = possible(input.subdivision);
  const own =
    places.length === 1 && input.divisions?.length === 1 ? [`${places[0]}:${input.divisions[0]}`] : [];
  return [...new Set([...own, ...(input.ties ?? []).flatMap(communityOf)])].toSorted();
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
  ties: readonly Tie[] | null,
  outsidePeers: string | null,
): Pick<FirmProfile, 'isolated' | 'isolatedCertain'> {
  if (ties === null) return { isolated: false, isolatedCertain: false };
  if (ties.length === 0) return { isolated: true, isolatedCertain: true };
  if (ties.some((tie) => tie.place !== 'local')) return { isolated: false, isolatedCertain: true };
  return { isolated: outsidePeers === '0', isolatedCertain: outsidePeers !== null };
}

function isTranslocal(shares: Shares | null): boolean {
  return shares !== null && compare(shares.abroad, decimal(settings.translocalShare)) >= 0;
}

function communityOf(tie: Tie): readonly string[] {
  const place = tie.place === 'other' ? tie.subdivision : tie.place === 'abroad' ? tie.country : null;
  return place === null || tie.division === null ? [] : [`${place}:${tie.division}`];
}
