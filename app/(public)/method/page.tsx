import { GatesTable, StatusList } from '@/app/_components/method/gates-table';
import { PartsTable } from '@/app/_components/method/parts-table';
import { MeasuresList, RulesTable } from '@/app/_components/method/rules-table';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { requestLocale } from '@/lib/auth/request';
import { getInForce } from '@/lib/data/reference/in-force';
import { instrument } from '@/lib/domain/facts';
import { translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { paths } from '@/lib/paths';

const LIMITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export default page(async function Method() {
  const locale = await requestLocale();
  const t = translator(locale);
  const context = await requestContext();
  const { policy, catalogueRevision } = await pageData(paths.method(), () => getInForce(context));
  const versions = {
    instrument: instrument.version,
    policy: policy.version,
    from: formatDate(locale, policy.from),
    revision: catalogueRevision,
  };
  return (
    <PageFrame locale={locale} title={t('pages.method.title')} path={paths.method()}>
      <h1>{t('pages.method.title')}</h1>
      <p className="lede">{t('pages.method.lede')}</p>
      <h2>{t('pages.method.statusTitle')}</h2>
      <StatusList t={t} />
      <h2>{t('pages.method.gatesTitle')}</h2>
      <p>{t('pages.method.gates')}</p>
      <GatesTable t={t} policy={policy} />
      <h2>{t('pages.method.orderTitle')}</h2>
      <p>{t('pages.method.order')}</p>
      <PartsTable t={t} policy={policy} />
      <p>{t('pages.method.ties')}</p>
      <p>{t('pages.method.notUsed')}</p>
      <h2>{t('pages.method.rulesTitle')}</h2>
      <p>{t('pages.method.rulesLede')}</p>
      <RulesTable t={t} policy={policy} />
      <h2>{t('pages.method.derivedTitle')}</h2>
      <p>{t('pages.method.derivedLede')}</p>
      <MeasuresList t={t} />
      <h2>{t('pages.method.unknownTitle')}</h2>
      <p>{t('pages.method.unknown')}</p>
      <ul>
        <li>{t('pages.method.short')}</li>
        <li>{t('pages.method.unknown.research')}</li>
        <li>{t('pages.method.unknown.level')}</li>
        <li>{t('pages.method.unknown.size')}</li>
        <li>{t('pages.method.unknown.bridge')}</li>
      </ul>
      <h2>{t('pages.method.roundTitle')}</h2>
      <p>{t('pages.method.round')}</p>
      <h2>{t('pages.method.sourcesTitle')}</h2>
      <p>{t('pages.method.sources')}</p>
      <h2>{t('pages.method.limitsTitle')}</h2>
      <ul>
        {LIMITS.map((limit) => (
          <li key={limit}>{t(`pages.method.limits.${limit}`)}</li>
        ))}
      </ul>
      <h2>{t('pages.method.versionsTitle')}</h2>
      <p>{t('pages.method.versions', versions)}</p>
    </PageFrame>
  );
});
