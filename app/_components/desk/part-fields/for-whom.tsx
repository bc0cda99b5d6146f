import { PLACE_PICKER, SECTOR_PICKER, WHICH_SECTORS } from '@/lib/schemas/offering-parts';
import { fieldOf } from '../../forms/field-of';
import { Choices } from '../choices';
import { CodePicker } from '../code-picker';
import type { PartFormView } from '../part-types';

/** Where the firms are, what they do and how large they are. */
export function ForWhomFields({ view }: { view: PartFormView }) {
  const { t, fields, errors, options, pickers } = view;
  const of = fieldOf(fields, errors);
  if (!pickers) return null;
  const { isOfWholes, idle, unseen, ...places } = pickers.place;
  return (
    <>
      <section>
        <h2>{t('desk.part.places')}</h2>
        {idle && <p className="note">{idle}</p>}
        {Object.entries(unseen).flatMap(([name, values]) =>
          values.map((value) => (
            // Never put back by a browser: it says what this form was drawn from.
            <input
              key={`${name} ${value}`}
              type="hidden"
              name={`${PLACE_PICKER}${name}`}
              value={value}
              autoComplete="off"
            />
          )),
        )}
        <CodePicker
          t={t}
          {...places}
          {...(isOfWholes && { states: ['', 'in'] as const })}
          prefix={PLACE_PICKER}
          legend={t(isOfWholes ? 'desk.part.placesOnlineLegend' : 'desk.part.placesLegend')}
          help={t(isOfWholes ? 'desk.part.placesOnlineHelp' : 'desk.part.placesHelp')}
          others={(count) => t('desk.part.placesOthers', { count })}
          error={of(`${PLACE_PICKER}find`).error}
        />
      </section>
      <section>
        <h2>{t('desk.part.sectors')}</h2>
        <Choices
          type="radio"
          name={WHICH_SECTORS}
          legend={t('desk.part.sectorsWhich')}
          options={options.sectors ?? []}
          chosen={fields[WHICH_SECTORS] ?? []}
          error={of(WHICH_SECTORS).error}
        />
        <CodePicker
          t={t}
          {...pickers.sector}
          prefix={SECTOR_PICKER}
          legend={t('desk.part.sectorsLegend')}
          help={t('desk.part.sectorsHelp')}
          others={(count) => t('desk.part.sectorsOthers', { count })}
          states={['', 'in']}
          error={of(`${SECTOR_PICKER}find`).error}
        />
      </section>
      <section>
        <h2>{t('desk.part.sizes')}</h2>
        <Choices
          type="checkbox"
          name="size_classes"
          legend={t('desk.part.sizesLegend')}
          options={options.size_classes ?? []}
          chosen={fields.size_classes ?? []}
          error={of('size_classes').error}
        />
      </section>
    </>
  );
}
