import { Chart, type Column, TableHead } from './chart';
import { SegmentMark } from './marks';

/** One part of a whole. `group` numbers the kind it belongs to; `number` is the value as it is written in the table. */
export type ShareRow = {
  label: string;
  details: readonly string[];
  group: number;
  value: number;
  number: string;
};

/** One bar divided into its parts, in the order of the table below it. Parts carry the numbers of the table's rows. */
export function ShareChart(props: {
  finding: string;
  caption: string;
  /** Names of: number, part, each detail, value. */
  columns: readonly Column[];
  rows: readonly ShareRow[];
}) {
  const segments = props.rows.map((row, i) => ({ label: String(i + 1), value: row.value, group: row.group }));
  return (
    <Chart finding={props.finding}>
      <SegmentMark segments={segments} />
      <table className="shares">
        <caption>{props.caption}</caption>
        <TableHead columns={props.columns} />
        <tbody>
          {props.rows.map((row, i) => (
            <tr key={row.label + row.details.join()}>
              <td className="num">{i + 1}</td>
              <th scope="row">{row.label}</th>
              {row.details.map((detail) => (
                <td key={detail}>{detail}</td>
              ))}
              <td className="num" data-label={props.columns.at(-1)?.name}>
                {row.number}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  );
}
