import type { ImpactTable, ImpactView } from './types';

/** What publishing would change for the firms that are known: totals alone, or why there are none. */
export function ImpactSection({ title, lede, totals, tables, how }: ImpactView) {
  return (
    <section aria-labelledby="impact">
      <h2 id="impact">{title}</h2>
      {lede.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {totals.length > 0 && (
        <dl className="pairs">
          {totals.map(({ key, name, figure }) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd>{figure}</dd>
            </div>
          ))}
        </dl>
      )}
      {tables.map((table) => (
        <Table key={table.key} table={table} />
      ))}
      {how && (
        <details>
          <summary>{how.title}</summary>
          {how.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </details>
      )}
    </section>
  );
}

/** Folded up: the totals stand above, and with the places of a country a table is long on a phone. */
function Table({ table: { caption, what, columns, rows, note } }: { table: ImpactTable }) {
  return (
    <details>
      <summary>{caption}</summary>
      <table className="stack">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="num">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {columns.map((column, at) => (
                <td key={column} className="num" data-label={column}>
                  {figures[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {note && <p className="hint">{note}</p>}
    </details>
  );
}
