import { MatchPage } from '@/app/_components/results/match-page';
import { PageFrame } from '@/app/_shell/page-frame';
import { paths } from '@/lib/paths';
import type { MatchPageResult } from './match-view';
import { NoResultDocument } from './no-result-document';

/** One match explained, or what to do where there is no result. */
export function MatchDocument({ id, result }: { id: string; result: MatchPageResult }) {
  if (result.kind !== 'match')
    return <NoResultDocument kind={result.kind} path={paths.match(id)} back={paths.offering(id)} />;
  const { t, view, demo } = result;
  return (
    <PageFrame
      locale={t.locale}
      title={view.name}
      path={paths.match(id)}
      back={{ href: paths.results(), label: t('results.match.back') }}
      demo={demo}
    >
      <MatchPage t={t} view={view} />
    </PageFrame>
  );
}
