import { SignedOutNote } from '@/app/_components/account/signed-out-note';
import { NoDraft, NoRun } from '@/app/_components/results/no-result';
import { inAccount } from '@/app/_shell/own-answers';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext, sessionHasEnded } from '@/lib/auth/context';
import { translator } from '@/lib/messages';

type Props = { kind: 'noDraft' | 'noRun'; path: string; back: string };

/** In place of a result: how to come to one. */
export async function NoResultDocument({ kind, path, back }: Props) {
  const context = await requestContext();
  const locale = context.locale ?? 'en';
  const t = translator(locale);
  const hasEnded = kind === 'noDraft' && (await sessionHasEnded());
  const title = t(kind === 'noRun' ? 'results.norun.title' : 'results.nodraft.title');
  return (
    <PageFrame locale={locale} title={title} path={path} back={{ href: back }}>
      {hasEnded && <SignedOutNote t={t} path={path} />}
      {kind === 'noRun' ? <NoRun t={t} /> : <NoDraft t={t} isKept={inAccount(context)} />}
    </PageFrame>
  );
}
