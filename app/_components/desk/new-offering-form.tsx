import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { fieldOf } from '../forms/field-of';
import { PlainField } from '../forms/plain-field';
import { PostForm } from '../forms/post-form';
import { LabelledSelect } from './labelled-select';

type View = {
  t: Translator;
  action: string;
  key: string;
  fields: FormFields;
  errors: readonly { field: string; text: string }[];
  types: readonly { value: string; label: string }[];
};

/** What a new offering is called and what kind it is. */
export function NewOfferingForm({ view: { t, action, key, fields, errors, types } }: { view: View }) {
  const of = fieldOf(fields, errors);
  return (
    <PostForm action={action} noValidate>
      {/* Never put back by a browser: each opened form is a new one. */}
      <input type="hidden" name="key" value={key} autoComplete="off" />
      <PlainField {...of('name.en')} label={t('desk.words.name.en')} hint={t('desk.edit.nameHelp')} />
      <PlainField {...of('name.es')} label={t('desk.words.name.es')} />
      <LabelledSelect
        {...of('type')}
        label={t('desk.fact.type')}
        hint={t('desk.part.kindHelp')}
        options={types}
      />
      <p className="actions">
        <button type="submit" className="btn">
          {t('desk.new.go')}
        </button>
        <a className="tap" href={paths.deskOfferings()}>
          {t('desk.new.cancel')}
        </a>
      </p>
    </PostForm>
  );
}
