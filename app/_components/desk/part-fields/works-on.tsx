import { fieldOf } from '../../forms/field-of';
import { Choices } from '../choices';
import { ItemList } from '../item-list';
import { LabelledSelect } from '../labelled-select';
import type { PartFormView } from '../part-types';

/** What kind of offering it is, from where to where it leads, and what a firm needs to start. */
export function WorksOnFields({ view }: { view: PartFormView }) {
  const { t, fields, errors, options, items } = view;
  const of = fieldOf(fields, errors);
  return (
    <>
      <section>
        <h2>{t('desk.part.kind')}</h2>
        <LabelledSelect
          {...of('type')}
          label={t('desk.fact.type')}
          hint={t('desk.part.kindHelp')}
          options={options.type ?? []}
        />
      </section>
      <section>
        <h2>{t('desk.fact.targets')}</h2>
        <ItemList
          t={t}
          name="targets"
          legend={t('desk.part.targetsLegend')}
          help={t('desk.part.targetsHelp')}
          none={t('desk.part.targetsNone')}
          items={items('targets')}
          add={t('desk.part.targetsAdd')}
        >
          <LabelledSelect
            {...of('targets.what')}
            label={t('desk.part.targetsWhat')}
            options={options.what ?? []}
          />
          <LabelledSelect
            {...of('targets.from')}
            label={t('desk.part.targetsFrom')}
            options={options.levels ?? []}
          />
          <LabelledSelect
            {...of('targets.to')}
            label={t('desk.part.targetsTo')}
            options={options.levels ?? []}
          />
        </ItemList>
        <Choices
          type="radio"
          name="generic"
          legend={t('desk.part.generic')}
          options={options.generic ?? []}
          chosen={fields.generic ?? []}
          error={of('generic').error}
        />
      </section>
      <section>
        <h2>{t('desk.part.start')}</h2>
        <LabelledSelect
          {...of('min_ac')}
          label={t('desk.fact.minAc')}
          hint={t('desk.part.startHelp')}
          options={options.min_ac ?? []}
        />
        <Choices
          type="checkbox"
          name="upgrading_kind"
          legend={t('desk.fact.upgradingKind')}
          options={options.upgrading_kind ?? []}
          chosen={fields.upgrading_kind ?? []}
          error={of('upgrading_kind').error}
        />
      </section>
    </>
  );
}
