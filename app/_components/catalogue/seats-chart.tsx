import { ShareChart } from '@/lib/charts';
import type { Seat } from '@/lib/domain/matching';
import { SEAT_KINDS } from '@/lib/domain/vocabulary';
import { formatNumber } from '@/lib/messages/format';
import { communityPlaces } from './communities';
import type { Say } from './types';

const ASSOCIATIONS: ReadonlySet<string> = new Set([
  'association_small',
  'association_large',
  'association_mixed',
  'cooperative',
]);

/** The board as a row of places, those of one kind side by side, as wide as their votes. */
export function SeatsChart({ say, seats }: { say: Say; seats: readonly Seat[] }) {
  const { t, names } = say;
  const ordered = SEAT_KINDS.flatMap((kind) => seats.filter((seat) => seat.kind === kind));
  const voting = ordered.filter((seat) => seat.votes > 0);
  const kinds = [...new Set(ordered.map((seat) => seat.kind))];
  const column = (name: 'number' | 'body' | 'bodyKind' | 'from' | 'votes') =>
    t(`catalogue.institution.${name}`);
  return (
    <ShareChart
      finding={findingOf(say, seats)}
      caption={t('catalogue.institution.seats')}
      columns={[
        { name: column('number'), numeric: true },
        { name: column('body') },
        { name: column('bodyKind') },
        { name: column('from') },
        { name: column('votes'), numeric: true },
      ]}
      rows={ordered.map((seat) => ({
        label: names.body(seat.body),
        details: [
          t(`vocabulary.seatKind.${seat.kind}`),
          // Its community says for whom it sits there, not where it comes from.
          seat.kind === 'external_agency'
            ? t('catalogue.institution.outside')
            : communityPlaces([seat.community]).map(names.place).join(),
        ],
        group: kinds.indexOf(seat.kind),
        value: seat.votes,
        number: votesWords(t, seat, voting.length === 1),
      }))}
    />
  );
}

/** Where one seat has all the votes, their number would say more than there is. */
function votesWords(t: Say['t'], { votes }: Seat, isOnly: boolean): string {
  if (votes === 0) return t('catalogue.institution.observer');
  return isOnly ? t('catalogue.institution.votesAll') : formatNumber(t.locale, votes);
}

function findingOf({ t, names }: Say, seats: readonly Seat[]): string {
  const voting = seats.filter((seat) => seat.votes > 0);
  const [first] = voting;
  if (first && new Set(voting.map((seat) => seat.body)).size === 1)
    return t('catalogue.institution.decidesAlone', { body: names.body(first.body) });
  const votes = (list: readonly Seat[]) => list.reduce((sum, seat) => sum + seat.votes, 0);
  return t('catalogue.institution.decidesFinding', {
    government: votes(voting.filter((seat) => seat.kind === 'government')),
    all: votes(voting),
    associations: new Set(voting.filter((seat) => ASSOCIATIONS.has(seat.kind)).map((seat) => seat.body)).size,
  });
}
