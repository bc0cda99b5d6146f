import type { Translator } from '@/lib/messages';
import { Status } from '../status';
import type { RuleRow } from './match-types';
import type { Link } from './types';

type Props = { t: Translator; rows: readonly RuleRow[]; caption: string; more: Link };

/** The basic rules and whether the institution keeps them. */
export function RuleTable({ t, rows, caption, more }: Props) {
  return (
    <>
      <h2>{t('results.match.rules')}</h2>
      <p>{t('results.match.rulesText')}</p>
      <table className="rules">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('results.match.col.rule')}</th>
            <th scope="col">{t('results.match.col.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, rule, is, outcome }) => (
            <tr key={key}>
              <th scope="row">{rule}</th>
              <td>
                <Status is={is}>{outcome}</Status>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="no-print">
        <a className="tap" href={more.href}>
          {more.text}
        </a>
      </p>
    </>
  );
}
