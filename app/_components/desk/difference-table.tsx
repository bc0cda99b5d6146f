import { Lines } from './attribute-list';
import type { DifferenceRow } from './types';

type Props = {
  caption: string;
  /** Heads of the three columns. */
  what: string;
  before: string;
  after: string;
  rows: readonly DifferenceRow[];
};

/** Two versions side by side: only what differs. */
export function DifferenceTable({ caption, what, before, after, rows }: Props) {
  return (
    <table className="stack">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td data-label={before}>
              <Lines lines={row.before} />
            </td>
            <td data-label={after}>
              <Lines lines={row.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
