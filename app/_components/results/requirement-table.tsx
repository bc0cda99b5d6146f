import type { Translator } from '@/lib/messages';
import { Status } from '../status';
import type { Requirement } from './match-types';

type Props = { t: Translator; rows: readonly Requirement[]; notes: readonly string[] };

/** Every requirement, the firm's own answer beside it, and where to change that answer. */
export function RequirementTable({ t, rows, notes }: Props) {
  const [asks, answer, status] = [
    t('results.match.col.asks'),
    t('results.match.col.answer'),
    t('results.match.col.status'),
  ];
  return (
    <>
      <h2>{t('results.match.asks')}</h2>
      <table className="stack">
        <caption className="visually-hidden">{t('results.match.asksCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{asks}</th>
            <th scope="col">{answer}</th>
            <th scope="col">{status}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.asks}</th>
              <td data-label={answer}>
                {row.answer}{' '}
                {row.change && (
                  <a className="change no-print" href={row.change.href}>
                    {row.change.text}
                    {row.change.hidden && <span className="visually-hidden"> {row.change.hidden}</span>}
                  </a>
                )}
              </td>
              <td>
                <Status is={row.is}>{row.status}</Status>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {notes.length > 0 && <p className="hint">{notes.join(' ')}</p>}
    </>
  );
}
