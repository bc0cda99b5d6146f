import { Pager } from '@/app/_components/catalogue/pager';
import { ConfirmForm } from '@/app/_components/desk/confirm-form';
import { ReviewRows } from '@/app/_components/import/review-rows';
import { looksAfter } from '@/app/_desk/looks-after';
import { reviewView } from '@/app/_import/review-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths, posts } from '@/lib/paths';

type Props = {
  params: Promise<{ import: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What each row of a file would do, and the button that takes them over; then, what became of them. */
export default page(async function ImportReviewPage({ params, searchParams }: Props) {
  const { import: id } = await params;
  const query = await searchParams;
  const context = await requestContext();
  const path = paths.importReview(id);
  if (looksAfter(context) === null) return noAccess(context, path);
  const view = await recordData(path, () => reviewView(context, id, query));
  if (!view) return noSuchPage();
  const { t, title, outcome, done, total, kinds, go, nothing, kept, rows, pager, hasRefused } = view;
  const another = { href: paths.importOfferings(), label: t('import.review.another') };
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={{ href: paths.importOfferings(), label: t('import.link') }}
      width="wide"
    >
      {done.length > 0 && (
        <div className="note" role="status">
          {done.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <h1>{title}</h1>
      <p className="lede">{total}</p>
      <nav aria-label={t('import.review.kinds')}>
        <ul className="chips">
          {kinds.map(({ outcome: kind, label, href }) => (
            <li key={kind}>
              {href === null ? (
                <span className="tap">{label}</span>
              ) : kind === outcome ? (
                <strong className="tap" aria-current="true">
                  {label}
                </strong>
              ) : (
                <a className="tap" href={href}>
                  {label}
                </a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      {go ? (
        <>
          <p>{t('import.review.means')}</p>
          <ConfirmForm action={posts.runImport(id)} hidden={{}} go={go} keep={another} />
        </>
      ) : (
        <>
          {nothing && <p>{nothing}</p>}
          <p>
            <a className="tap" href={another.href}>
              {another.label}
            </a>
          </p>
        </>
      )}
      {hasRefused && (
        <p>
          <a className="tap" href={paths.importRefused(id)} download>
            {t('import.review.download')}
          </a>
          <br />
          <span className="hint">{t('import.review.downloadText')}</span>
        </p>
      )}
      <ReviewRows t={t} rows={rows} />
      <Pager t={t} {...pager} />
      <p className="hint">{kept}</p>
    </PageFrame>
  );
});
