import type { ReactNode } from 'react';

/** A figure says its finding first; the numbers follow in a real table. */
export function Chart({ finding, children }: { finding: string; children: ReactNode }) {
  return (
    <figure className="figure">
      <figcaption>{finding}</figcaption>
      {children}
    </figure>
  );
}

export type Column = { name: string; numeric?: boolean };

/** Head of a chart's table. */
export function TableHead({ columns }: { columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.name} scope="col" className={column.numeric ? 'num' : undefined}>
            {column.name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
