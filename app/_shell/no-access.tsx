import { sendStatus } from '@/lib/auth/status';
import type { Context } from '@/lib/data/context';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { PageFrame } from './page-frame';

/**
 * A page that is not for the one who asks: what to do instead. In: the context, the path that was asked for, and what a
 * visitor is told of it.
 */
export function noAccess({ actor, locale = 'en' }: Context, path: string, said?: string) {
  const t = translator(locale);
  const isVisitor = actor.kind === 'visitor';
  sendStatus(403);
  const title = isVisitor ? t('common.noAccess.visitorTitle') : t('common.noAccess.title');
  return (
    <PageFrame locale={locale} title={title} path={path}>
      <h1>{title}</h1>
      <p>{isVisitor ? (said ?? t('common.noAccess.visitor')) : t('common.noAccess.text')}</p>
      <p>
        <a className="btn" href={isVisitor ? paths.signIn(path) : paths.account()}>
          {isVisitor ? t('common.noAccess.signIn') : t('common.noAccess.account')}
        </a>
      </p>
    </PageFrame>
  );
}
