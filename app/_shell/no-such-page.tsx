import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { requestLocale } from '@/lib/auth/request';
import { sendStatus } from '@/lib/auth/status';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { PageFrame } from './page-frame';

/**
 * What a page draws where the address names nothing. The framework's own call would send an empty document that
 * only its script fills, so it is left for a server that cannot be told the status.
 */
export function noSuchPage(): ReactNode {
  if (!sendStatus(404)) notFound();
  return (
    <>
      <meta name="robots" content="noindex" />
      <NotFoundDocument />
    </>
  );
}

export async function NotFoundDocument() {
  const locale = await requestLocale();
  const t = translator(locale);
  return (
    <PageFrame locale={locale} title={t('common.problem.notFound.title')} path={paths.home()}>
      <h1>{t('common.problem.notFound.title')}</h1>
      <p>{t('common.problem.notFound.text')}</p>
      <p>
        <a href={paths.offerings()}>{t('pages.home.browse')}</a>
      </p>
      <p>
        <a href={paths.home()}>{t('common.problem.home')}</a>
      </p>
    </PageFrame>
  );
}
