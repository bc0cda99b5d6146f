import type { LatestRun } from '@/lib/data/runs/latest';
import type { FirmSummary, RunSummary } from '@/lib/data/runs/summary';
import type { Offering } from '@/lib/domain/matching';
import { SIZE_CLASSES } from '@/lib/domain/vocabulary';
import { formatDate, inSentence } from '@/lib/messages/format';
import { offeringsOf } from './looked';
import type { ResultSay } from './say';

type Size = Pick<
  FirmSummary,
  'country' | 'sizeFromHeadcount' | 'salesNotCounted' | 'sizeLimitsUnconfirmed'
> & {
  size: Pick<FirmSummary['size'], 'rule' | 'class'>;
};
type FirstChoice = Pick<RunSummary, 'counts' | 'onPriorities'> & { firm: Pick<FirmSummary, 'priorities'> };

/** Row of the limits that stand in where a country has none of its own. */
const COMPARISON = 'XX-WBES';

/** When and from how much it was worked out: of the questions that were asked, those of the form. */
export function workedOutRemark(
  { t, locale }: Pick<ResultSay, 't' | 'locale'>,
  { summary, asOf, form }: Pick<LatestRun, 'summary' | 'asOf' | 'form'>,
): string {
  const { completeness } = summary.firm;
  // Results stored before the engine 1.4.0 do not count the short form apart.
  const short = form === 'short' ? completeness.short : undefined;
  const { answered, shown } = short ?? completeness;
  return t('results.asOf', {
    count: offeringsOf(summary),
    date: formatDate(locale, asOf),
    form: short ? 'short' : 'full',
    answered,
    shown,
  });
}

/** Said first where no offering with places now works on what the firm wants most; null where one does. */
export function firstChoiceRemark(
  { t }: Pick<ResultSay, 't'>,
  { counts, firm, onPriorities }: FirstChoice,
): string | null {
  const first = firm.priorities?.[0];
  // Results stored before the engine counted these have no such field.
  const left = onPriorities ?? null;
  if (counts.eligible === 0 || !first || !left || left.first > 0) return null;
  const capability = inSentence(t(`vocabulary.capability.${first}`));
  if (left.any > 0) return t('results.firstChoice', { capability });
  return t('results.noChoice', { capability, chosen: firm.priorities?.length ?? 0 });
}

type SizeSay = Pick<ResultSay, 't' | 'names' | 'passesOverSales'>;

/** What an owner should know of the size that was used: taken from headcount alone, or by limits not confirmed yet. */
export function sizeRemarks(
  { t, names, passesOverSales }: SizeSay,
  { size, country, sizeFromHeadcount, salesNotCounted, sizeLimitsUnconfirmed }: Size,
): readonly string[] {
  if (country.kind !== 'exact') return [];
  const place = { country: names.country(country.value) };
  // A law that was not confirmed yet may read sales alone: then it is there, though its limits were not used.
  if (size.rule === COMPARISON && !sizeLimitsUnconfirmed)
    return sizeFromHeadcount ? [t('results.size.noLimits', place)] : [];
  const peopleAlone = size.class.kind !== 'unknown' && size.rule !== null && passesOverSales(size.rule);
  return [
    ...(peopleAlone ? [t('results.size.people', place)] : []),
    ...(sizeFromHeadcount ? [t(`results.size.${salesNotCounted ? 'sales' : 'headcount'}`, place)] : []),
    ...(sizeLimitsUnconfirmed ? [t('results.size.unconfirmed', place)] : []),
  ];
}

/** The same beside one offering: nothing where it takes firms of every size. */
export function sizeRemarksFor(
  say: SizeSay,
  size: Size,
  { sizeClasses }: Pick<Offering, 'sizeClasses'>,
): readonly string[] {
  return SIZE_CLASSES.every((one) => sizeClasses.includes(one)) ? [] : sizeRemarks(say, size);
}

/** All of them, for paper. */
export function remarksOf(say: ResultSay, summary: RunSummary): readonly string[] {
  const first = firstChoiceRemark(say, summary);
  return [...(first ? [first] : []), ...sizeRemarks(say, summary.firm)];
}
