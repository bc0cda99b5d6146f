import type { Translator } from '@/lib/messages';
import type { FormFields } from '@/lib/schemas/fields';
import { CRITERION_ROWS, RESERVED_ROWS } from '@/lib/schemas/intake';
import { Choices } from '../desk/choices';
import { LabelledSelect } from '../desk/labelled-select';
import { PlainField } from '../forms/plain-field';
import { PostForm } from '../forms/post-form';

type Options = readonly { value: string; label: string }[];
export type IntakeFormView = {
  t: Translator;
  action: string;
  back: string;
  /** Version that the form was drawn from. */
  seen: string;
  fields: FormFields;
  errors: readonly { field: string; text: string }[];
  /** What stays as it was published; null while everything can change. */
  fixed: string | null;
  methods: Options;
  groups: Options;
};

const rows = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** What a desk publishes of a group before firms ask for places in it. */
export function IntakeForm({ view }: { view: IntakeFormView }) {
  const { t, action, back, seen, fields, errors, fixed, methods } = view;
  const of = fieldsOf(view);
  return (
    <PostForm action={action} noValidate>
      <input type="hidden" name="seen" value={seen} />
      {fixed && <p className="note">{fixed}</p>}
      <h2>{t('intakes.edit.call')}</h2>
      <PlainField {...of('opens')} label={t('intakes.edit.opens')} hint={t('intakes.edit.dayHelp')} />
      <PlainField {...of('closes')} label={t('intakes.edit.closes')} />
      <PlainField {...of('starts')} label={t('intakes.edit.starts')} />
      <h2>{t('intakes.edit.placesTitle')}</h2>
      <PlainField {...of('places')} label={t('intakes.edit.places')} />
      <Choices
        type="radio"
        name="method"
        legend={t('intakes.edit.method')}
        options={methods}
        chosen={fields.method ?? []}
        error={errors.find(({ field }) => field === 'method')?.text}
      />
      <Criteria view={view} />
      <PlainField {...of('answerDays')} label={t('intakes.edit.answerDays')} />
      <Reserved view={view} />
      <p className="actions">
        <button type="submit" className="btn">
          {t('intakes.edit.publish')}
        </button>
        <a className="tap" href={back}>
          {t('intakes.edit.cancel')}
        </a>
      </p>
    </PostForm>
  );
}

/** Folded away, since most ways of giving places need none. */
function Criteria({ view }: { view: IntakeFormView }) {
  const { t, fields } = view;
  const of = fieldsOf(view);
  const isOpen = fields.method?.[0] === 'points';
  return (
    <details open={isOpen || undefined} id="criteria">
      <summary>{t('intakes.edit.criteria')}</summary>
      <PartError view={view} part="criteria" />
      <p className="hint">{t('intakes.edit.criteriaHelp')}</p>
      {rows(CRITERION_ROWS).map((row) => (
        <div key={row}>
          {(['en', 'es', 'weight'] as const).map((part) => (
            <PlainField
              key={part}
              {...of(`criterion.${row}.${part}`)}
              label={t(`intakes.edit.criterion.${part}`, { row })}
            />
          ))}
        </div>
      ))}
    </details>
  );
}

function Reserved({ view }: { view: IntakeFormView }) {
  const { t, groups } = view;
  const of = fieldsOf(view);
  return (
    <>
      <h2 id="reserved">{t('intakes.edit.reserved')}</h2>
      <PartError view={view} part="reserved" />
      <p className="hint">{t('intakes.edit.reservedHelp')}</p>
      {rows(RESERVED_ROWS).map((row) => (
        <div key={row}>
          <LabelledSelect
            {...of(`reserved.${row}.group`)}
            label={t('intakes.edit.group', { row })}
            options={[{ value: '', label: t('intakes.edit.groupNone') }, ...groups]}
          />
          <PlainField {...of(`reserved.${row}.places`)} label={t('intakes.edit.groupPlaces', { row })} />
        </div>
      ))}
      <PlainField {...of('releaseDays')} label={t('intakes.edit.releaseDays')} />
    </>
  );
}

/** What is wrong with several fields together. */
function PartError({ view, part }: { view: IntakeFormView; part: 'criteria' | 'reserved' }) {
  const error = view.errors.find(({ field }) => field === part)?.text;
  return error ? <p className="field-error">{error}</p> : null;
}

function fieldsOf({ fields, errors }: IntakeFormView) {
  return (name: string) => ({
    name,
    value: fields[name]?.[0] ?? '',
    error: errors.find(({ field }) => field === name)?.text,
  });
}
