type Props = {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  hint?: string;
  error?: string | undefined;
};

/** A list to choose one from, with its help and what is wrong with it. */
export function LabelledSelect({ name, label, options, value, hint, error }: Props) {
  const notes = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field failed' : 'field'}>
      <label className="sub" htmlFor={name}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <select
        className="select"
        id={name}
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
