type Props = {
  name: string;
  label: string;
  /** Where a page holds the same field twice, each needs an id of its own. */
  id?: string;
  hint?: string | undefined;
  /** What to put right. */
  error?: string | undefined;
  value?: string | undefined;
  /** Lines of a long text; without it, the field is one line. */
  rows?: number;
  type?: 'text' | 'email' | 'tel' | 'password';
  autoComplete?: string;
};

/** A text with its label, its help and what is wrong with it. */
export function PlainField({
  name,
  label,
  id = name,
  hint,
  error,
  value = '',
  rows,
  type = 'text',
  autoComplete,
}: Props) {
  const notes = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  const shared = {
    id,
    name,
    className: 'input',
    defaultValue: value,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': notes,
  };
  return (
    <div className={error ? 'field failed' : 'field'}>
      <label className="sub" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {rows ? (
        <textarea {...shared} rows={rows} />
      ) : (
        <input {...shared} type={type} autoComplete={autoComplete} />
      )}
    </div>
  );
}
