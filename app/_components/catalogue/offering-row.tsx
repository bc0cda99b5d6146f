import type { SizeClass } from '@/lib/domain/vocabulary';
import { paths } from '@/lib/paths';
import { shortFacts } from './facts';
import type { OfferingItem, Say } from './types';

type Props = {
  say: Say;
  item: OfferingItem;
  /** The size that was filtered by: the price is for it. */
  size: SizeClass | null;
};

/** One offering of a list: name, what it is, who runs it, and three facts. */
export function OfferingRow({ say, item, size }: Props) {
  const { offering, text, institutionName } = item;
  const facts = shortFacts(say, offering, size);
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
