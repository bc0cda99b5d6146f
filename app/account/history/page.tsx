import { LeftOut } from '@/app/_components/catalogue/left-out';
import { SelectField } from '@/app/_components/forms/select-field';
import { ResultDays } from '@/app/_components/kept/result-days';
import { historyView } from '@/app/_kept/history-view';
import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { ChangeChart } from '@/lib/charts';
import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type View = Awaited<ReturnType<typeof historyView>>;

const LEVELS = 4;

/** The firm's results over time, and how its work has changed between two of them. */
export default page(async function HistoryPage({ searchParams }: Props) {
  const query = await searchParams;
  const context = await requestContext();
  if (!('firm' in context.actor)) return noAccess(context, paths.history());
  const { t, rows, options, compared, asked, leftOut } = await historyView(context, query);
  return (
    <PageFrame
      locale={t.locale}
      title={t('own.history.title')}
      path={paths.history()}
      back={{ href: paths.account() }}
    >
      <h1>{t('own.history.title')}</h1>
      <LeftOut
        told={leftOut}
        clean={{
          href: paths.history({ from: asked.from ?? undefined, to: asked.to ?? undefined }),
          label: t('own.history.clean', { count: leftOut.length }),
        }}
      />
      {rows.length > 0 ? (
        <>
          <Levels t={t} compared={compared} options={options} />
          <h2>{t('own.history.resultsTitle')}</h2>
          <p className="hint">{t('own.history.help')}</p>
          <ResultDays t={t} rows={rows} />
        </>
      ) : (
        <>
          <p>{t('own.history.none')}</p>
          <p>
            <a className="tap" href={paths.diagnostic()}>
              {t('own.history.toQuestions')}
            </a>
          </p>
        </>
      )}
    </PageFrame>
  );
});

function Levels({ t, compared, options }: Pick<View, 'compared' | 'options'> & { t: Translator }) {
  return (
    <>
      <h2>{t('own.history.levelsTitle')}</h2>
      {compared === null ? (
        <p>{t('own.history.one')}</p>
      ) : (
        <>
          <form method="get" action={paths.history()}>
            <SelectField
              t={t}
              name="from"
              label={t('own.history.from')}
              options={options}
              value={compared.from}
            />
            <SelectField t={t} name="to" label={t('own.history.to')} options={options} value={compared.to} />
            <p className="actions">
              <button type="submit" className="btn second">
                {t('own.history.compare')}
              </button>
            </p>
          </form>
          <ul className="plain">
            {compared.said.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
          <ChangeChart
            finding={compared.finding}
            caption={t('own.history.levelsCaption')}
            columns={[t('own.history.part'), t('own.history.level')]}
            of={LEVELS}
            rows={compared.chart}
          />
          <p className="hint">{t('results.levels.scale')}</p>
        </>
      )}
    </>
  );
}
