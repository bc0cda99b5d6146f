import type { Translator } from '@/lib/messages';
import { AttributeList } from '../desk/attribute-list';
import { DifferenceTable } from '../desk/difference-table';
import type { AttributeRow, DifferenceRow } from '../desk/types';

export type ReviewRow = {
  key: string;
  name: string;
  line: string;
  note: string | null;
  /** Where its draft is; null while there is none of it. */
  draft: string | null;
  differences: readonly DifferenceRow[];
  caption: string;
  /** What a new offering would say. */
  says: readonly AttributeRow[];
  problems: readonly { text: string; found: string | null }[];
};

/** Rows of a file, each with what it would do or has done. */
export function ReviewRows({ t, rows }: { t: Translator; rows: readonly ReviewRow[] }) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.key} className="row">
          <h2>{row.draft ? <a href={row.draft}>{row.name}</a> : row.name}</h2>
          <p className="meta">{row.line}</p>
          {row.note && (
            <p>
              <strong>{row.note}</strong>
            </p>
          )}
          {row.problems.length > 0 && (
            <ul>
              {row.problems.map(({ text, found }) => (
                <li key={`${text} ${found}`}>
                  {text}
                  {found && (
                    <>
                      <br />
                      <span className="meta">{found}</span>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )}
          {row.differences.length > 0 && (
            <DifferenceTable
              caption={row.caption}
              what={t('desk.compare.what')}
              before={t('import.review.now')}
              after={t('import.review.then')}
              rows={row.differences}
            />
          )}
          {row.says.length > 0 && (
            <details>
              <summary>
                {t('import.review.all')}
                <span className="visually-hidden">: {row.name}</span>
              </summary>
              <AttributeList rows={row.says} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
