import type { RankingPolicy } from '@/lib/domain/matching';
import { STARTER_RULES, type StarterRule } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatNumber } from '@/lib/messages/format';
import { ruleValues } from '@/lib/messages/rule-values';

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
