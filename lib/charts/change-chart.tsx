import { Chart } from './chart';
import { LevelMark } from './marks';

/** One part on two days: `level` null is not known. */
export type ChangeRow = {
  key: string;
  label: string;
  days: readonly { key: string; day: string; level: number | null; words: string }[];
};

/** Levels of two days below one another, one bar a day inside its own table, so that picture and numbers cannot part. */
export function ChangeChart(props: {
  finding: string;
  caption: string;
  columns: readonly [string, string];
  of: number;
  rows: readonly ChangeRow[];
}) {
  const [part, level] = props.columns;
  return (
    <Chart finding={props.finding}>
      <table className="levels">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{part}</th>
            <th scope="col">{level}</th>
          </tr>
        </thead>
        {props.rows.map((row) => (
          <tbody key={row.key}>
            {row.days.map((one, index) => (
              <tr key={one.key}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={row.days.length}>
                    {row.label}
                  </th>
                )}
                <td>
                  <LevelMark level={one.level} of={props.of} />
                  {one.day}: {one.words}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Chart>
  );
}
