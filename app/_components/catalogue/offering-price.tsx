import type { Offering } from '@/lib/domain/matching';
import { FIRM_GROUPS, SIZE_CLASSES } from '@/lib/domain/vocabulary';
import { formatDate } from '@/lib/messages/format';
import { fullPrice, groupWords, membershipFee } from './facts';
import type { Say } from './types';

type Props = { say: Say; offering: Offering; rateDate: string | null };

/** Who pays what: one row for each kind of firm that pays less, and one for all others. */
export function OfferingPrice({ say, offering, rateDate }: Props) {
  const { t, names } = say;
  const rows = priceRows(say, offering);
  const fee = membershipFee(offering);
  return (
    <>
      <h2>{t('catalogue.offering.cost')}</h2>
      {offering.generic ? (
        <p>{t('catalogue.price.moneyMore')}</p>
      ) : fullPrice(offering) === 0 ? (
        <p>{t('catalogue.price.none')}</p>
      ) : (
        <PriceTable t={t} caption={t('catalogue.offering.costCaption')} rows={rows} />
      )}
      {offering.membership === 'required' && fee === 0 && <p>{t('catalogue.offering.costMembershipFree')}</p>}
      {fee > 0 && !offering.generic && (
        <PriceTable
          t={t}
          caption={t('catalogue.offering.costMembership')}
          rows={[
            { who: t('catalogue.offering.feeName'), price: names.money(fee) },
            ...rows.map(({ who, amount }) => ({
              who: t('catalogue.offering.costTogether', { who }),
              price: names.money(amount + fee),
            })),
          ]}
        />
      )}
      {offering.membership === 'optional' && <p>{t('catalogue.offering.costOptional')}</p>}
      {rateDate && fullPrice(offering) > 0 && (
        <p className="hint">{t('catalogue.offering.rate', { date: formatDate(t.locale, rateDate) })}</p>
      )}
    </>
  );
}

type Row = { who: string; price: string };

function PriceTable({ t, caption, rows }: { t: Say['t']; caption: string; rows: readonly Row[] }) {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('catalogue.offering.costWho')}</th>
          <th scope="col" className="num">
            {t('catalogue.offering.costPrice')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ who, price }) => (
          <tr key={who}>
            <th scope="row">{who}</th>
            <td className="num">{price}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Prices without the membership fee, the lowest last known group first. */
function priceRows({ t, names }: Say, offering: Offering): readonly (Row & { amount: number })[] {
  const price = (percent: number) => {
    const amount = (offering.priceUsd * (100 - percent)) / 100;
    return { amount, price: amount === 0 ? t('catalogue.price.free') : names.money(amount) };
  };
  const lower = [...SIZE_CLASSES, ...FIRM_GROUPS]
    .filter((group, index, all) => all.indexOf(group) === index && (offering.waiver[group] ?? 0) > 0)
    .map((group) => ({ who: groupWords(t, group), ...price(offering.waiver[group] ?? 0) }));
  const others = {
    who: t(lower.length > 0 ? 'catalogue.offering.costFullOther' : 'catalogue.offering.costFull'),
    ...price(0),
  };
  return [...lower, others];
}
