import type { FieldError } from './types';

type Props = {
  name: string;
  value: string;
  errors: readonly FieldError[];
  describedBy?: string | undefined;
};

/** A text field that opens the number keys of a phone. `type="number"` would refuse "1.234" and lose what was typed. */
export function NumberInput({ name, value, errors, describedBy }: Props) {
  return (
    <input
      className="input short"
      type="text"
      inputMode="numeric"
      id={name}
      name={name}
      defaultValue={value}
      autoComplete="off"
      aria-invalid={errors.length > 0 || undefined}
      aria-describedby={describedBy}
    />
  );
}
