import { AttributeList } from '@/app/_components/desk/attribute-list';
import { ImpactSection } from '@/app/_components/desk/impact-section';
import { NextSteps } from '@/app/_components/desk/next-steps';
import { ScheduledNote } from '@/app/_components/desk/scheduled-note';
import { impactView } from '@/app/_desk/impact-view';
import { looksAfter } from '@/app/_desk/looks-after';
import { deskView } from '@/app/_desk/offering-view';
import { offeringPageView } from '@/app/_desk/page-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One offering of the desk: where it stands, what can be done, what is published, what happened. */
export default page(async function DeskOfferingPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done } = await searchParams;
  const context = await requestContext();
  const path = paths.deskOffering(id);
  if (looksAfter(context) === null) return noAccess(context, path);
  const loaded = await recordData(path, () => deskView(context, id));
  if (!loaded) return noSuchPage();
  const { t } = loaded.say;
  const view = offeringPageView(context, loaded, done);
  const impact = view.canCount ? await impactView(context, loaded) : null;
  return (
    <PageFrame
      locale={t.locale}
      title={loaded.name}
      path={path}
      back={{ href: paths.deskOfferings(), label: t('desk.back') }}
    >
      {view.done && (
        <p className="note" role="status">
          {view.done}
        </p>
      )}
      <h1>{loaded.name}</h1>
      <p>
        <strong>{view.state}</strong>
        <br />
        {view.stateText}
      </p>
      {view.unfinished && <p className="note">{view.unfinished}</p>}
      {view.draft && <p className="note">{view.draft}</p>}
      {view.ask && <p className="note">{view.ask}</p>}
      {view.scheduled && <ScheduledNote {...view.scheduled} />}
      <NextSteps title={t('desk.view.next')} links={view.links} copy={view.copy} />
      {impact && <ImpactSection {...impact} />}
      <section aria-labelledby="history">
        <h2 id="history">{t('desk.view.history')}</h2>
        {view.history.length === 0 && <p>{t('desk.view.noHistory')}</p>}
        <ol className="plain">
          {view.history.map(({ key, what, when, catalogue, version }) => (
            <li key={key} className="row">
              <p>
                {what} <span className="meta">{when}</span>
                <br />
                <span className="meta">{catalogue}</span>
                {version && (
                  <>
                    {' · '}
                    <a href={version.href}>{version.label}</a>
                  </>
                )}
              </p>
            </li>
          ))}
        </ol>
        {view.canCompare && (
          <p>
            <a className="tap" href={paths.deskCompare(id)}>
              {t('desk.view.compare')}
            </a>
          </p>
        )}
      </section>
      <section aria-labelledby="says">
        <h2 id="says">{view.saysTitle}</h2>
        <AttributeList rows={view.says} />
      </section>
    </PageFrame>
  );
});
