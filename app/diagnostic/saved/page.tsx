import { KeepInAccount } from '@/app/_components/account/keep-in-account';
import { noAccess } from '@/app/_shell/no-access';
import { inAccount } from '@/app/_shell/own-answers';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { siteOrigin } from '@/lib/auth/origin';
import { draftCode } from '@/lib/auth/request';
import { type DiagnosticState, getDiagnostic } from '@/lib/data/diagnostics/get';
import { type Translator, translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { paths, posts } from '@/lib/paths';
import { formatCode } from '@/lib/schemas/draft-code';
import { DrawnWith } from '../_screen/drawn-with';
import { firstOpenScreen } from '../_screen/flow';

export default page(async function SavedPage() {
  const context = await requestContext();
  if (!('draft' in context.actor)) return noAccess(context, paths.saved());
  const diagnostic = await pageData(paths.saved(), () => getDiagnostic(context), 'noDraft');
  const locale = context.locale ?? diagnostic.locale;
  const t = translator(locale);
  const isKept = inAccount(context);
  const open = firstOpenScreen(diagnostic.answers, diagnostic.form);
  return (
    <PageFrame locale={locale} title={t('pages.saved.title')} path={paths.saved()}>
      <h1>{t('pages.saved.title')}</h1>
      {isKept ? <p>{t('account.kept')}</p> : <Code t={t} until={diagnostic.expiresAt} />}
      <p className="actions">
        <a className="btn" href={open ? paths.screen(open) : paths.check()}>
          {open ? t('pages.saved.continue') : t('pages.check.title')}
        </a>
      </p>
      {!isKept && (
        <>
          <ThisDevice t={t} diagnostic={diagnostic} />
          <KeepInAccount t={t} />
        </>
      )}
    </PageFrame>
  );
});

/** The code that opens the answers, and the link that holds it. */
async function Code({ t, until }: { t: Translator; until: string }) {
  const code = formatCode((await draftCode()) ?? '');
  const link = `${await siteOrigin()}${paths.resume(code)}`;
  return (
    <>
      <p>{t('pages.saved.code')}</p>
      <p className="code">{code}</p>
      <p>{t('pages.saved.care')}</p>
      <p>
        {t('pages.saved.link')}
        <br />
        <a className="long" href={paths.resume(code)}>
          {link}
        </a>
      </p>
      <p>{t('pages.saved.until', { date: formatDate(t.locale, until) })}</p>
    </>
  );
}

function ThisDevice({ t, diagnostic }: { t: Translator; diagnostic: DiagnosticState }) {
  return (
    <div className="no-print">
      <p className="hint">{t('pages.saved.print')}</p>
      <p>{t('pages.saved.device')}</p>
      <form method="post" action={posts.forget()}>
        <DrawnWith draft={diagnostic} isKept={false} />
        <p>{t('pages.saved.shared')}</p>
        <button type="submit" className="btn second">
          {t('pages.saved.forget')}
        </button>
      </form>
    </div>
  );
}
