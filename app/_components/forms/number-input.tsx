import type { FieldError } from './types';

type Props = {
  name: string;
  value: string;
  errors: readonly FieldError[];
  describedBy?: string | undefined;
};

/**
 * A text field that opens the number keys of a phone. `type="number"` would refuse "1.234" and lose what was typed, and
 * with `autocomplete="off"` a browser going back or loading the page again would show the field without it.
 */
export function NumberInput({ name, value, errors, describedBy }: Props) {
  return (
    <input
      className="input short"
      type="text"
      inputMode="numeric"
      id={name}
      name={name}
      defaultValue={value}
      aria-invalid={errors.length > 0 || undefined}
      aria-describedby={describedBy}
    />
  );
}
