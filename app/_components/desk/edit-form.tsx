import type { ReactNode } from 'react';
import type { RuleReading } from '@/lib/messages/rule-text';
import type { FormFields } from '@/lib/schemas/fields';
import { PlainField } from '../forms/plain-field';
import { RuleReadingList } from '../rule-reading';
import { Choices } from './choices';
import { EditFrame, type EditFrameView } from './edit-frame';
import { LabelledSelect } from './labelled-select';

type Options = readonly { value: string; label: string }[];
type View = EditFrameView & {
  fields: FormFields;
  errors: readonly { field: string; text: string }[];
  options: Readonly<Record<'places' | 'modality' | 'intake' | 'languages' | 'learning', Options>>;
  /** Null while not all of it is said. */
  rules: RuleReading | null;
};

/** Everything a desk can change about an offering, section by section, with what each field is for. */
export function EditForm({ view }: { view: View }) {
  const { t, fields, errors, options, rules } = view;
  const of = (name: string) => ({
    name,
    value: fields[name]?.[0] ?? '',
    error: errors.find(({ field }) => field === name)?.text,
  });
  const choices = (name: string) => ({ name, chosen: fields[name] ?? [], error: of(name).error });
  return (
    <EditFrame view={view}>
      <Section title={t('desk.edit.words')} help={t('desk.edit.wordsHelp')}>
        <PlainField {...of('name.en')} label={t('desk.words.name.en')} hint={t('desk.edit.nameHelp')} />
        <PlainField {...of('name.es')} label={t('desk.words.name.es')} />
        <PlainField
          {...of('summary.en')}
          label={t('desk.words.summary.en')}
          hint={t('desk.edit.summaryHelp')}
          rows={5}
        />
        <PlainField {...of('summary.es')} label={t('desk.words.summary.es')} rows={5} />
      </Section>
      <Section title={t('desk.edit.conditions')} help={t('desk.edit.conditionsHelp')}>
        <PlainField {...of('conditions.en')} label={t('desk.words.conditions.en')} rows={7} />
        <PlainField {...of('conditions.es')} label={t('desk.words.conditions.es')} rows={7} />
        {rules && (
          <>
            <h3>{t('desk.edit.rules')}</h3>
            <p className="hint">{t('desk.edit.rulesHelp')}</p>
            <RuleReadingList reading={rules} />
          </>
        )}
      </Section>
      <Section title={t('desk.edit.learn')}>
        <PlainField {...of('how.en')} label={t('desk.words.how.en')} hint={t('desk.edit.howHelp')} rows={4} />
        <PlainField {...of('how.es')} label={t('desk.words.how.es')} rows={4} />
        <Choices
          {...choices('learning')}
          type="checkbox"
          legend={t('desk.edit.learning')}
          options={options.learning}
        />
      </Section>
      <Section title={t('desk.edit.price')}>
        <PlainField {...of('price')} label={t('desk.edit.priceUsd')} hint={t('desk.edit.priceHelp')} />
      </Section>
      <Section title={t('desk.edit.where')}>
        <Choices
          {...choices('modality')}
          type="radio"
          legend={t('desk.edit.modality')}
          options={options.modality}
        />
        <LabelledSelect
          {...of('place')}
          label={t('desk.edit.place')}
          hint={t('desk.edit.placeHelp')}
          options={options.places}
        />
        <Choices
          {...choices('languages')}
          type="checkbox"
          legend={t('desk.edit.languages')}
          options={options.languages}
        />
      </Section>
      <Section title={t('desk.edit.intake')}>
        <Choices
          {...choices('intake')}
          type="radio"
          legend={t('desk.edit.intakeState')}
          options={options.intake}
        />
        <PlainField {...of('seats')} label={t('desk.edit.seats')} />
        <PlainField {...of('hours')} label={t('desk.edit.hours')} />
        <PlainField {...of('months')} label={t('desk.edit.months')} />
      </Section>
    </EditFrame>
  );
}

function Section({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {help && <p className="hint">{help}</p>}
      {children}
    </section>
  );
}
