import type { FirmProfile } from '../../domain/facts';
import type { ImpactOnFirms } from '../../domain/impact';
import { type Institution, type Offering, type RankingPolicy, runMatching } from '../../domain/matching';
import {
  type ImpactRow,
  MOVES,
  type Move,
  moveOf,
  ROW_COLUMNS,
  type RowCounts,
  type Verdict,
} from '../../domain/rules';
import type { MatchStatus } from '../../domain/vocabulary';
import { TODAY } from './visitors';

/** A firm and the groups that lead it. */
export type CountedFirm = { firm: FirmProfile; lead: readonly string[] };
/** What rows are told apart by. */
export type PlacedFirm = Pick<CountedFirm, 'lead'> & {
  firm: Pick<FirmProfile, 'size' | 'country' | 'subdivision' | 'groups'>;
};

type Versions = { before: Offering | null; after: Offering; institution: Institution; policy: RankingPolicy };

const VERDICT: Readonly<Record<Exclude<MatchStatus, 'generic' | 'error'>, Verdict>> = {
  eligible: 'met',
  unknown: 'unknown',
  no: 'unmet',
  closed: 'unmet',
  later: 'unmet',
};

/** In: firms and two versions of an offering. Out: how each firm fares, told by the engine that knows one firm at a time. */
export function recounted(firms: Iterable<{ firm: FirmProfile }>, versions: Versions): readonly Move[] {
  return Array.from(firms, ({ firm }) =>
    moveOf({
      before: versions.before ? verdictOf(firm, versions.before, versions) : 'unmet',
      after: verdictOf(firm, versions.after, versions),
    }),
  );
}

/** An offering of money alone is looked at as if it worked on something: who may enter is the same. */
function verdictOf(firm: FirmProfile, offering: Offering, { institution, policy }: Versions): Verdict {
  const shown: Offering = { ...offering, generic: false, targets: { OPS: [0, 1] } };
  const { matches } = runMatching({
    ...{ firm, geography: {}, asOf: TODAY, policy: { ...policy, answerNextLimit: 0 } },
    catalogue: { revision: 1, institutions: [institution], offerings: [shown] },
  });
  const status = matches[0]?.status ?? 'error';
  if (status === 'generic' || status === 'error') throw new Error(`${offering.id} has no verdict`);
  return VERDICT[status];
}

/** In: what is shown, and the firms with how each of them fares. Out: every figure that is wrong, or of one to nine firms. */
export function wrongFigures(
  impact: ImpactOnFirms,
  firms: readonly PlacedFirm[],
  moves: readonly Move[],
): readonly string[] {
  return rowsOf(impact).flatMap(({ name, row, has }) => {
    const exact = countsOf(moves.filter((_, index) => firms[index] && has(firms[index])));
    return ROW_COLUMNS.flatMap((column) => {
      const [shown, value] = [row[column], exact[column]];
      const isRight = shown === null || (shown === value && (value === 0 || value >= 10));
      return isRight ? [] : [`${name} ${column}: ${shown} instead of ${value}`];
    });
  });
}

function countsOf(moves: readonly Move[]): RowCounts {
  const counts: Record<Move | 'firms', number> = {
    ...{ firms: moves.length, same: 0, gained: 0, lost: 0, undecided: 0, decided: 0 },
  };
  for (const move of moves) counts[move] += 1;
  return counts;
}

type Row = { name: string; row: ImpactRow; has: (one: PlacedFirm) => boolean };

/** Rows that are shown, each with who is in it. */
function rowsOf({ total, sizes, countries, groups }: ImpactOnFirms): readonly Row[] {
  const named = countries.map(({ country }) => country);
  const inCountry =
    (country: string | null) =>
    ({ firm }: PlacedFirm) =>
      country === null
        ? !named.includes(exact(firm.country)) || exact(firm.country) === null
        : exact(firm.country) === country;
  return [
    { name: 'all', row: total, has: () => true },
    ...sizes.map(
      ({ size, row }): Row => ({
        name: `size ${size}`,
        row,
        has: ({ firm }) => exact(firm.size.class) === size,
      }),
    ),
    ...countries.map(
      ({ country, row }): Row => ({ name: `country ${country}`, row, has: inCountry(country) }),
    ),
    ...countries.flatMap(({ country, places }) => {
      const own = places.map(({ place }) => place);
      const isIn = (place: string | null) => (at: string | null) =>
        place === null ? at === null || !own.includes(at) : at === place;
      return places.map(
        ({ place, row }): Row => ({
          ...{ name: `place ${country} ${place}`, row },
          has: (one) => inCountry(country)(one) && isIn(place)(exact(one.firm.subdivision)),
        }),
      );
    }),
    ...groups.map(
      ({ group, row }): Row => ({
        ...{ name: `group ${group}`, row },
        has: ({ firm, lead }) => lead.includes(group) || firm.groups.includes(group),
      }),
    ),
  ];
}

function exact<Value>(
  fact: { kind: 'exact'; value: Value } | { kind: 'candidates' | 'unknown' },
): Value | null {
  return fact.kind === 'exact' && 'value' in fact ? fact.value : null;
}

/** Whether anything moves at all, so that a test looks at more than noughts. */
export function movesSeen(moves: readonly Move[]): readonly Move[] {
  return MOVES.filter((move) => moves.includes(move));
}
