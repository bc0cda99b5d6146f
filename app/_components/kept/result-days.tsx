import type { Translator } from '@/lib/messages';

type Row = { key: string; day: string; answers: number; offers: string };

/** What each day's last result said. */
export function ResultDays({ t, rows }: { t: Translator; rows: readonly Row[] }) {
  return (
    <table>
      <caption>{t('own.history.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('own.history.day')}</th>
          <th scope="col">{t('own.history.offers')}</th>
          <th scope="col" className="num">
            {t('own.history.answers')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.day}</th>
            <td>{row.offers}</td>
            <td className="num">{row.answers}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
