import { whereInWorld, whereWords } from '@/app/_components/catalogue/facts';
import type { LatestRun } from '@/lib/data/runs/latest';
import type { Offering } from '@/lib/domain/matching';
import type { ResultSay } from './say';

/** Where one takes part; with the country, unless it is the firm's own. In: its country, null where it has not said. */
export function whereFor(say: ResultSay, offering: Offering, country: string | null): string {
  const isOwn = country !== null && offering.place.split('-')[0] === country;
  return isOwn ? whereWords(say, offering) : whereInWorld(say, offering);
}

/** The country of the firm, where it is known for certain. */
export function countryOf({ summary }: Pick<LatestRun, 'summary'>): string | null {
  return summary.firm.country.kind === 'exact' ? summary.firm.country.value : null;
}
