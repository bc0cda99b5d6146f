import { Chart } from './chart';
import { LevelMark } from './marks';

/** One row: `level` null is not answered; `note` marks a priority. */
export type LevelRow = {
  key: string;
  label: string;
  level: number | null;
  words: string;
  note: string | null;
};

/** Levels from zero, one bar a row inside its own table, so that picture and numbers cannot part. */
export function LevelChart(props: {
  finding: string;
  caption: string;
  of: number;
  rows: readonly LevelRow[];
}) {
  return (
    <Chart finding={props.finding}>
      <table className="levels">
        <caption>{props.caption}</caption>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.label}
                {row.note ? <small>{row.note}</small> : null}
              </th>
              <td>
                <LevelMark level={row.level} of={props.of} />
                {row.words}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  );
}
