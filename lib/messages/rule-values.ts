import type { RankingPolicy } from '../domain/matching';
import type { StarterRule } from '../domain/vocabulary';
import { formatMoney } from './format';
import type { MessageValues, Translator } from './index';

/** The limits of each rule, as the sentences on it name them. */
export function ruleValues(
  t: Translator,
  { governance, feeCaps }: Pick<RankingPolicy, 'governance' | 'feeCaps'>,
): Readonly<Partial<Record<StarterRule, MessageValues>>> {
  const { pg01, pg02, pg04, pg06 } = governance;
  const caps = Object.entries(feeCaps).map(([size, cap]) => [size, formatMoney(t.locale, cap, 'USD')]);
  return {
    'IA-02': Object.fromEntries(caps),
    'PG-01': { seats: pg01.minSeats, share: pg01.maxVoteShare },
    'PG-02': { associations: pg02.minAssociations, communities: pg02.minCommunities },
    'PG-04': {
      government: pg04.minGovernmentShare,
      associations: pg04.minAssociationsShare,
      single: pg04.maxSingleFunder,
    },
    'PG-06': { share: pg06.minShareOfCommunities },
  };
}
