import { DifferenceTable } from '@/app/_components/desk/difference-table';
import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { IntakeForm } from '@/app/_components/intakes/intake-form';
import { PageFrame } from '@/app/_shell/page-frame';
import type { FormPageView } from './form-view';

type Props = { view: FormPageView; path: string; back: { href: string; label: string } };

/** The page of the form of a group, new or published, with what is to be mended. */
export function IntakeFormDocument({ view, path, back }: Props) {
  const { title, form, conflict } = view;
  const { t, errors } = form;
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={back}
      failed={errors.length > 0 || conflict !== null}
    >
      {conflict && (
        <>
          <ErrorSummary
            title={t('intakes.edit.conflictTitle')}
            links={[{ href: '#both', label: t('intakes.edit.conflictLink') }]}
            kept={t('intakes.edit.conflictKept')}
          />
          <section id="both" aria-label={t('intakes.edit.conflictCaption')}>
            <DifferenceTable
              caption={t('intakes.edit.conflictCaption')}
              what={t('intakes.edit.conflictWhat')}
              before={t('intakes.edit.conflictTheirs')}
              after={t('intakes.edit.conflictYours')}
              rows={conflict}
            />
            <p className="hint">{t('intakes.edit.conflictHelp')}</p>
          </section>
        </>
      )}
      {errors.length > 0 && (
        <ErrorSummary
          title={t('intakes.desk.problem')}
          links={errors.map(({ field, text }) => ({ href: `#${field}`, label: text }))}
        />
      )}
      <h1>{title}</h1>
      <p className="lede">{t('intakes.edit.lede')}</p>
      <IntakeForm view={form} />
    </PageFrame>
  );
}
