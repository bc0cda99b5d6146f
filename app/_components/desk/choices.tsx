import { Choice } from '../forms/choice';

type Props = {
  type: 'radio' | 'checkbox';
  name: string;
  legend: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  error?: string | undefined;
};

/** A group of radios or checkboxes with what is wrong with it. */
export function Choices({ type, name, legend, options, chosen, error }: Props) {
  return (
    <fieldset
      className={error ? 'field failed' : 'field'}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className="sub">{legend}</legend>
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type={type}
          name={name}
          option={option}
          checked={chosen.includes(option.value)}
          id={index === 0 ? name : undefined}
        />
      ))}
    </fieldset>
  );
}
