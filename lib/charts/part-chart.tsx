import { TableHead } from './chart';
import { RatioMark } from './marks';

/** One part of a score: what it adds, of how much, and why. */
export type PartRow = {
  key: string;
  label: string;
  value: number;
  word: string;
  sentence: string;
  points: string;
  /** Where to answer what it hangs on; without one nothing is open. */
  link?: { href: string; text: string } | null;
};

/** Parts of a score, one bar a row; the last row is their sum. */
export function PartChart(props: {
  caption: string;
  columns: readonly [part: string, why: string, points: string];
  rows: readonly PartRow[];
  total: { label: string; points: string };
}) {
  const [part, why, points] = props.columns;
  return (
    <table className="parts">
      <caption>{props.caption}</caption>
      <TableHead columns={[{ name: part }, { name: why }, { name: points, numeric: true }]} />
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.label}
              <RatioMark value={row.value} />
            </th>
            <td>
              <strong>{row.word}.</strong> {row.sentence}
              {row.link && (
                <>
                  {' '}
                  <a href={row.link.href}>{row.link.text}</a>
                </>
              )}
            </td>
            <td className="num">{row.points}</td>
          </tr>
        ))}
        {/* In the body: browsers print the foot of a table again on each page. */}
        <tr className="total">
          <th scope="row" colSpan={2}>
            {props.total.label}
          </th>
          <td className="num">{props.total.points}</td>
        </tr>
      </tbody>
    </table>
  );
}
