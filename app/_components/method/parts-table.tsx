import type { RankingPolicy } from '@/lib/domain/matching';
import { SCORE_PARTS, type ScorePart } from '@/lib/domain/vocabulary';
import type { MessageValues, Translator } from '@/lib/messages';
import { formatList, formatNumber } from '@/lib/messages/format';

type Props = { t: Translator; policy: RankingPolicy };

/** The eight parts of the total, with the weights and steps of the policy in force. */
export function PartsTable({ t, policy }: Props) {
  const [part, points, how] = [t('pages.method.part'), t('pages.method.points'), t('pages.method.how')];
  const values = partValues(t, policy);
  return (
    <table className="stack">
      <caption className="visually-hidden">{t('pages.method.orderTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{part}</th>
          <th scope="col" className="num">
            {points}
          </th>
          <th scope="col">{how}</th>
        </tr>
      </thead>
      <tbody>
        {SCORE_PARTS.map((key) => (
          <tr key={key}>
            <th scope="row">{t(`vocabulary.scorePart.${key}`)}</th>
            <td className="num" data-label={points}>
              {formatNumber(t.locale, policy.weights[key])}
            </td>
            <td>{t(`pages.method.part.${key}`, values[key])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Numbers as words of the sentence: a policy may change any of them. */
function partValues(t: Translator, policy: RankingPolicy): Readonly<Record<ScorePart, MessageValues>> {
  const { distance, cost } = policy;
  const say = (value: number | undefined) => formatNumber(t.locale, value ?? 0, { decimals: 2 });
  const [first, second, third] = policy.priorityWeights.map(say);
  const [g0, g1, g2, g3] = policy.absorbByGap.map(say);
  const [, , c2, c3, c4, c5] = policy.bridgeByCommunities.map(say);
  const steps = distance.steps.map(({ km, score }) =>
    t('pages.method.part.distStep', { km: say(km), score: say(score) }),
  );
  return {
    need: filled({ first, second, third, unknown: say(policy.unknownLevelShare) }),
    absorb: filled({ g0, g1, g2, g3, unknown: say(policy.absorbUnknown) }),
    know: { unknown: say(policy.knowUnknown) },
    bridge: filled({ c2, c3, c4, c5, factor: say(policy.pg06Factor) }),
    incl: {},
    gov: {},
    dist: {
      steps: formatList(t.locale, steps),
      beyond: say(distance.beyond),
      hybrid: say(distance.hybridFloor),
      unknown: say(distance.unknown),
    },
    cost: {
      free: say(cost.free),
      within: say(cost.within),
      twice: say(cost.upToTwice),
      more: say(cost.more),
      unknown: say(cost.unknownLimit),
    },
  };
}

function filled(values: Readonly<Record<string, string | undefined>>): MessageValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? '']));
}
