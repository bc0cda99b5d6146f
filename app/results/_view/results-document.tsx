import { ResultsPage } from '@/app/_components/results/results-page';
import { PageFrame } from '@/app/_shell/page-frame';
import { paths } from '@/lib/paths';
import { NoResultDocument } from './no-result-document';
import type { ResultsView } from './results-view';

/** The list of matches, or what to do where there is none. */
export function ResultsDocument({ view }: { view: ResultsView }) {
  if (view.kind !== 'run')
    return (
      <NoResultDocument
        kind={view.kind}
        path={paths.results()}
        back={view.kind === 'noRun' ? paths.check() : paths.home()}
      />
    );
  const { t } = view;
  return (
    <PageFrame
      locale={t.locale}
      title={t('results.title')}
      path={view.all ? paths.allResults() : paths.results()}
      back={{ href: paths.check() }}
      demo={view.demo}
    >
      <ResultsPage t={t} view={view} />
    </PageFrame>
  );
}
