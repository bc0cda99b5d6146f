import { fieldOf } from '../../forms/field-of';
import { PlainField } from '../../forms/plain-field';
import { Choices } from '../choices';
import { ItemList } from '../item-list';
import { LabelledSelect } from '../labelled-select';
import type { PartFormView } from '../part-types';

/** Whether one must be a member, what that costs, and who pays less. */
export function CostsFields({ view }: { view: PartFormView }) {
  const { t, fields, errors, options, items } = view;
  const of = fieldOf(fields, errors);
  return (
    <>
      <section>
        <h2>{t('desk.fact.membership')}</h2>
        <Choices
          type="radio"
          name="membership"
          legend={t('desk.part.membership')}
          options={options.membership ?? []}
          chosen={fields.membership ?? []}
          error={of('membership').error}
        />
        <PlainField {...of('membership_fee_usd')} label={t('desk.part.fee')} hint={t('desk.part.feeHelp')} />
      </section>
      <section>
        <h2>{t('desk.fact.waiver')}</h2>
        <ItemList
          t={t}
          name="waiver"
          legend={t('desk.part.waiverLegend')}
          help={t('desk.part.waiverHelp')}
          none={t('desk.part.waiverNone')}
          items={items('waiver')}
          add={t('desk.part.waiverAdd')}
        >
          <LabelledSelect
            {...of('waiver.who')}
            label={t('desk.part.waiverWho')}
            options={options.groups ?? []}
          />
          <PlainField
            {...of('waiver.percent')}
            label={t('desk.part.waiverPercent')}
            hint={t('desk.part.waiverPercentHelp')}
          />
        </ItemList>
      </section>
    </>
  );
}
