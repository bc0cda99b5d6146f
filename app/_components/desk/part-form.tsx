import type { ReactNode } from 'react';
import { LOCALE_TAGS } from '@/lib/messages/numbers';
import { paths } from '@/lib/paths';
import { KeepTyped } from '../forms/keep-typed';
import { PostForm } from '../forms/post-form';
import { EDIT_FORM } from './edit-form';
import { CostsFields } from './part-fields/costs';
import { ForWhomFields } from './part-fields/for-whom';
import { KnowledgeFields } from './part-fields/knowledge';
import { StepsFields } from './part-fields/steps';
import { WorksOnFields } from './part-fields/works-on';
import type { PartFormView } from './part-types';

const FIELDS: Readonly<Record<PartFormView['part'], (props: { view: PartFormView }) => ReactNode>> = {
  'for-whom': ForWhomFields,
  'works-on': WorksOnFields,
  knowledge: KnowledgeFields,
  costs: CostsFields,
  steps: StepsFields,
};

/** The form of one part of an offering, saved for itself. */
export function PartForm({ view }: { view: PartFormView }) {
  const { t, id, part, action, seen, typedIn } = view;
  const Fields = FIELDS[part];
  return (
    <PostForm id={EDIT_FORM} action={action} noValidate>
      <input type="hidden" name="seen" value={seen} />
      {/* Never put back by a browser: each opened form is a new one. */}
      <input type="hidden" name="form" value={typedIn.form} autoComplete="off" />
      <input type="hidden" name="from" value={typedIn.from} />
      <Fields view={view} />
      <KeepTyped
        tag={LOCALE_TAGS[t.locale]}
        texts={{ kept: t('desk.edit.kept', { time: '#' }), failed: t('desk.edit.notKept') }}
      />
      <p className="actions">
        <button type="submit" className="btn">
          {t('desk.edit.save')}
        </button>
        <a className="tap" href={paths.deskOffering(id)}>
          {t('desk.edit.cancel')}
        </a>
      </p>
    </PostForm>
  );
}
