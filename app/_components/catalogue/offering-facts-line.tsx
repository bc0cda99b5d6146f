import type { Offering } from '@/lib/domain/matching';
import { shortFacts } from './facts';
import type { Say } from './types';

/** Kind, place, price and time in one line. */
export function OfferingFactsLine({ say, offering }: { say: Say; offering: Offering }) {
  const facts = [say.t(`vocabulary.offeringType.${offering.type}`), ...shortFacts(say, offering)];
  return <p className="meta">{facts.join(' · ')}</p>;
}
