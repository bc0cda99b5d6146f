import type { Translator } from '@/lib/messages';
import { LabelledSelect } from '../desk/labelled-select';

type Props = {
  t: Translator;
  action: string;
  help: string;
  forms: readonly { value: string; label: string }[];
  form: string;
  error: string | undefined;
};

/** A file to be read, and what is in it. */
export function UploadForm({ t, action, help, forms, form, error }: Props) {
  return (
    <form method="post" action={action} encType="multipart/form-data">
      <div className={error ? 'field failed' : 'field'}>
        <label className="sub" htmlFor="file">
          {t('import.file')}
        </label>
        <p className="hint" id="file-hint">
          {help}
        </p>
        {error && (
          <p className="field-error" id="file-error">
            {error}
          </p>
        )}
        <input
          className="input"
          type="file"
          id="file"
          name="file"
          accept=".csv,.json,text/csv,application/json"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
        />
      </div>
      <LabelledSelect name="form" label={t('import.form')} options={forms} value={form} />
      <p className="actions">
        <button type="submit" className="btn">
          {t('import.check')}
        </button>
      </p>
    </form>
  );
}
