import type { OwnQuestionKind } from '@/lib/domain/eligibility';
import type { Translator } from '@/lib/messages';
import type { FormFields } from '@/lib/schemas/fields';
import { CHOICE_CODES } from '@/lib/schemas/own-question';
import type { ConditionForm as Form } from '@/lib/schemas/rule-facts';
import { fieldOf } from '../forms/field-of';
import { PlainField } from '../forms/plain-field';
import { PostForm } from '../forms/post-form';
import { Choices } from './choices';
import { CodePicker, type PickRow } from './code-picker';
import { HiddenFields } from './hidden-fields';
import { LabelledSelect } from './labelled-select';
import { AnswerRows, QuestionFields } from './question-fields';

type Options = readonly { value: string; label: string }[];
type View = {
  t: Translator;
  form: Form;
  /** How a question of the institution's own is answered; null where the condition is about something else. */
  asks: OwnQuestionKind | null;
  fields: FormFields;
  errors: readonly { field: string; text: string }[];
  hidden: Readonly<Record<string, string>>;
  options: Readonly<Record<'ways' | 'values' | 'kinds' | 'timeUnits' | 'currencies', Options>>;
  picker: { rows: readonly PickRow[]; foundNone: boolean } | null;
  cancel: string;
};

/** One condition: what is asked, how firmly it stands, its own text and where it comes from. */
export function ConditionForm({ view, action }: { view: View; action: string }) {
  const { t, fields, errors, hidden, options, cancel } = view;
  const of = fieldOf(fields, errors);
  return (
    <PostForm action={action} noValidate>
      <HiddenFields of={hidden} />
      {view.asks && (
        <section>
          <h2>{t('desk.rule.ask.question')}</h2>
          <QuestionFields
            view={{ t, fields, errors, currencies: view.asks === 'amount' ? options.currencies : null }}
          />
        </section>
      )}
      <section>
        <h2>{t(view.asks ? 'desk.rule.ask.answer' : 'desk.rule.form.condition')}</h2>
        <ConditionFields view={view} />
      </section>
      <section>
        <h2>{t('desk.rule.form.about')}</h2>
        <Choices
          type="radio"
          name="kind"
          legend={t('desk.rule.form.kind')}
          options={options.kinds}
          chosen={fields.kind ?? ['hard']}
        />
        {view.form !== 'prose' && (
          <>
            <PlainField
              {...of('text.en')}
              label={t('desk.rule.form.text.en')}
              hint={t('desk.rule.form.textHelp')}
              rows={3}
            />
            <PlainField {...of('text.es')} label={t('desk.rule.form.text.es')} rows={3} />
          </>
        )}
        <PlainField {...of('source.title')} label={t('desk.rule.form.source.title')} />
        <PlainField {...of('source.url')} label={t('desk.rule.form.source.url')} hint="https://" />
      </section>
      <p className="actions">
        <button type="submit" name="go" value="save" className="btn">
          {t('desk.rule.form.save')}
        </button>
        <a className="tap" href={cancel}>
          {t('desk.rule.form.cancel')}
        </a>
      </p>
    </PostForm>
  );
}

/** What is asked, by the kind of fact. */
function ConditionFields({ view }: { view: View }) {
  const { t, form, fields, errors, options, picker } = view;
  const of = fieldOf(fields, errors);
  const ways = (
    <Choices
      type="radio"
      name="way"
      legend={t(form === 'flag' ? 'desk.rule.form.answer' : 'desk.rule.form.way')}
      options={options.ways}
      chosen={fields.way ?? (form === 'flag' || form === 'date' ? [] : [options.ways[0]?.value ?? ''])}
      error={of('way').error}
    />
  );
  switch (form) {
    case 'codes':
      return (
        <CodePicker
          t={t}
          legend={t('desk.rule.form.codes')}
          rows={picker?.rows ?? []}
          foundNone={picker?.foundNone ?? false}
          opened={fields.opened ?? []}
          find={fields.find?.[0] ?? ''}
          error={of('find').error}
        />
      );
    case 'choice':
    case 'several':
      return view.asks ? (
        <>
          <AnswerRows view={{ t, fields, errors, codes: CHOICE_CODES }} />
          {ways}
        </>
      ) : (
        <>
          {ways}
          <Choices
            type="checkbox"
            name="values"
            legend={t('desk.rule.form.values')}
            options={options.values}
            chosen={fields.values ?? []}
            error={of('values').error}
          />
        </>
      );
    case 'number':
    case 'amount':
      return (
        <>
          <PlainField {...of('min')} label={t('desk.rule.form.min')} hint={t('desk.rule.form.limitHelp')} />
          <PlainField {...of('max')} label={t('desk.rule.form.max')} />
          {form === 'amount' && !view.asks && (
            <LabelledSelect
              {...of('unit')}
              value={of('unit').value || 'USD'}
              label={t('desk.rule.form.unit')}
              options={options.currencies}
            />
          )}
        </>
      );
    case 'date':
      return (
        <>
          {ways}
          <PlainField
            {...of('count')}
            label={t('desk.rule.form.count')}
            hint={t('desk.rule.form.countHelp')}
          />
          <LabelledSelect
            {...of('timeUnit')}
            value={of('timeUnit').value || 'years'}
            label={t('desk.rule.form.timeUnit')}
            options={options.timeUnits}
          />
          <PlainField {...of('from')} label={t('desk.rule.form.from')} hint={t('desk.rule.form.dayHelp')} />
          <PlainField {...of('to')} label={t('desk.rule.form.to')} />
        </>
      );
    case 'flag':
      return ways;
    case 'prose':
      return (
        <>
          <PlainField
            {...of('prose.en')}
            label={t('desk.rule.form.prose.en')}
            hint={t('desk.rule.form.proseHelp')}
            rows={3}
          />
          <PlainField {...of('prose.es')} label={t('desk.rule.form.prose.es')} rows={3} />
        </>
      );
  }
}
