import { ShareChart } from '@/lib/charts';
import type { Contribution } from '@/lib/domain/matching';
import { SEAT_KINDS } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatList, formatNumber } from '@/lib/messages/format';
import type { Say } from './types';

/** Who pays, as one bar, the largest part first. */
export function PaysChart({ say, contributions }: { say: Say; contributions: readonly Contribution[] }) {
  const { t, names } = say;
  const all = contributions.reduce((sum, one) => sum + one.share, 0);
  const ordered = contributions.toSorted((a, b) => b.share - a.share);
  const column = (name: 'number' | 'body' | 'bodyKind' | 'share') => t(`catalogue.institution.${name}`);
  return (
    <ShareChart
      finding={findingOf(say, ordered, all)}
      caption={t('catalogue.institution.paysCaption')}
      columns={[
        { name: column('number'), numeric: true },
        { name: column('body') },
        { name: column('bodyKind') },
        { name: column('share'), numeric: true },
      ]}
      rows={ordered.map((one) => ({
        label: names.body(one.body),
        details: [t(`vocabulary.seatKind.${one.kind}`)],
        group: SEAT_KINDS.indexOf(one.kind),
        value: one.share,
        number: percent(t, one.share, all),
      }))}
    />
  );
}

function findingOf({ t, names }: Say, ordered: readonly Contribution[], all: number): string {
  const [first, second] = ordered;
  if (!first) return '';
  const body = names.body(first.body);
  if (!second) return t('catalogue.institution.paysAlone', { body });
  const equal = ordered.filter((one) => one.share === first.share);
  if (equal.length === 1)
    return t('catalogue.institution.paysFinding', { body, percent: percent(t, first.share, all) });
  const bodies = formatList(
    t.locale,
    equal.map((one) => names.body(one.body)),
  );
  return t('catalogue.institution.paysShared', { bodies, percent: percent(t, first.share, all) });
}

function percent(t: Translator, share: number, all: number): string {
  return t('catalogue.percent', { number: formatNumber(t.locale, (100 * share) / all) });
}
