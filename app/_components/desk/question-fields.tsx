import type { Translator } from '@/lib/messages';
import type { FormFields } from '@/lib/schemas/fields';
import { Choice } from '../forms/choice';
import { fieldOf } from '../forms/field-of';
import { PlainField } from '../forms/plain-field';
import { LabelledSelect } from './labelled-select';

type View = {
  t: Translator;
  fields: FormFields;
  errors: readonly { field: string; text: string }[];
  currencies: readonly { value: string; label: string }[] | null;
};

/** A question of the institution's own: its words in both languages, and what goes with how it is answered. */
export function QuestionFields({ view: { t, fields, errors, currencies } }: { view: View }) {
  const of = fieldOf(fields, errors);
  return (
    <>
      <PlainField
        {...of('ask.en')}
        label={t('desk.rule.ask.text.en')}
        hint={t('desk.rule.ask.textHelp')}
        rows={2}
      />
      <PlainField {...of('ask.es')} label={t('desk.rule.ask.text.es')} rows={2} />
      <PlainField
        {...of('help.en')}
        label={t('desk.rule.ask.help.en')}
        hint={t('desk.rule.ask.helpHelp')}
        rows={2}
      />
      <PlainField {...of('help.es')} label={t('desk.rule.ask.help.es')} rows={2} />
      {currencies && (
        <LabelledSelect
          {...of('currency')}
          value={of('currency').value || 'USD'}
          label={t('desk.rule.form.unit')}
          options={currencies}
        />
      )}
    </>
  );
}

type Choices = Omit<View, 'currencies'> & { codes: readonly string[] };

/** The answers that can be chosen, each with a tick where it is one of those asked for; rows left empty are none. */
export function AnswerRows({ view: { t, fields, errors, codes } }: { view: Choices }) {
  const of = fieldOf(fields, errors);
  const { error } = of('values');
  return (
    <fieldset
      className={error ? 'field failed' : 'field'}
      id="values"
      aria-describedby={error ? 'values-error' : undefined}
    >
      <legend className="sub">{t('desk.rule.ask.choices')}</legend>
      <p className="hint">{t('desk.rule.ask.choicesHelp')}</p>
      {error && (
        <p className="field-error" id="values-error">
          {error}
        </p>
      )}
      {codes.map((code, index) => (
        <div key={code}>
          <PlainField
            {...of(`choice.${code}.en`)}
            label={t('desk.rule.ask.choice.en', { number: index + 1 })}
          />
          <PlainField
            {...of(`choice.${code}.es`)}
            label={t('desk.rule.ask.choice.es', { number: index + 1 })}
          />
          <Choice
            type="checkbox"
            name="values"
            option={{ value: code, label: t('desk.rule.ask.choiceFits', { number: index + 1 }) }}
            checked={fields.values?.includes(code) ?? false}
          />
        </div>
      ))}
    </fieldset>
  );
}
