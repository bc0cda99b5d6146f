import type { Translator } from '@/lib/messages';

type Props = {
  t: Translator;
  /** When it was typed, in words; null where nothing waits. */
  at: string | null;
  /** Id of the form that shows it. */
  form: string;
};

/** Says that the form shows what was typed and not saved, and gives it back if it is not wanted. */
export function UnsavedEdit({ t, at, form }: Props) {
  if (at === null) return null;
  return (
    <section aria-labelledby="unsaved">
      <h2 id="unsaved">{t('desk.edit.unsavedTitle')}</h2>
      <p>{t('desk.edit.unsaved', { when: at })}</p>
      <details>
        <summary>{t('desk.edit.dropTitle')}</summary>
        <p>{t('desk.edit.dropText')}</p>
        {/* Of the form itself, so that nothing of it is kept behind this. */}
        <button type="submit" form={form} className="btn danger" name="go" value="drop">
          {t('desk.edit.dropGo')}
        </button>
      </details>
    </section>
  );
}
