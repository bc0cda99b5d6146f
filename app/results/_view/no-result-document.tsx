import { NoDraft, NoRun } from '@/app/_components/results/no-result';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestLocale } from '@/lib/auth/request';
import { translator } from '@/lib/messages';

type Props = { kind: 'noDraft' | 'noRun'; path: string; back: string };

/** In place of a result: how to come to one. */
export async function NoResultDocument({ kind, path, back }: Props) {
  const locale = await requestLocale();
  const t = translator(locale);
  const title = t(kind === 'noRun' ? 'results.norun.title' : 'results.nodraft.title');
  return (
    <PageFrame locale={locale} title={title} path={path} back={{ href: back }}>
      {kind === 'noRun' ? <NoRun t={t} /> : <NoDraft t={t} />}
    </PageFrame>
  );
}
