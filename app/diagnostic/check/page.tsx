import { AdviserLine } from '@/app/_components/answers/adviser-line';
import { Choice } from '@/app/_components/forms/choice';
import { noAccess } from '@/app/_shell/no-access';
import { decidesOnAnswers, inAccount } from '@/app/_shell/own-answers';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { AnswerSections } from '../_screen/answer-sections';
import { DrawnWith } from '../_screen/drawn-with';
import { minutesOf, questionsOf } from '../_screen/form-length';
import { answerNames } from '../_screen/lists';
import { progressWords } from '../_screen/progress';
import { seenConsent } from '../_screen/seen-consent';
import { unsavedFacts } from '../_screen/unsaved';

export default page(async function CheckPage() {
  const context = await requestContext();
  if (!('draft' in context.actor)) return noAccess(context, paths.check());
  const [diagnostic, names, unsaved] = await pageData(
    paths.check(),
    async () => {
      const found = await getDiagnostic(context);
      const [named, typed] = await Promise.all([
        answerNames(context, found.answers),
        unsavedFacts(context, found),
      ]);
      return [found, named, typed] as const;
    },
    'noDraft',
  );
  const { answers, form, filledBy, consents } = diagnostic;
  const locale = context.locale ?? diagnostic.locale;
  const t = translator(locale);
  const [isKept, decides] = [inAccount(context), decidesOnAnswers(context)];
  return (
    <PageFrame
      locale={locale}
      title={t('pages.check.title')}
      path={paths.check()}
      back={{ href: paths.diagnostic() }}
    >
      <h1>{t('pages.check.title')}</h1>
      <p>{t('pages.check.lede')}</p>
      <AdviserLine t={t} filledBy={filledBy} />
      <p className="where">{progressWords(t, answers, form)}</p>
      {form === 'short' && (
        <form className="note" method="post" action={posts.allQuestions()}>
          <DrawnWith draft={diagnostic} isKept={isKept} />
          <p>{t('pages.check.short', { count: questionsOf('short').length })}</p>
          <p>
            <button type="submit" className="btn second">
              {t('pages.check.long')}
            </button>
          </p>
          <p className="hint">
            {t('pages.check.longHelp', { minutes: minutesOf('full') - minutesOf('short') })}
          </p>
        </form>
      )}
      <AnswerSections t={t} diagnostic={diagnostic} names={names} unsaved={unsaved} />
      <form method="post" action={posts.consent()}>
        <DrawnWith draft={diagnostic} isKept={isKept} />
        {decides && (
          <>
            <h2 id="consent">{t('pages.check.consentTitle')}</h2>
            <p className="hint">{t('pages.check.consentHelp')}</p>
            <Choice
              type="checkbox"
              name="reports"
              option={{ value: 'yes', label: t('pages.check.consent') }}
              checked={consents.reports?.given === true}
            />
            <input type="hidden" name="seen" value={seenConsent(consents.reports)} />
          </>
        )}
        <p className="actions">
          <button type="submit" className="btn">
            {t('pages.check.see')}
          </button>
        </p>
      </form>
      {isKept && <p>{t('account.kept')}</p>}
      <ul className="plain taps">
        {!isKept && (
          <li>
            <a href={paths.saved()}>{t('pages.check.saved')}</a>
          </li>
        )}
        {decides && (
          <li>
            <a href={paths.delete()}>{t('pages.check.delete')}</a>
          </li>
        )}
      </ul>
    </PageFrame>
  );
});
