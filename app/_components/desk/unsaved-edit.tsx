import type { Translator } from '@/lib/messages';

type Props = {
  t: Translator;
  /** When it was typed, in words; null where the form shows what is saved. */
  at: string | null;
  /** Texts of other windows. `value`: names one as it is shown here. */
  others: readonly { id: string; value: string; when: string }[];
  /** When the texts were typed that had to go. */
  pushedOut: readonly string[];
  /** The next text takes the place of the oldest. */
  isFull: boolean;
  /** Id of the form that shows it. */
  form: string;
};

/** Says that the form shows what was typed and not saved, what else waits, and gives it back if it is not wanted. */
export function UnsavedEdit({ t, at, form, ...others }: Props) {
  return (
    <>
      {/* Enter presses the first button of a form: that is to be this one. */}
      <button type="submit" form={form} hidden />
      {at !== null && (
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
      )}
      <OtherTexts t={t} form={form} {...others} />
    </>
  );
}

/** The buttons are of the form itself too: what stands in it is kept when one looks at another text. */
function OtherTexts({ t, others, pushedOut, isFull, form }: Omit<Props, 'at'>) {
  if (others.length === 0 && pushedOut.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others">{t('desk.edit.othersTitle')}</h2>
      {others.length > 0 && <p>{t('desk.edit.others')}</p>}
      <ul className="rows">
        {others.map(({ id, value, when }) => (
          <li key={id} className="row">
            <p>{t('desk.edit.other', { when })}</p>
            <p className="actions">
              <button type="submit" form={form} className="quiet" name="look" value={value}>
                {t('desk.edit.otherLook')} <span className="visually-hidden">({when})</span>
              </button>
            </p>
            <details>
              <summary>{t('desk.edit.otherDropTitle')}</summary>
              <p>{t('desk.edit.dropText')}</p>
              <button type="submit" form={form} className="btn danger" name="drop" value={value}>
                {t('desk.edit.otherDrop')}
              </button>
            </details>
          </li>
        ))}
      </ul>
      {isFull && <p className="note">{t('desk.edit.othersFull')}</p>}
      {pushedOut.map((when) => (
        <p key={when} className="note">
          {t('desk.edit.pushedOut', { when })}
        </p>
      ))}
    </section>
  );
}
