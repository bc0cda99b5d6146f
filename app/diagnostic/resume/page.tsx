import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { draftCode, requestLocale } from '@/lib/auth/request';
import { translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { formatCode, readCode } from '@/lib/schemas/draft-code';
import { CodeField } from '../_screen/code-field';
import { DrawnWith } from '../_screen/drawn-with';
import { findDraft } from '../_screen/find-draft';

type Props = { searchParams: Promise<{ code?: string | string[]; problem?: string | string[] }> };

const PROBLEMS = ['empty', 'wrong', 'expired'] as const;

/** A link that holds the code only fills the form: opening it changes nothing until the button is pressed. */
export default page(async function ResumePage({ searchParams }: Props) {
  const query = await searchParams;
  const context = await requestContext();
  if (context.actor.kind !== 'visitor') return noAccess(context, paths.resume());
  const locale = await requestLocale();
  const t = translator(locale);
  const typed = typeof query.code === 'string' ? query.code.slice(0, 60) : '';
  const problem = PROBLEMS.find((one) => one === query.problem);
  const code = readCode(typed);
  const own = await draftCode();
  const held = own ? await findDraft(context) : null;
  // Not opened, because the page did not show that there were others here.
  const isHeld = query.problem === 'held' && code !== null;
  const linked = code !== null && !problem && !isHeld;
  const title = linked ? t('pages.resume.linkTitle') : t('pages.resume.title');
  return (
    <PageFrame
      locale={locale}
      title={title}
      path={paths.resume(typed || undefined, problem)}
      back={{ href: paths.home() }}
      failed={problem !== undefined || isHeld}
    >
      {isHeld && (
        <ErrorSummary
          title={t('pages.resume.held')}
          links={[{ href: '#go', label: t('pages.resume.heldGo') }]}
        />
      )}
      {problem && (
        <ErrorSummary
          title={t(`pages.resume.${problem}`)}
          links={[{ href: '#code', label: t('pages.resume.retype') }]}
        />
      )}
      <h1>{title}</h1>
      {problem === 'wrong' && code !== null && (
        <p>
          {t('pages.resume.gone')} <a href={paths.diagnostic()}>{t('common.problem.start')}</a>
        </p>
      )}
      {problem === 'expired' && (
        <p>
          {t('pages.resume.expiredNext')} <a href={paths.diagnostic()}>{t('common.problem.start')}</a>
        </p>
      )}
      {own && held && own !== code && (
        <p className={isHeld ? 'note warn' : 'note'}>
          {t('pages.resume.replace', { code: formatCode(own) })} {isHeld && t('pages.resume.heldNext')}
        </p>
      )}
      <form method="post" action={posts.resume()} noValidate>
        <DrawnWith draft={held} isKept={false} />
        {linked ? (
          <>
            <p>{t('pages.resume.link', { code: formatCode(code) })}</p>
            <input type="hidden" name="code" value={code} />
          </>
        ) : (
          <CodeField t={t} value={typed} problem={problem} />
        )}
        <button type="submit" className="btn" id="go">
          {t('pages.resume.go')}
        </button>
      </form>
    </PageFrame>
  );
});
