import { EntryList } from '@/app/_components/intakes/entry-list';
import { IntakeRows } from '@/app/_components/intakes/intake-list';
import { looksAfter } from '@/app/_desk/looks-after';
import { intakeView } from '@/app/_intakes/desk-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = {
  params: Promise<{ intake: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One group: what is published of it, what can be done, and the firms that asked, in their order. */
export default page(async function IntakePage({ params, searchParams }: Props) {
  const { intake: id } = await params;
  const { done } = await searchParams;
  const context = await requestContext();
  const path = paths.deskIntake(id);
  if (looksAfter(context) === null) return noAccess(context, path);
  const view = await recordData(path, () => intakeView(context, id, done));
  if (!view) return noSuchPage();
  const { t, intake, title, links, rows, entries } = view;
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={{ href: paths.deskIntakes(intake.offering), label: t('intakes.desk.back') }}
    >
      {view.done && (
        <p className="note" role="status">
          {view.done}
        </p>
      )}
      <h1>{title}</h1>
      <IntakeRows rows={rows} />
      <section aria-labelledby="next">
        <h2 id="next">{t('intakes.desk.next')}</h2>
        <ul className="plain taps">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="firms">
        <h2 id="firms">{t('intakes.desk.firms')}</h2>
        {entries.length > 0 ? (
          <>
            <p>{view.entriesText}</p>
            <EntryList entries={entries} />
          </>
        ) : (
          <p>{t('intakes.desk.firmsNone')}</p>
        )}
      </section>
    </PageFrame>
  );
});
