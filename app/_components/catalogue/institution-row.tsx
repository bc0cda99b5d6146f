import { paths } from '@/lib/paths';
import type { InstitutionItem, Say } from './types';

/** One institution of a list. */
export function InstitutionRow({ say: { t, names }, item }: { say: Say; item: InstitutionItem }) {
  const { institution, text, offerings } = item;
  const facts = [
    t(`vocabulary.institutionType.${institution.type}`),
    `${names.place(institution.subdivision)}, ${names.country(institution.country)}`,
    t('catalogue.institutions.offers', { count: offerings }),
  ];
  return (
    <li className="row">
      <h2 className="row-name">
        <a href={paths.institution(institution.id)}>{text.name}</a>
      </h2>
      <p className="meta">{facts.join(' · ')}</p>
      <p>{text.summary}</p>
    </li>
  );
}
