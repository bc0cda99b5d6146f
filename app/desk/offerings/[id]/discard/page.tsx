import { ConfirmForm } from '@/app/_components/desk/confirm-form';
import { DifferenceTable } from '@/app/_components/desk/difference-table';
import { looksAfter } from '@/app/_desk/looks-after';
import { deskView } from '@/app/_desk/offering-view';
import { differenceRows } from '@/app/_desk/rows';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { OfferingStepFrame, outOfDate } from '@/app/_shell/offering-step-frame';
import { page, recordData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { seenOf } from '@/lib/data/offerings/load';
import { paths, posts } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What would be lost with the changes, and the button that throws them away. */
export default page(async function DiscardPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { problem } = await searchParams;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.discardDraft(id));
  const view = await recordData(paths.discardDraft(id), () => deskView(context, id));
  if (!view) return noSuchPage();
  const { desk, name, say, latest } = view;
  const { t } = say;
  const isNew = desk.state === 'draft';
  const title = t(isNew ? 'desk.discard.titleNew' : 'desk.discard.title', { name });
  const before = desk.versions.at(-1)?.content;
  const rows = before && latest ? differenceRows(say, before, latest) : [];
  return (
    <OfferingStepFrame
      t={t}
      offering={id}
      title={title}
      path={paths.discardDraft(id)}
      problem={problem === 'conflict' ? outOfDate(t, '#lost') : null}
      width="wide"
    >
      <div id="lost">
        {desk.draft === null && <p>{t('desk.discard.none')}</p>}
        {desk.draft && rows.length > 0 && (
          <DifferenceTable
            caption={t('desk.compare.caption')}
            what={t('desk.compare.what')}
            before={t('desk.view.published')}
            after={t('desk.compare.draft')}
            rows={rows}
          />
        )}
      </div>
      {desk.draft && (
        <>
          <p>{t(isNew ? 'desk.discard.textNew' : 'desk.discard.text')}</p>
          <ConfirmForm
            action={posts.discardDraft(id)}
            hidden={{ seen: seenOf(desk) }}
            go={t('desk.discard.go')}
            keep={{ href: paths.deskOffering(id), label: t('desk.keep') }}
            grave
          />
        </>
      )}
    </OfferingStepFrame>
  );
});
