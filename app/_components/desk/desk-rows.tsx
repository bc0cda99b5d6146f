import { Choice } from '@/app/_components/forms/choice';

export type DeskRowView = {
  id: string;
  href: string;
  name: string;
  what: string;
  state: string;
  /** Said where changes wait to be published, or where it cannot be shown. */
  notes: readonly string[];
};

type Props = {
  rows: readonly DeskRowView[];
  /** Word for ticking a row, where rows can be chosen. */
  choose?: string;
};

/** Rows of the desk in short, each a link to the whole. */
export function DeskRows({ rows, choose }: Props) {
  return (
    <ul className="rows">
      {rows.map(({ id, href, name, what, state, notes }) => (
        <li key={id} className="row">
          <h2>
            <a href={href}>{name}</a>
          </h2>
          <p className="meta">{what}</p>
          <p>
            <strong>{state}</strong>
            {notes.map((note) => (
              <span key={note}> · {note}</span>
            ))}
          </p>
          {choose && (
            <Choice
              type="checkbox"
              name="offering"
              option={{ value: id, label: `${choose}: ${name}` }}
              checked={false}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
