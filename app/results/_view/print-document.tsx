import { PrintedVersions, PrintPage } from '@/app/_components/results/print-page';
import { PageFrame } from '@/app/_shell/page-frame';
import { AnswerSections } from '@/app/diagnostic/_screen/answer-sections';
import { paths } from '@/lib/paths';
import { NoResultDocument } from './no-result-document';
import type { PrintResult } from './print-view';

/** A whole result on paper: matches with every reason, the answers, the versions. */
export function PrintDocument({ result }: { result: PrintResult }) {
  if (result.kind !== 'run')
    return <NoResultDocument kind={result.kind} path={paths.print()} back={paths.home()} />;
  const { t, view, answers, demo } = result;
  return (
    <PageFrame
      locale={t.locale}
      title={t('results.print.title')}
      path={paths.print()}
      back={{ href: paths.results(), label: t('results.print.back') }}
      demo={demo}
    >
      <div className="printed">
        <PrintPage t={t} view={view} />
        <h2>{t('results.print.answers')}</h2>
        <div className="printed-answers">
          <AnswerSections t={t} {...answers} />
        </div>
        <PrintedVersions t={t} versions={view.versions} />
      </div>
    </PageFrame>
  );
}
