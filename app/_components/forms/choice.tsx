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

/** A radio or checkbox as a full-width row: the whole row can be tapped. */
export function Choice({ type, name, option, checked, id, apart = false }: Props) {
  return (
    <label className={apart ? 'choice apart' : 'choice'}>
      <input type={type} name={name} value={option.value} defaultChecked={checked} id={id} />
      {option.label}
      {option.hint && <span className="hint">{option.hint}</span>}
    </label>
  );
}
