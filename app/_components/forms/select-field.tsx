import type { Translator } from '@/lib/messages';
import { describedBy, FieldErrors } from './field-group';
import type { FieldError, Option } from './types';

type Props = {
  name: string;
  label: string;
  options: readonly Option[];
  value: string;
  /** Errors of this select alone; they stand beside it. */
  errors?: readonly FieldError[];
};

export function SelectField({ t, name, label, options, value, errors = [] }: Props & { t: Translator }) {
  return (
    <div className="part">
      <label className="sub" htmlFor={name}>
        {label}
      </label>
      <FieldErrors t={t} name={name} errors={errors} />
      <Select name={name} options={options} value={value} errors={errors} />
    </div>
  );
}

export function Select({ name, options, value, errors = [] }: Omit<Props, 'label'>) {
  return (
    <select
      className="select"
      id={name}
      name={name}
      defaultValue={value}
      aria-invalid={errors.length > 0 || undefined}
      aria-describedby={describedBy(name, undefined, errors)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
