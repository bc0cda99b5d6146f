import type { ReactNode } from 'react';
import type { Translator } from '@/lib/messages';
import { LOCALE_TAGS } from '@/lib/messages/numbers';
import { paths } from '@/lib/paths';
import { KeepTyped } from '../forms/keep-typed';
import { PostForm } from '../forms/post-form';

export const EDIT_FORM = 'edit';

export type EditFrameView = {
  t: Translator;
  id: string;
  action: string;
  /** What the form was drawn from. */
  seen: string;
  /** Names the opened form, and the unsaved text that stands in it. */
  typedIn: { form: string; from: string };
};

/** A form of an offering around its fields: what it was drawn from, the text that is kept, and the buttons. */
export function EditFrame({ view, children }: { view: EditFrameView; children: ReactNode }) {
  const { t, id, action, seen, typedIn } = view;
  return (
    <PostForm id={EDIT_FORM} action={action} noValidate>
      <input type="hidden" name="seen" value={seen} />
      {/* Never put back by a browser: each opened form is a new one. */}
      <input type="hidden" name="form" value={typedIn.form} autoComplete="off" />
      <input type="hidden" name="from" value={typedIn.from} />
      {children}
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
