import { fieldOf } from '../../forms/field-of';
import { ItemList } from '../item-list';
import { LabelledSelect } from '../labelled-select';
import type { PartFormView } from '../part-types';

const LISTS = ['requires_all', 'requires_any', 'gives'] as const;

/** What a firm must have done before, and what the offering counts for afterwards. */
export function StepsFields({ view }: { view: PartFormView }) {
  const { t, fields, errors, options, items } = view;
  const of = fieldOf(fields, errors);
  return LISTS.map((list) => (
    <section key={list}>
      <h2>{t(`desk.part.${list}.title`)}</h2>
      <ItemList
        t={t}
        name={list}
        legend={t(`desk.part.${list}.legend`)}
        help={t(`desk.part.${list}.help`)}
        none={t(`desk.part.${list}.none`)}
        items={items(list)}
        add={t(`desk.part.${list}.add`)}
      >
        <LabelledSelect
          {...of(`${list}.what`)}
          label={t(`desk.part.${list}.what`)}
          options={options.steps ?? []}
        />
      </ItemList>
    </section>
  ));
}
