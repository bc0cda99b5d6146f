import { paths } from '@/lib/paths';
import { priceWords, timeWords, whereWords } from './facts';
import type { OfferingItem, Say } from './types';

/** One offering of a list: name, what it is, who runs it, and three facts. */
export function OfferingRow({ say, item }: { say: Say; item: OfferingItem }) {
  const { offering, text, institutionName } = item;
  const facts = [whereWords(say, offering), priceWords(say, offering), timeWords(say, offering)];
  return (
    <li className="row">
      <h2 className="row-name">
        <a href={paths.offering(offering.id)}>{text.name}</a>
      </h2>
      <p className="meta">
        {say.t(`vocabulary.offeringType.${offering.type}`)} · {institutionName}
        <br />
        {facts.join(' · ')}
      </p>
    </li>
  );
}
