import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { ColumnsTable } from '@/app/_components/import/columns-table';
import { UploadForm } from '@/app/_components/import/upload-form';
import { looksAfter } from '@/app/_desk/looks-after';
import { uploadView } from '@/app/_import/upload-view';
import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths, posts } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A file of offerings is sent from here; the columns it can have are told from the table that reads them. */
export default page(async function ImportPage({ searchParams }: Props) {
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.importOfferings());
  const { t, error, form, forms, help, columns, notes } = await uploadView(context, await searchParams);
  const title = t('import.title');
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={paths.importOfferings()}
      back={{ href: paths.deskOfferings(), label: t('desk.back') }}
      failed={error !== undefined}
      width="wide"
    >
      {error && <ErrorSummary title={t('import.fileProblem')} links={[{ href: '#file', label: error }]} />}
      <h1>{title}</h1>
      <p className="lede">{t('import.lede')}</p>
      <UploadForm t={t} action={posts.checkImport()} help={help} forms={forms} form={form} error={error} />
      <section aria-labelledby="export">
        <h2 id="export">{t('import.export')}</h2>
        <p>{t('import.exportText')}</p>
        <ul className="plain taps">
          <li>
            <a href={paths.exportOfferingsCsv()} download>
              {t('import.exportCsv')}
            </a>
          </li>
          <li>
            <a href={paths.exportOfferingsJson()} download>
              {t('import.exportJson')}
            </a>
          </li>
        </ul>
      </section>
      <section aria-labelledby="forms">
        <h2 id="forms">{t('import.forms')}</h2>
        <dl className="pairs">
          {notes.map(({ title: name, note }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{note}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="columns">
        <h2 id="columns">{t('import.columns')}</h2>
        <p>{t('import.columnsText')}</p>
        <p>{t('import.columnsLists')}</p>
        <p>{t('import.columnsFormula')}</p>
        <ColumnsTable t={t} rows={columns} />
      </section>
    </PageFrame>
  );
});
