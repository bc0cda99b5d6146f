import type { Translator } from '@/lib/messages';

export type ColumnRow = { name: string; what: string; lines: readonly string[] };

/** Every column that a file of offerings can have. */
export function ColumnsTable({ t, rows }: { t: Translator; rows: readonly ColumnRow[] }) {
  const heads = [t('import.col.name'), t('import.col.what'), t('import.col.shape')];
  return (
    <table className="stack">
      <caption className="visually-hidden">{t('import.columns')}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, what, lines }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td data-label={heads[1]}>{what}</td>
            <td data-label={heads[2]}>{lines.join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
