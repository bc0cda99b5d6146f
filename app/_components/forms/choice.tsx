import type { Option } from './types';

type Props = {
  type: 'radio' | 'checkbox';
  name: string;
  option: Option;
  checked: boolean;
  /** Set on the first control of a field: the error summary leads there. */
  id?: string | undefined;
  apart?: boolean;
};

// What is not set is left out: every property travels to the browser twice, as HTML and in the framework's payload.
const CHECKED = { defaultChecked: true };

/** A radio or checkbox as a full-width row: the whole row can be tapped. */
export function Choice({ type, name, option, checked, id, apart = false }: Props) {
  return (
    <label className={apart ? 'choice apart' : 'choice'}>
      <input type={type} name={name} value={option.value} {...(checked && CHECKED)} {...(id && { id })} />
      {option.label}
      {option.hint && <span className="hint">{option.hint}</span>}
    </label>
  );
}
