import type { RankingPolicy } from '@/lib/domain/matching';
import { STARTER_RULES, type StarterRule } from '@/lib/domain/vocabulary';
import type { MessageValues, Translator } from '@/lib/messages';
import { formatMoney, formatNumber } from '@/lib/messages/format';

const MEASURES = ['size', 'level', 'quality', 'absorb', 'gap', 'bridge', 'export', 'steps'] as const;

type Props = { t: Translator; policy: RankingPolicy };

/** The rules of access and governance that count, with their weights and limits. */
export function RulesTable({ t, policy }: Props) {
  const [rule, weight] = [t('pages.method.rule'), t('pages.method.weight')];
  const values = ruleValues(t, policy);
  const weights: Readonly<Record<StarterRule, number>> = { ...policy.inclWeights, ...policy.govWeights };
  return (
    <table>
      <caption className="visually-hidden">{t('pages.method.rulesTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{rule}</th>
          <th scope="col" className="num">
            {weight}
          </th>
        </tr>
      </thead>
      <tbody>
        {STARTER_RULES.map((id) => (
          <tr key={id}>
            <td>{t(`pages.method.rule.${id}`, values[id])}</td>
            <td className="num">{formatNumber(t.locale, weights[id])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is worked out from the answers before anything is compared. */
export function MeasuresList({ t }: { t: Translator }) {
  return (
    <dl className="pairs">
      {MEASURES.map((measure) => (
        <div key={measure}>
          <dt>{t(`pages.method.measure.${measure}`)}</dt>
          <dd>{t(`pages.method.measure.${measure}.how`)}</dd>
        </div>
      ))}
    </dl>
  );
}

function ruleValues(
  t: Translator,
  policy: RankingPolicy,
): Readonly<Partial<Record<StarterRule, MessageValues>>> {
  const { pg01, pg02, pg04, pg06 } = policy.governance;
  const caps = Object.entries(policy.feeCaps).map(([size, cap]) => [size, formatMoney(t.locale, cap, 'USD')]);
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
