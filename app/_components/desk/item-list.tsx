import type { ReactNode } from 'react';
import type { Translator } from '@/lib/messages';

type Props = {
  t: Translator;
  name: string;
  legend: string;
  help: string;
  /** What the list holds when it holds nothing. */
  none: string;
  items: readonly { value: string; label: string }[];
  /** Label of the button that puts what stands in the fields into the list. */
  add: string;
  children: ReactNode;
};

/** A list one adds to and takes from; each button is of the form, so that nothing typed is lost. */
export function ItemList({ t, name, legend, help, none, items, add, children }: Props) {
  return (
    <fieldset className="field" id={name}>
      <legend className="sub">{legend}</legend>
      <p className="hint">{help}</p>
      {items.length === 0 && <p>{none}</p>}
      <ul className="plain">
        {items.map(({ value, label }) => (
          <li key={value} className="row">
            {label}
            <input type="hidden" name={name} value={value} />{' '}
            <button
              type="submit"
              name="go"
              value={`remove ${name} ${value}`}
              className="quiet"
              aria-label={t('desk.part.removeThis', { name: label })}
            >
              {t('desk.part.remove')}
            </button>
          </li>
        ))}
      </ul>
      {children}
      <p className="actions">
        <button type="submit" name="go" value={`add ${name}`} className="quiet">
          {add}
        </button>
      </p>
    </fieldset>
  );
}
