import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { signedInAccount } from '@/app/_shell/signed-in';
import { type ConsentSaid, listConsents } from '@/lib/data/history/consents';
import { type Translator, translator } from '@/lib/messages';
import { formatMoment } from '@/lib/messages/format';
import { paths } from '@/lib/paths';

/** What is kept: to take along, or to delete. */
export default page(async function DataPage() {
  const { context, account } = await signedInAccount();
  if (!account) return noAccess(context, paths.accountData());
  const t = translator(context.locale ?? 'en');
  const isOwner = context.actor.kind === 'firm_owner';
  return (
    <PageFrame
      locale={t.locale}
      title={t('account.data.title')}
      path={paths.accountData()}
      back={{ href: paths.account() }}
    >
      <h1>{t('account.data.title')}</h1>
      <section aria-labelledby="export">
        <h2 id="export">{t('account.data.exportTitle')}</h2>
        <p>{t('account.data.exportText')}</p>
        <ul className="plain taps">
          <li>
            <a href={paths.exportJson()} download>
              {t('account.data.json')}
            </a>
          </li>
          <li>
            <a href={paths.exportCsv()} download>
              {t('account.data.csv')}
            </a>
          </li>
          <li>
            <a href={paths.exportAnswers()} download>
              {t('account.data.answers')}
            </a>
          </li>
        </ul>
      </section>
      {'firm' in context.actor && <Consents t={t} said={await listConsents(context)} />}
      <section aria-labelledby="erase">
        <h2 id="erase">{t('account.data.eraseTitle')}</h2>
        <p>{t(isOwner ? 'account.data.eraseText' : 'account.data.eraseOwnText')}</p>
        <p>
          <a className="btn danger" href={paths.eraseAccount()}>
            {t('account.data.eraseGo')}
          </a>
        </p>
      </section>
    </PageFrame>
  );
});

/** What the firm agreed to beyond its own results: each purpose with its day and the version of its text. */
function Consents({ t, said }: { t: Translator; said: readonly ConsentSaid[] }) {
  return (
    <section aria-labelledby="consents">
      <h2 id="consents">{t('own.consent.title')}</h2>
      {said.length === 0 ? (
        <p>{t('own.consent.none')}</p>
      ) : (
        <dl className="pairs">
          {said.map(({ given, textVersion, at, ...of }) => (
            <div key={`${of.purpose} ${at}`}>
              <dt>
                {of.purpose === 'adviser'
                  ? t('own.consent.adviser', { name: of.adviser })
                  : t(`own.consent.purpose.${of.purpose}`)}
              </dt>
              <dd>
                {t(given ? 'own.consent.given' : 'own.consent.takenBack', {
                  moment: formatMoment(t.locale, at),
                })}
                . {t('own.consent.version', { version: textVersion })}.
              </dd>
            </div>
          ))}
        </dl>
      )}
      {said.some(({ purpose }) => purpose === 'adviser') && (
        <p>
          <a className="tap" href={paths.accountPeople()}>
            {t('own.consent.changeAdviser')}
          </a>
        </p>
      )}
      {said.some(({ purpose }) => purpose !== 'adviser') && (
        <p>
          <a className="tap" href={paths.check()}>
            {t('own.consent.change')}
          </a>
        </p>
      )}
    </section>
  );
}
