type Props = {
  name: string;
  /** Where a page holds the same list twice, each needs an id of its own. */
  id?: string;
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  hint?: string;
  error?: string | undefined;
};

/** A list to choose one from, with its help and what is wrong with it. */
export function LabelledSelect({ name, id = name, label, options, value, hint, error }: Props) {
  const notes = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
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
      <select
        className="select"
        id={id}
        name={name}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
