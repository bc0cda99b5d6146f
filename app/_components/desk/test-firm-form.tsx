import type { Translator } from '@/lib/messages';
import type { FormFields } from '@/lib/schemas/fields';
import { PlainField } from '../forms/plain-field';
import { PostForm } from '../forms/post-form';
import { Choices } from './choices';
import { HiddenFields } from './hidden-fields';
import { LabelledSelect } from './labelled-select';

type Options = readonly { value: string; label: string }[];
type View = {
  t: Translator;
  fields: FormFields;
  errors: readonly { field: string; text: string }[];
  hidden: Readonly<Record<string, string>>;
  asked: readonly {
    name: string;
    label: string;
    hint: string | null;
    options: Options | null;
    many: boolean;
  }[];
  expect: Options;
  cancel: string;
};

/** A test firm: its name, what is known of it, and what is to come out. */
export function TestFirmForm({ view, action }: { view: View; action: string }) {
  const { t, fields, errors, hidden, asked, expect, cancel } = view;
  const error = (name: string) => errors.find(({ field }) => field === name)?.text;
  return (
    <PostForm action={action} noValidate>
      <HiddenFields of={hidden} />
      <PlainField
        name="name"
        label={t('desk.rule.firm.name')}
        hint={t('desk.rule.firm.nameHelp')}
        value={fields.name?.[0]}
        error={error('name')}
      />
      <section>
        <h2>{t('desk.rule.firm.facts')}</h2>
        {asked.length === 0 && <p>{t('desk.rule.firm.noFacts')}</p>}
        {asked.map(({ name, label, hint, options, many }) => {
          if (!options)
            return (
              <PlainField
                key={name}
                name={name}
                label={label}
                hint={hint ?? undefined}
                value={fields[name]?.[0]}
                error={error(name)}
              />
            );
          return many ? (
            <Choices
              key={name}
              type="checkbox"
              name={name}
              legend={label}
              options={options}
              chosen={fields[name] ?? []}
              error={error(name)}
            />
          ) : (
            <LabelledSelect
              key={name}
              name={name}
              label={label}
              options={options}
              value={fields[name]?.[0] ?? ''}
              error={error(name)}
            />
          );
        })}
      </section>
      <Choices
        type="radio"
        name="expect"
        legend={t('desk.rule.firm.expect')}
        options={expect}
        chosen={fields.expect ?? []}
        error={error('expect')}
      />
      <p className="actions">
        <button type="submit" className="btn">
          {t('desk.rule.firm.save')}
        </button>
        <a className="tap" href={cancel}>
          {t('desk.rule.form.cancel')}
        </a>
      </p>
    </PostForm>
  );
}
