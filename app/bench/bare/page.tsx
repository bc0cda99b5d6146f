import { noSuchPage } from '@/app/_shell/no-such-page';
import { firstOfferings } from '@/lib/data/bench/first-offerings';

export const dynamic = 'force-dynamic';

/** The least a page of this site can be: the layout, one indexed query, twenty rows. Other pages are measured against it. */
export default async function Page() {
  if (process.env.PUENTE_BENCH !== '1') return noSuchPage();
  const rows = await firstOfferings();
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.id}</td>
            <td>{row.institution}</td>
            <td>{row.type}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
